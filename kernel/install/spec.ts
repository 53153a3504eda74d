// What this kernel is called where notebooks and Jupyter name it.

/** A notebook's metadata, as a front end writes it. */
export const language = {
  kernelspec: { display_name: "skbook (TypeScript)", language: "typescript", name: "skbook" },
  language_info: { file_extension: ".ts", mimetype: "text/x-typescript", name: "typescript" },
};

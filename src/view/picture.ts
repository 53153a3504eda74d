// A Picture is what a notebook shows: a MIME bundle that always has a text form.

/** MIME type to content. Never application/json beside text/html: JupyterLab would prefer it. */
export interface MimeBundle {
  readonly "text/plain": string;
  readonly "text/html"?: string;
  /** JSON types hold an object. */
  readonly [type: string]: unknown;
}

/** Anything with this method is shown by its bundle (the convention that Deno's kernel began). */
export const display = Symbol.for("Jupyter.display");
/** What a picture shows, as plain data, for a front that draws it itself (kernel/session/bundle.ts sends it). */
export const data = Symbol.for("skbook.data");
const inspect = Symbol.for("nodejs.util.inspect.custom");

export interface Displayable {
  [display](): MimeBundle;
}

export class Picture implements Displayable {
  constructor(
    readonly mime: MimeBundle,
    private readonly shown?: object,
  ) {}

  [data](): object | undefined {
    return this.shown;
  }

  [display](): MimeBundle {
    return this.mime;
  }

  toString(): string {
    return this.mime["text/plain"];
  }

  [inspect](): string {
    return this.toString();
  }
}

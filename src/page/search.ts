// The search of a book's index page: every word must stand in a section; sections that have them in their heading come
// first. Works on the text that stands in the page, so it needs no server and no network.

interface Carried {
  readonly words: { readonly search: string; readonly nothing: string; readonly found: string };
  readonly sections: readonly (readonly [href: string, title: string, heading: string, text: string])[];
}

const { words, sections } = JSON.parse(document.querySelector("#skbook-sections")!.textContent!) as Carried;
const MOST = 50;
/** Characters around a find. */
const AROUND = 40;

const field = document.createElement("input");
field.type = "search";
const label = document.createElement("label");
label.className = "search";
label.append(`${words.search} `, field);
const status = document.createElement("p");
status.setAttribute("role", "status");
const list = document.createElement("ol");
list.className = "found";
document.querySelector("main h1")!.after(label, status, list);

field.addEventListener("input", () => {
  const asked = field.value
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = asked.length === 0 ? [] : sections.flatMap((section) => match(section, asked));
  found.sort((a, b) => b.weight - a.weight);
  list.replaceChildren(...found.slice(0, MOST).map(({ item }) => item));
  status.textContent = asked.length === 0 ? "" : found.length === 0 ? words.nothing : `${found.length} ${words.found}`;
});

function match([href, title, heading, text]: Carried["sections"][number], asked: readonly string[]) {
  const head = `${title} ${heading}`.toLowerCase();
  const body = text.toLowerCase();
  if (!asked.every((word) => head.includes(word) || body.includes(word))) return [];
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = heading === "" || heading === title ? title : `${title} › ${heading}`;
  const at = asked.map((word) => body.indexOf(word)).find((one) => one >= 0) ?? 0;
  const from = Math.max(0, at - AROUND);
  const shown = document.createElement("div");
  const mark = document.createElement("mark");
  const word = asked.find((one) => body.startsWith(one, at)) ?? "";
  mark.textContent = text.slice(at, at + word.length);
  shown.append(
    from > 0 ? "…" : "",
    text.slice(from, at),
    mark,
    text.slice(at + word.length, at + word.length + AROUND),
  );
  item.append(link, shown);
  return [{ item, weight: asked.filter((one) => head.includes(one)).length }];
}

// Every case of a study as a table, a row each; the text form has them all, a page only as many as it can bear.
import { textTable } from "../columns.js";
import { element, escaped } from "../markup.js";
import { Picture } from "../picture.js";
import { htmlTable } from "../table.js";
import { type Language, wordsOf } from "../words.js";

const MOST_ROWS = 1000;

export function rowsTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  language: Language | undefined,
): Picture {
  const words = wordsOf(language);
  const left = rows.length - MOST_ROWS;
  const more = left > 0 ? element("p", { style: "margin: 4px 0" }, escaped(words.grid.more(left))) : "";
  const html = element(
    "figure",
    { class: "skbook skbook-rows", lang: words.lang, style: "margin: 0" },
    htmlTable(head, rows.slice(0, MOST_ROWS), title),
    more,
  );
  const data = { kind: "rows", title, lang: words.lang, head, rows };
  return new Picture({ "text/plain": `${title}\n\n${textTable(head, rows)}`, "text/html": html }, data);
}

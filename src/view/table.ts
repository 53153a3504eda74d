// A real table, readable with no stylesheet and by a screen reader. Lines are translucent, so that they fit any page.
import { element, escaped } from "./markup.js";
import { scrolling } from "./scene.js";

const rowStyle = "border-bottom:1px solid #8885;vertical-align:top";
/** On every cell, for pages that would have it right; the space around it is the page's (the report's sheet gives some). */
const cellStyle = "text-align:left";

export function htmlTable(head: readonly string[], rows: readonly (readonly string[])[], caption: string): string {
  const th = head
    .map((cell) =>
      element("th", { scope: "col", style: `${cellStyle};white-space:nowrap;padding:2px 8px` }, escaped(cell)),
    )
    .join("");
  const body = rows
    .map((cells) =>
      element("tr", { style: rowStyle }, ...cells.map((cell) => element("td", { style: cellStyle }, escaped(cell)))),
    )
    .join("\n");
  const table = element(
    "table",
    { class: "skbook-table", style: "border-collapse: collapse; font-size: 13px; margin: 6px 0" },
    element("caption", { style: "text-align: left; padding: 4px 0; font-size: 12px" }, escaped(caption)),
    element("thead", {}, element("tr", { style: rowStyle }, th)),
    element("tbody", {}, body),
  );
  return scrolling(caption, table);
}

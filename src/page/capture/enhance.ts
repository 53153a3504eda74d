// Finds the capture tables of a page, with the data beside them, and brings them to life.
import { unpack } from "../../view/capture/data.js";
import { Model } from "./model.js";
import { sheet } from "./sheet.js";
import { bringToLife } from "./table.js";

/** What stands beside a figure: `<script type="application/json" class="skbook-data">`. */
const DATA = "script.skbook-data";
let count = 0;

/** Called again for what came later, it leaves the others alone. A table without data, or with other data, stays as it is. */
export function enhance(root: ParentNode): void {
  for (const figure of root.querySelectorAll<HTMLElement>("figure.skbook-capture:not(.skbook-live)")) {
    const holder = figure.parentElement?.querySelector(`:scope > ${DATA}`);
    const data = parsed(holder?.textContent);
    const found = unpack(data);
    if (!found || found.capture.sights.length === 0) {
      // The page may have hidden it, in the hope of more (src/report).
      figure.classList.add("skbook-dead");
      continue;
    }
    dress();
    const view = (data as { view?: unknown }).view;
    bringToLife(figure, new Model(found.capture, found.title, found.lang, view), `skb${++count}`);
  }
}

function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}

/** The sheet, once a page. */
function dress(): void {
  if (document.querySelector("style.skbook-live-sheet")) return;
  const style = document.createElement("style");
  style.className = "skbook-live-sheet";
  style.textContent = sheet;
  document.head.append(style);
}

// The live page: what stands in it as a report gets editors, buttons and a sandbox that runs its cells. Without this
// script (or where it cannot run) the page is the report that it was.

import { type Cell, emit, Malformed, type Notebook, parse } from "../report/notebook.js";
import { enhance } from "./capture/enhance.js";
import { LiveCell } from "./live/cell.js";
import { button, make } from "./live/element.js";
import { Runner } from "./live/runner.js";
import { inflated, type Program } from "./live/sandbox.js";
import { Store } from "./live/store.js";
import { words } from "./live/words.js";

/** What kernel/live.ts puts into the page. */
interface Carried {
  readonly key: string;
  readonly file: string;
  readonly notebook: string;
  readonly worker: string;
  readonly frame: string;
  readonly hash: string;
}

async function start(): Promise<void> {
  const { key, file, notebook, worker, frame, hash } = JSON.parse(
    document.querySelector("#skbook-live")!.textContent!,
  ) as Carried;
  const main = document.querySelector("main")!;
  enhance(main);
  if (typeof DecompressionStream === "undefined" || typeof Worker === "undefined") {
    main.prepend(make("p", { class: "live-bar" }, words.broken));
    return;
  }
  const book = parse(await (await inflated(notebook)).text());
  if (book instanceof Malformed) return;
  const store = new Store(`skbook ${key}`);
  let program: Promise<Program> | undefined;
  const unpacked = () => {
    program ??= inflated(worker).then((script) => ({
      worker: new Blob([script], { type: "text/javascript" }),
      frame,
      hash,
    }));
    return program;
  };
  const status = make("span", { role: "status" });
  const stop = button(words.stop, () => runner.stop(), { disabled: "" });
  const runner = new Runner(
    unpacked,
    (text) => status.replaceChildren(text),
    (busy) => {
      stop.disabled = !busy;
      document.body.classList.toggle("busy", busy);
    },
  );

  const cells: LiveCell[] = [];
  for (const [index, cell] of book.cells.entries()) {
    const box = main.querySelector<HTMLElement>(`[data-cell="${index}"]`);
    if (cell.cell_type !== "code" || !box) continue;
    const text = store.get(cell.id) ?? cell.source;
    const live = new LiveCell(box, cell, index, cells.length + 1, text, {
      run(one, and) {
        const at = cells.indexOf(one);
        void runner.run(and === "below" ? cells.slice(at) : [one]);
        if (and === "next") cells[at + 1]?.editor.focus();
      },
      edited: (one) => {
        store.set(cell.id, one.isEdited ? one.editor.text : undefined);
        forget.hidden = store.size === 0;
      },
    });
    cells.push(live);
  }

  const forget = button(words.forget, () => {
    for (const cell of cells) {
      cell.editor.text = cell.cell.source;
      store.set(cell.cell.id, undefined);
    }
    forget.hidden = true;
    status.replaceChildren(words.forgotten);
  });
  forget.hidden = store.size === 0;
  const about = make(
    "details",
    {},
    make("summary", {}, words.about),
    make("ul", {}, ...[...words.limits, store.works ? words.kept : words.notKept].map((text) => make("li", {}, text))),
  );
  const bar = make(
    "div",
    { class: "live-bar", role: "group", "aria-label": words.toolbar },
    button(`▶ ${words.runAll}`, () => void runner.run(cells), { class: "run" }),
    stop,
    button(words.reset, () => runner.stop(words.fresh)),
    button(words.download, () => download(file, emit(edited(book, cells)))),
    forget,
    status,
    about,
  );
  main.prepend(bar);
  document.body.classList.add("live");
  // The first click finds the simulator waiting.
  setTimeout(() => void runner.prepare(), 100);
}

/** The notebook with what was written and what came of it. */
function edited(book: Notebook, cells: readonly LiveCell[]): Notebook {
  const changed = new Map(cells.map((live) => [live.cell as Cell, live]));
  return {
    ...book,
    cells: book.cells.map((cell) => {
      const live = changed.get(cell);
      if (!live || cell.cell_type !== "code") return cell;
      const outputs = live.outputs?.list ?? (live.isEdited ? [] : cell.outputs);
      return { ...cell, source: live.editor.text, outputs, execution_count: live.outputs ? live.number : null };
    }),
  };
}

function download(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

void start();

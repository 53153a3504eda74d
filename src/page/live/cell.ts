// One code cell on the page: its editor, its buttons, and its outputs as the static page draws them: data from the
// sandbox goes through the same sanitiser, and into the page as nodes, never as text that is parsed again.

import { toDom } from "hast-util-to-dom";
import { Outputs } from "../../cell/outputs.js";
import type { CodeCell, Output } from "../../report/notebook.js";
import { renderOutput } from "../../report/output.js";
import { enhance } from "../capture/enhance.js";
import { Editor } from "./editor.js";
import { button, make } from "./element.js";
import { words } from "./words.js";

export interface CellActions {
  run(cell: LiveCell, and?: "next" | "below"): void;
  edited(cell: LiveCell): void;
}

export class LiveCell {
  readonly editor: Editor;
  /** What the cell showed when it last ran here; undefined when it has not. */
  outputs: Outputs | undefined;
  readonly #results = make("div", { class: "results" });
  readonly #restore: HTMLButtonElement;
  readonly #bar: HTMLElement;
  #waiting = false;
  /** Milliseconds before it is drawn again. */
  #rest = 0;

  constructor(
    readonly box: HTMLElement,
    readonly cell: CodeCell,
    readonly index: number,
    /** As error texts and `skbook run` count; undefined for a cell without code. */
    readonly number: number,
    text: string,
    actions: CellActions,
  ) {
    this.editor = new Editor(text, {
      label: words.code(number),
      hint: words.keys,
      changed: () => this.#changed(actions),
      run: (next) => actions.run(this, next ? "next" : undefined),
    });
    this.#restore = button(words.restore, () => {
      this.editor.text = cell.source;
      this.#changed(actions);
    });
    const label = make("span", { class: "number" }, `[${number}]`);
    const run = button(`▶ ${words.run}`, () => actions.run(this), { class: "run" });
    const below = button(words.runFrom, () => actions.run(this, "below"));
    this.#bar = make(
      "div",
      { class: "cell-bar", role: "group", "aria-label": words.code(number) },
      label,
      run,
      below,
      this.#restore,
    );
    // The static page's outputs stay until the cell runs.
    const shown = [...box.children].filter((one) => one.classList.contains("output"));
    this.#results.append(...shown);
    const old = box.querySelector("details, .source");
    const folded = old instanceof HTMLDetailsElement;
    const editor = folded
      ? make("details", {}, make("summary", {}, words.source), this.editor.element)
      : this.editor.element;
    if (folded && (old.open || this.isEdited)) editor.setAttribute("open", "");
    box.replaceChildren(...(old ? [this.#bar, editor] : []), this.#results);
    this.#restore.hidden = !this.isEdited;
  }

  get isEdited(): boolean {
    return this.editor.text !== this.cell.source;
  }

  begin(): Outputs {
    this.outputs = new Outputs();
    this.box.dataset.state = "running";
    this.#waiting = false;
    return this.outputs;
  }

  end(state: "ok" | "failed" | "stopped"): void {
    this.box.dataset.state = state;
    this.paint();
  }

  /** Draws what has come; a cell that says much leaves the page four fifths of its time. */
  changed(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    setTimeout(
      () => {
        if (!this.#waiting) return;
        const started = performance.now();
        this.paint();
        // Asking for its size draws it now.
        void this.box.offsetHeight;
        this.#rest = 4 * (performance.now() - started);
      },
      Math.max(30, this.#rest),
    );
  }

  paint(): void {
    this.#waiting = false;
    const boxes = (this.outputs?.list ?? []).map((output, at) => this.#box(output, at));
    this.#results.replaceChildren(...boxes.filter((one) => one !== undefined));
    enhance(this.#results);
    // Other scripts of the page look at what came.
    document.dispatchEvent(new Event("skbook:shown"));
  }

  #box(output: Output, at: number): Node | undefined {
    const made = renderOutput(output, `c${this.index + 1}-${at + 1}-`);
    return made && toDom(made);
  }

  /** Asks the reader, below what the cell has shown. */
  ask(prompt: string, password: boolean): Promise<string> {
    this.paint();
    const field = make("input", { type: password ? "password" : "text", autocomplete: "off" });
    const send = make("button", { type: "submit" }, words.answer);
    const form = make("form", { class: "question" }, make("label", {}, `${prompt} `, field), send);
    this.#results.append(form);
    field.focus();
    return new Promise((resolve) => {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        form.remove();
        resolve(field.value);
      });
    });
  }

  #changed(actions: CellActions): void {
    this.#restore.hidden = !this.isEdited;
    this.box.classList.toggle("edited", this.isEdited);
    actions.edited(this);
  }
}

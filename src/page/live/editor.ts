// A cell's text to be written in: a plain text field, seen through to its highlighted copy below it, which gives both
// their size. So undo, selection, input methods and screen readers are the browser's own.

import { toDom } from "hast-util-to-dom";
import { highlight } from "../../report/highlight.js";
import { make } from "./element.js";

export interface EditorOptions {
  readonly label: string;
  readonly hint: string;
  changed(text: string): void;
  /** Ctrl+Enter; with `next`, Shift+Enter. */
  run(next: boolean): void;
}

export class Editor {
  readonly element: HTMLElement;
  readonly #field: HTMLTextAreaElement;
  readonly #copy = make("pre", { "aria-hidden": "true" });
  #leaving = false;

  constructor(text: string, options: EditorOptions) {
    this.#field = make("textarea", {
      "aria-label": options.label,
      title: options.hint,
      spellcheck: "false",
      autocapitalize: "off",
      autocomplete: "off",
      wrap: "off",
      rows: "1",
    });
    this.#field.value = text;
    this.#field.addEventListener("input", () => {
      this.#paint();
      options.changed(this.text);
    });
    this.#field.addEventListener("keydown", (event) => this.#key(event, options));
    this.element = make("div", { class: "editor" }, make("div", {}, this.#copy, this.#field));
    this.#paint();
  }

  get text(): string {
    return this.#field.value;
  }

  set text(text: string) {
    this.#field.value = text;
    this.#paint();
  }

  focus(): void {
    this.#field.focus();
  }

  #paint(): void {
    const language = /^\s*%%sh\b/.test(this.text) ? "bash" : "typescript";
    const parts = highlight(this.text, language).map((part) => toDom(part));
    // A last line that is empty has no height of its own.
    this.#copy.replaceChildren(...parts, /\n$|^$/.test(this.text) ? " " : "");
  }

  #key(event: KeyboardEvent, { run }: EditorOptions): void {
    const leaving = this.#leaving;
    this.#leaving = event.key === "Escape";
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      run(event.shiftKey);
    }
    if (event.key === "Tab" && !event.shiftKey && !leaving) {
      event.preventDefault();
      // The only way that keeps the field's own undo.
      document.execCommand("insertText", false, "  ");
    }
  }
}

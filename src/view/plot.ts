// A plot as a notebook shows it: a figure for plotly.js where one draws it, the same as a still drawing everywhere else,
// and its numbers as text.

import { textTable } from "./columns.js";
import { disclosure, element, escaped } from "./markup.js";
import { Picture } from "./picture.js";
import type { Figure } from "./plot/figure.js";
import { image, type Scene } from "./scene.js";
import { htmlTable } from "./table.js";
import type { Words } from "./words.js";

export const plotly = "application/vnd.plotly.v1+json";

export interface Plotted {
  readonly figure: Figure;
  readonly scene: Scene;
  /** What it comes to, a sentence each: above the drawing, and in plotly below the title. */
  readonly said?: readonly string[];
  /** What must be known to read the numbers. */
  readonly note?: string;
  /** The numbers: a head (">" before what is set to the right), and rows. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture whose figure can be taken out and changed: `plot.figure.layout`. */
export class Plot extends Picture {
  readonly figure: Figure;

  constructor({ figure, scene, said = [], note = "", head, rows }: Plotted, words: Words) {
    const text = rows.length === 0 ? words.plot.empty : textTable(head, rows);
    const html = element(
      "figure",
      { class: "skbook skbook-plot", lang: words.lang, style: "margin: 0" },
      element("figcaption", { style: "font-weight: bold; margin: 0 0 6px 0" }, escaped(scene.title)),
      ...said.map((each) => element("p", { style: "margin: 0 0 4px 0" }, escaped(each))),
      image(scene),
      disclosure(
        { class: "skbook-text", style: "margin: 6px 0 0 0" },
        words.plot.textForm,
        htmlTable(
          head.map((cell) => cell.replace(/^>/, "")),
          rows,
          note === "" ? scene.desc : note,
        ),
      ),
    );
    const plain = [scene.title, ...said, note, text].filter((part) => part !== "").join("\n");
    const data = { kind: "plot", title: scene.title, lang: words.lang, said, note, head, rows };
    super({ "text/plain": plain, "text/html": html, [plotly]: figure }, data);
    this.figure = figure;
  }
}

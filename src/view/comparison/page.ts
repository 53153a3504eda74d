// A comparison as HTML: what is said of it, both diagrams, the lines as a table, what ended differently.
import { disclosure, element, escaped } from "../markup.js";
import { scrolling } from "../scene.js";
import type { Words } from "../words.js";

/** Two cells; ≠ where they differ. */
export interface Line {
  readonly mark: " " | "≠";
  readonly a: string;
  readonly b: string;
}

export interface Difference {
  readonly what: string;
  readonly a: string;
  readonly b: string;
  /** A counter: there are many, and they follow from the rest. */
  readonly counted?: boolean;
}

export interface Shown {
  readonly title: string;
  readonly said: readonly string[];
  readonly lines: readonly Line[];
  readonly ends: readonly Difference[];
  readonly names: readonly [string, string];
  /** The sequence diagrams. */
  readonly both: readonly string[];
}

export function html({ title, said, lines, ends, names, both }: Shown, words: Words): string {
  const cell = "text-align:left;vertical-align:top;padding:1px 8px;border-left:1px solid #8a94a0";
  const row = ({ mark, a, b }: Line): string => {
    const look = mark === "≠" ? `${cell};font-weight:bold;color:var(--skbook-bad)` : `${cell};color:var(--skbook-dim)`;
    return element("tr", {}, ...[mark, a, b].map((text) => element("td", { style: look }, escaped(text))));
  };
  const heads = ["", ...names].map((name) => element("th", { scope: "col", style: cell }, escaped(name)));
  const table = element(
    "table",
    { style: "border-collapse:collapse;font-size:12px;line-height:1.5" },
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...lines.map(row)),
  );
  const list = (some: readonly Difference[]): string =>
    element("ul", {}, ...some.map(({ what, a, b }) => element("li", {}, escaped(`${what}${words.colon}${a} | ${b}`))));
  const [states, counts] = [ends.filter(({ counted }) => !counted), ends.filter(({ counted }) => counted)];
  const folded = disclosure({ style: "margin: 4px 0" }, words.comparison.counted(counts.length), list(counts));
  return element(
    "figure",
    { class: "skbook skbook-comparison", lang: words.lang, style: "margin: 0" },
    element("figcaption", { style: "font-weight: bold; margin: 0 0 6px 0" }, escaped(title)),
    ...said.map((each) => element("p", { style: "margin: 0 0 4px 0" }, escaped(each))),
    ...both,
    both.length === 0
      ? scrolling(title, table)
      : disclosure({ class: "skbook-text", style: "margin: 6px 0" }, words.comparison.byLine, scrolling(title, table)),
    ...(ends.length > 0 ? [element("p", { style: "margin: 6px 0 0 0" }, escaped(words.comparison.ends))] : []),
    ...(states.length > 0 ? [list(states)] : []),
    ...(counts.length > 0 ? [folded] : []),
  );
}

// Formulas as MathML, which browsers draw with the reader's own fonts. What stands between dollars in prose is marked as
// code first; the sanitiser lets no MathML through, so the formulas are put in behind it, through a sanitiser of their own.

import { fromHtml } from "hast-util-from-html";
import { sanitize } from "hast-util-sanitize";
import type { TokenizerAndRendererExtension } from "marked";
import temml from "temml";
import { type ElementContent, element, type Root, textOf, walk } from "./element.js";

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

const INLINE = "math-inline";
const BLOCK = "math-block";

/** As pandoc reads them: no blank inside of the dollars, no digit behind the last. So prices and $PATH stay as they are. */
export const mathMarks: readonly TokenizerAndRendererExtension[] = [
  {
    name: "blockMath",
    level: "block",
    start: (source) => source.indexOf("$$"),
    tokenizer(source) {
      const found = /^\$\$\s*\n?([^$]+?)\s*\$\$(?:\n|$)/.exec(source);
      return found ? { type: "blockMath", raw: found[0], text: found[1] } : undefined;
    },
    renderer: ({ text }) => `<p class="${BLOCK}">${escaped(text as string)}</p>`,
  },
  {
    name: "inlineMath",
    level: "inline",
    start: (source) => source.indexOf("$"),
    tokenizer(source) {
      const found = /^\$(?![\s$])((?:\\.|[^$\\\n`])+?)(?<!\s)\$(?![\d$])/.exec(source);
      return found ? { type: "inlineMath", raw: found[0], text: found[1] } : undefined;
    },
    renderer: ({ text }) => `<code class="${INLINE}">${escaped(text as string)}</code>`,
  },
];

const tags =
  "math mrow mi mo mn ms mtext mspace msup msub msubsup mfrac msqrt mroot mtable mtr mtd mover munder munderover mstyle mpadded menclose mphantom mmultiscripts mprescripts merror";
const attributes =
  "display displaystyle scriptlevel mathvariant stretchy fence separator form lspace rspace width height depth voffset columnalign columnspacing rowspacing minsize maxsize accent accentunder linethickness symmetric largeop movablelimits notation";

const schema = {
  tagNames: tags.split(" "),
  strip: ["script", "style"],
  attributes: { "*": [...attributes.split(" "), ...attributes.split(" ").map(camel), "className"] },
};

function camel(name: string): string {
  const known: Readonly<Record<string, string>> = { displaystyle: "displayStyle", scriptlevel: "scriptLevel" };
  return known[name] ?? name;
}

/** Marked formulas become drawn ones; one that cannot be read stays as it was written. */
export function drawMath(root: Root): void {
  walk(root, (node, parent) => {
    const classes = Array.isArray(node.properties.className) ? node.properties.className : [];
    const display = classes.includes(BLOCK);
    if (!display && !classes.includes(INLINE)) return;
    const drawn = formula(textOf(node), display);
    if (!drawn) return;
    const shown = display ? element("div", { className: ["math", "scroll"], tabIndex: 0 }, ...drawn) : drawn;
    const at = parent.children.indexOf(node);
    parent.children.splice(at, 1, ...(Array.isArray(shown) ? shown : [shown]));
  });
}

function formula(tex: string, displayMode: boolean): ElementContent[] | undefined {
  try {
    const markup = temml.renderToString(tex, { displayMode, throwOnError: true, trust: false });
    const clean = sanitize(fromHtml(markup, { fragment: true }), schema);
    return clean.type === "root" ? (clean.children as ElementContent[]) : undefined;
  } catch {
    return undefined;
  }
}

// A Markdown document cut into prose and fenced code blocks, to the byte: the parts in their order are the document.
// CommonMark 0.31 §4.5 (fences), §4.6 (HTML blocks that may hold what looks like one), §5.2 (fences in list items).
// Left out: fences in block quotes, which stay prose, as indented code does.

export interface Prose {
  readonly kind: "prose";
  readonly text: string;
}

export interface Fence {
  readonly kind: "fence";
  /** Opening and closing line included. */
  readonly text: string;
  /** The first word after the opening marks: "bash". */
  readonly language: string;
  /** What stands between the marks, a line an entry, each with its line end. */
  readonly lines: readonly string[];
  /** How far the opening mark is indented: as much is taken off each line before it is read. */
  readonly indent: number;
  /** The document's line on which `lines` begins, counted from 1. */
  readonly line: number;
  readonly opening: string;
  readonly closing: string;
}

export type Block = Prose | Fence;

/** Lines with their ends; a lone carriage return ends none. */
export const linesOf = (text: string): readonly string[] => (text === "" ? [] : text.split(/(?<=\n)/));

export const isBlank = (line: string): boolean => line.trim() === "";

const widthOf = (blanks: string): number => {
  let width = 0;
  for (const each of blanks) width += each === "\t" ? 4 - (width % 4) : 1;
  return width;
};

const indentOf = (line: string): number => widthOf(/^[ \t]*/.exec(line)![0]);

/** A line that begins a list item: how far its content is indented. */
function itemOf(line: string): { readonly indent: number; readonly content: number } | undefined {
  const found = /^([ \t]*)([-+*]|\d{1,9}[.)])([ \t]+)(?=\S)/.exec(line);
  if (!found) return undefined;
  const [, before = "", mark = "", after = ""] = found;
  const indent = widthOf(before);
  const gap = widthOf(before + mark.replace(/./g, "x") + after) - indent - mark.length;
  return { indent, content: indent + mark.length + (gap > 4 ? 1 : gap) };
}

/** Blocks in which no fence begins: what opens one, and what the line that ends it holds. */
const html: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<(?:pre|script|style|textarea)(?:[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [
    /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|option|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s/>]|$)/i,
    /^\s*$/,
  ],
];

export function blocksOf(document: string): readonly Block[] {
  const lines = linesOf(document);
  const blocks: Block[] = [];
  let prose: string[] = [];
  /** Content indents of the list items that are open, outermost first. */
  let items: number[] = [];
  let until: RegExp | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = at === 0 ? lines[at]!.replace(/^\ufeff/, "") : lines[at]!;
    if (until) {
      prose.push(lines[at]!);
      if (until.test(line)) until = undefined;
      continue;
    }
    const item = itemOf(line);
    if (!isBlank(line)) {
      const indent = item ? item.indent : indentOf(line);
      items = items.filter((content) => indent >= content);
    }
    const inner = items.at(-1) ?? 0;
    if (item && item.indent < inner + 4) items.push(item.content);
    const base = items.at(-1) ?? 0;
    // "- ```" opens a fence on the item's own line.
    const rest = item ? line.slice(/^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/.exec(line)![0].length) : line;
    const open = /^[ \t]*(`{3,}|~{3,})[ \t]*([^\r\n]*)/.exec(rest);
    const indent = item ? item.content : indentOf(line);
    const [, marks = "", info = ""] = open ?? [];
    if (open && indent < base + 4 && !(marks[0] === "`" && info.includes("`"))) {
      const end = endOf(lines, at, marks, base);
      if (prose.length > 0) blocks.push({ kind: "prose", text: prose.join("") });
      prose = [];
      const closing = end < lines.length && isClosing(lines[end]!, marks, base) ? lines[end]! : "";
      blocks.push({
        kind: "fence",
        text: lines.slice(at, end).join("") + closing,
        language: info
          .trim()
          .split(/[\s{,]/)[0]!
          .toLowerCase(),
        lines: lines.slice(at + 1, end),
        indent,
        line: at + 2,
        opening: lines[at]!,
        closing,
      });
      at = closing === "" ? end - 1 : end;
      continue;
    }
    const found = item ? undefined : html.find(([begin]) => begin.test(line));
    if (found && !found[1].test(line)) until = found[1];
    prose.push(lines[at]!);
  }
  if (prose.length > 0) blocks.push({ kind: "prose", text: prose.join("") });
  return blocks;
}

/** The line that closes a fence, or the first that is no longer in its list item. */
function endOf(lines: readonly string[], open: number, marks: string, base: number): number {
  for (let at = open + 1; at < lines.length; at++) {
    const line = lines[at]!;
    if (isClosing(line, marks, base)) return at;
    if (base > 0 && !isBlank(line) && indentOf(line) < base) return at;
  }
  return lines.length;
}

function isClosing(line: string, marks: string, base: number): boolean {
  const found = /^[ \t]*(`{3,}|~{3,})[ \t]*\r?\n?$/.exec(line);
  const closing = found?.[1];
  if (!closing || closing[0] !== marks[0] || closing.length < marks.length) return false;
  const indent = indentOf(line);
  return indent >= base && indent < base + 4;
}

/** A fence's line as it is read: without its indent and its line end. */
export function bare(line: string, indent: number): string {
  let taken = 0;
  let at = 0;
  while (at < line.length && taken < indent && (line[at] === " " || line[at] === "\t")) {
    taken += line[at] === "\t" ? 4 : 1;
    at++;
  }
  return line.slice(at).replace(/\r?\n$/, "");
}

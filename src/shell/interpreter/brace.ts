// Brace expansion: {a,b}, {1..5}, {a..e}, {01..10..2}. Textual, before everything else, as bash does it.
// Memory ends at LIMIT words: a longer sequence stays as it is written, with bash's complaint (mkseq); a longer product,
// for which bash would end itself (xmalloc), is refused.

const LIMIT = 1_000_000;

/** A word that would become more words than there is room for. */
export class TooManyWords {
  readonly limit = LIMIT;
}

/** The word's source texts, [text] when there is nothing to expand; `complain` hears of sequences that are too long. */
export function braces(text: string, complain: (message: string) => void): string[] {
  const found = firstBrace(text, complain);
  if (!found) return [text];
  const { start, end, items } = found;
  const tails = braces(text.slice(end + 1), complain);
  const out: string[] = [];
  for (const item of items)
    for (const middle of braces(item, complain))
      for (const tail of tails) {
        if (out.length >= LIMIT) throw new TooManyWords();
        out.push(text.slice(0, start) + middle + tail);
      }
  return out;
}

function firstBrace(
  text: string,
  complain: (message: string) => void,
): { start: number; end: number; items: string[] } | undefined {
  for (let start = skip(text, 0, "{"); start < text.length; start = skip(text, start + 1, "{")) {
    const commas: number[] = [];
    let depth = 0;
    for (let at = start; at < text.length; at = skip(text, at + 1, "{},")) {
      if (text[at] === "{") depth++;
      else if (text[at] === "," && depth === 1) commas.push(at);
      else if (text[at] === "}" && --depth === 0) {
        const body = text.slice(start + 1, at);
        const items = commas.length > 0 ? cut(text, start, at, commas) : range(body, complain);
        if (items) return { start, end: at, items };
        break;
      }
    }
  }
  return undefined;
}

function cut(text: string, start: number, end: number, commas: number[]): string[] {
  const edges = [start, ...commas, end];
  return edges.slice(1).map((edge, index) => text.slice(edges[index]! + 1, edge));
}

// The next unquoted one of `wanted`, past quotes, backslashes and $-expansions.
function skip(text: string, from: number, wanted: string): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (char === "\\") at++;
    else if (char === "'" || char === "`") at = closing(text, at, char);
    else if (char === '"') at = closing(text, at, char);
    else if (char === "$" && (text[at + 1] === "{" || text[at + 1] === "(")) at = balanced(text, at + 1);
    else if (wanted.includes(char)) return at;
  }
  return text.length;
}

function closing(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\" && quote !== "'") at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

function balanced(text: string, from: number): number {
  const open = text[from]!;
  const close = open === "{" ? "}" : ")";
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return text.length;
}

function range(body: string, complain: (message: string) => void): string[] | undefined {
  const found = /^(-?\d+|[A-Za-z])\.\.(-?\d+|[A-Za-z])(?:\.\.(-?\d+))?$/.exec(body);
  if (!found) return undefined;
  const [from, to] = [found[1]!, found[2]!];
  const letters = /^[A-Za-z]$/.test(from);
  if (letters !== /^[A-Za-z]$/.test(to)) return undefined;
  const number = (word: string) => (letters ? word.charCodeAt(0) : Number(word));
  const width = !letters && [from, to].some((word) => /^-?0\d/.test(word)) ? Math.max(from.length, to.length) : 0;
  const step = Math.abs(Number(found[3] ?? 1)) || 1;
  const down = number(to) < number(from);
  const elements = Math.floor(Math.abs(number(to) - number(from)) / step) + 1;
  if (elements > LIMIT) {
    // What an int cannot count is no sequence to bash either, and it says nothing.
    if (elements < 2 ** 31 - 2) complain(`brace expansion: failed to allocate memory for ${elements} elements`);
    return undefined;
  }
  const out: string[] = [];
  for (let n = number(from); down ? n >= number(to) : n <= number(to); n += down ? -step : step) {
    out.push(letters ? String.fromCharCode(n) : pad(n, width));
  }
  return out;
}

function pad(n: number, width: number): string {
  return n < 0 ? `-${String(-n).padStart(width - 1, "0")}` : String(n).padStart(width, "0");
}

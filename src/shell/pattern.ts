// Shell patterns (fnmatch(3) with bash's extended globs), as regular expressions. A backslash makes the next character plain.

import { classes } from "./classes.js";

const cache = new Map<string, RegExp>();

/** The pattern as a regular expression without anchors; `lazy` stars for the shortest match. */
export function patternSource(pattern: string, lazy = false): string {
  return translate(pattern, lazy, 0, "")[0];
}

/** Matches the whole text. */
export function matches(pattern: string, text: string, fold = false): boolean {
  const key = fold ? `${pattern}\0i` : pattern;
  let regex = cache.get(key);
  if (!regex) {
    regex = compile(`^(?:${patternSource(pattern)})$`, fold ? "si" : "s");
    if (cache.size > 1_000) cache.clear();
    cache.set(key, regex);
  }
  return regex.test(text);
}

/** A regular expression, or one that matches nothing where the text is none. */
export function compile(source: string, flags = "s"): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    return /(?!)/;
  }
}

export function escapePattern(text: string): string {
  return text.replace(/[\\*?[\]()|!+@]/g, "\\$&");
}

export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function translate(pattern: string, lazy: boolean, from: number, until: string): [string, number] {
  let out = "";
  let at = from;
  while (at < pattern.length) {
    const char = pattern[at]!;
    if (until !== "" && (char === ")" || char === "|")) return [out, at];
    if ("?*+@!".includes(char) && pattern[at + 1] === "(") {
      const group = extended(pattern, lazy, at);
      if (group) {
        [out, at] = [out + group[0], group[1]];
        continue;
      }
    }
    if (char === "*") out += lazy ? ".*?" : ".*";
    else if (char === "?") out += ".";
    else if (char === "[") {
      const set = bracket(pattern, at);
      if (set) {
        [out, at] = [out + set[0], set[1]];
        continue;
      }
      out += "\\[";
    } else if (char === "\\" && at + 1 < pattern.length) out += escapeRegex(pattern[++at]!);
    else out += escapeRegex(char);
    at++;
  }
  return [out, at];
}

function extended(pattern: string, lazy: boolean, from: number): [string, number] | undefined {
  const alternatives: string[] = [];
  let at = from + 2;
  for (;;) {
    const [part, end] = translate(pattern, lazy, at, ")");
    if (end >= pattern.length) return undefined;
    alternatives.push(part);
    at = end + 1;
    if (pattern[end] === ")") break;
  }
  const body = alternatives.join("|");
  const kind = pattern[from]!;
  if (kind === "!") return [`(?:(?!(?:${body})$).*)`, at];
  return [`(?:${body})${kind === "@" ? "" : kind}`, at];
}

function bracket(pattern: string, from: number): [string, number] | undefined {
  let at = from + 1;
  let out = "[";
  if (pattern[at] === "!" || pattern[at] === "^") {
    out += "^";
    at++;
  }
  const first = at;
  while (at < pattern.length) {
    const char = pattern[at]!;
    if (char === "]" && at > first) return [`${out}]`, at + 1];
    const named = /^\[:(\w+):\]/.exec(pattern.slice(at, at + 12));
    if (named) {
      out += classes[named[1]!] ?? "";
      at += named[0].length;
      continue;
    }
    if (char === "\\" && at + 1 < pattern.length) at++;
    const plain = pattern[at]!;
    out +=
      plain === "-" && char !== "\\" && at > first && pattern[at + 1] !== "]"
        ? "-"
        : plain.replace(/[\\^\]/[-]/, "\\$&");
    at++;
  }
  return undefined;
}

// POSIX regular expressions as JavaScript's. Leftmost-longest among alternatives is not modelled: JavaScript takes the first that matches.

import { classes } from "../../shell/index.js";

export function regexSource(pattern: string, kind: "basic" | "extended" | "fixed"): string | { error: string } {
  if (kind === "fixed") return pattern.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const basic = kind === "basic";
  let out = "";
  let open = 0;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]!;
    if (char === "[") {
      const set = bracket(pattern, at);
      if (!set) return { error: pattern === "[" ? "Invalid regular expression" : "Unmatched [, [^, [:, [., or [=" };
      out += set.source;
      at = set.end;
    } else if (char === "\\") {
      const next = pattern[++at];
      if (next === undefined) return { error: "Trailing backslash" };
      if (basic && "(){}|+?".includes(next)) {
        if (next === "(") open++;
        if (next === ")" && --open < 0) return { error: "Unmatched ) or \\)" };
        out += next === "(" ? "(" : next;
      } else if (next === "<") out += "\\b(?=\\w)";
      else if (next === ">") out += "\\b(?<=\\w)";
      else out += /[wWsSbB1-9]/.test(next) ? `\\${next}` : next.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
    } else if (basic) {
      const first = at === 0 || /(?:\\\(|\\\||\n)$/.test(pattern.slice(0, at));
      const end = at === pattern.length - 1 || /^(?:\\\)|\\\|)/.test(pattern.slice(at + 1));
      if (char === "*" && (first || out === "^")) out += "\\*";
      else if (char === "^" && !first) out += "\\^";
      else if (char === "$" && !end) out += "\\$";
      else out += /[+?(){}|/]/.test(char) ? `\\${char}` : char;
    } else {
      if (char === "(") open++;
      if (char === ")" && open > 0) open--;
      // Without one that opens it stands for itself.
      else if (char === ")") {
        out += "\\)";
        continue;
      }
      if ("*+?".includes(char) && /(?:^|[(|^])$/.test(out)) continue;
      if (char === "{" && !/^\{\d*,?\d*\}/.test(pattern.slice(at))) out += "\\{";
      else out += char === "/" ? "\\/" : char;
    }
  }
  return open > 0 ? { error: "Unmatched ( or \\(" } : out;
}

function bracket(pattern: string, from: number): { source: string; end: number } | undefined {
  let at = from + 1;
  let out = "[";
  if (pattern[at] === "^") {
    out += "^";
    at++;
  }
  const first = at;
  for (; at < pattern.length; at++) {
    const char = pattern[at]!;
    if (char === "]" && at > first) return { source: `${out}]`, end: at };
    const named = /^\[:(\w+):\]/.exec(pattern.slice(at));
    if (named) {
      out += classes[named[1]!] ?? "";
      at += named[0].length - 1;
    } else out += char.replace(/[\\[\]^]/, "\\$&");
  }
  return undefined;
}

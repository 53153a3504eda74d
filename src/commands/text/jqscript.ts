// Where the library's jq answers otherwise than jq without a word: `unique` and `group_by` do not sort, and a function with parameters
// does not get them. The first two are written as what the library does rightly; the third is refused. Not mended: the library
// compares texts by a locale ("a" before "B"), jq by code points.

/** Texts, names with what stands before them, and everything else one character at a time. */
const TOKEN = /"(?:\\[\s\S]|[^"\\])*"|[.$@]?[A-Za-z_]\w*(?:\s*:(?!:))?|[\s\S]/g;

export function refusedJq(program: string): string | undefined {
  return /\bdef\s+\w+\s*\(/.test(program) ? "a function with parameters" : undefined;
}

export function rewrittenJq(program: string): string {
  const tokens = program.match(TOKEN) ?? [];
  let text = "";
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token === "unique") text += "unique_by(.)";
    else if (token === "group_by") {
      const from = ++at;
      let depth = 0;
      for (; at < tokens.length; at++) {
        if (tokens[at] === "(") depth++;
        else if (tokens[at] === ")" && --depth === 0) break;
      }
      const key = rewrittenJq(tokens.slice(from, at + 1).join(""));
      text += `(sort_by${key}|group_by${key})`;
    } else text += token;
  }
  return text;
}

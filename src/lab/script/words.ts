// Words of bash, as a lab's script writes and reads them: bare, or in single quotes; nothing is expanded.

export const quoted = (word: string): string =>
  /^[\w./:%=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** A line's words; undefined where a quote is not closed. */
export function words(line: string): readonly string[] | undefined {
  const found: string[] = [];
  let rest = line.trim();
  while (rest !== "" && !rest.startsWith("#")) {
    let word = "";
    for (let part = next(rest); part; part = next(rest)) {
      word += part.text;
      rest = rest.slice(part.length);
    }
    if (rest !== "" && !/^\s/.test(rest)) return undefined;
    found.push(word);
    rest = rest.trimStart();
  }
  return found;
}

function next(rest: string): { readonly text: string; readonly length: number } | undefined {
  const [all, within, escaped, bare] = /^(?:'([^']*)'|\\(.)|([^\s'\\]+))/.exec(rest) ?? [];
  return all === undefined ? undefined : { text: within ?? escaped ?? bare ?? "", length: all.length };
}

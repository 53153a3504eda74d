// The words a cell may open with. `%%sh [machine] [--terminal NAME]` makes what follows a terminal's input;
// every further such line in the cell opens another terminal window.

export interface Pane {
  readonly machine: string | undefined;
  readonly terminal: string | undefined;
  readonly text: string;
}

export class MagicError extends Error {
  override readonly name = "MagicError";
}

/** The terminal panes of a cell, or undefined when it is TypeScript. */
export function parsePanes(source: string): readonly Pane[] | undefined {
  const lines = source.split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first < 0 || !lines[first]!.startsWith("%")) return undefined;
  const panes: { machine: string | undefined; terminal: string | undefined; lines: string[] }[] = [];
  for (const line of lines.slice(first)) {
    if (panes.length === 0 || /^%%sh(\s|$)/.test(line)) panes.push({ ...header(line), lines: [] });
    else panes.at(-1)!.lines.push(line);
  }
  return panes.map(({ machine, terminal, lines: typed }) => ({
    machine,
    terminal,
    text: typed.join("\n").replace(/^(\s*\n)+|\s+$/g, ""),
  }));
}

function header(line: string): { machine: string | undefined; terminal: string | undefined } {
  const [magic, ...words] = line.trim().split(/\s+/);
  if (magic !== "%%sh") {
    throw new MagicError(`unknown magic ${magic}: this kernel knows %%sh [machine] [--terminal NAME]`);
  }
  let machine: string | undefined;
  let terminal: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === "--terminal" || word.startsWith("--terminal=")) {
      terminal = word === "--terminal" ? words[++at] : word.slice("--terminal=".length);
      if (!terminal) throw new MagicError("%%sh: --terminal needs a name");
    } else if (word.startsWith("-")) {
      throw new MagicError(`%%sh: unknown option ${word}: this kernel knows --terminal NAME`);
    } else if (machine !== undefined) {
      throw new MagicError(`%%sh: one machine a window, but "${line.trim()}" names ${machine} and ${word}`);
    } else machine = word;
  }
  return { machine, terminal };
}

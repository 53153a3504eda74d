// The words a cell may open with. `%%` takes the whole cell, `%` its line; what is left is TypeScript and keeps its
// place, so that errors name the notebook's lines.

export interface Pane {
  readonly machine: string | undefined;
  readonly terminal: string | undefined;
  readonly text: string;
  /** Where in the cell the text begins. */
  readonly from: number;
}

/** Pictures that a terminal cell asks for beside its windows. */
export type View = "table" | "sequence";

export type LineMagic = "%lab" | "%help" | "%lang" | "%interactive";

export interface Cell {
  /** Terminal windows; then there is no TypeScript. */
  readonly panes?: readonly Pane[];
  readonly views: readonly View[];
  readonly quiet: boolean;
  readonly time: boolean;
  /** Words to be done before the code. */
  readonly lines: readonly { readonly magic: LineMagic; readonly argument: string }[];
  readonly code: string;
}

export class MagicError extends Error {
  override readonly name = "MagicError";
}

/** Every magic with its own words and what it does: %help, the refusals and completion read this. */
export const magics = [
  ["%%sh", "[machine] [--terminal NAME] [--table] [--sequence]", "the cell is typed into a machine's terminal"],
  ["%%quiet", "", "runs the cell and shows only what fails"],
  ["%%time", "", "runs the cell and says how long it took"],
  ["%time", "EXPRESSION", "the same for what follows on the line and below"],
  ["%lab", "[variable]", "shows the lab as it is wired now"],
  ["%lang", "en | zh", "the language of type errors"],
  ["%interactive", "", "capture tables can be filtered, sorted and opened in a notebook that is trusted"],
  ["%help", "", "what a cell can say"],
] as const;

export const shOptions = [
  ["--terminal", "another window of the same machine, by name"],
  ["--table", "shows the captured frames too"],
  ["--sequence", "shows the sequence diagram too"],
] as const;

export function help(): string {
  const heads = magics.map(([name, words]) => `${name} ${words}`.trimEnd());
  const wide = Math.max(...heads.map((head) => head.length));
  return magics.map(([, , what], at) => `${heads[at]!.padEnd(wide)}  ${what}`).join("\n");
}

export function readCell(source: string): Cell {
  const lines: { magic: LineMagic; argument: string }[] = [];
  let code = source;
  let quiet = false;
  let time = false;
  for (;;) {
    const found = /^\s*(%%?[^\s%]*)[^\S\n]*([^\n]*)/.exec(code);
    if (!found) return { views: [], quiet, time, lines, code };
    const [all, magic = "", argument = ""] = found;
    const start = all.length - all.trimStart().length;
    let until = all.length;
    switch (magic) {
      case "%%sh": {
        if (quiet || time || lines.length > 0) throw new MagicError("%%sh stands alone in its cell");
        const { panes, views } = readPanes(code);
        return { panes, views, quiet, time, lines, code };
      }
      case "%%quiet":
        quiet = true;
        break;
      case "%time":
        until = start + magic.length;
        time = true;
        break;
      case "%%time":
        time = true;
        break;
      case "%lab":
      case "%help":
      case "%lang":
      case "%interactive":
        lines.push({ magic, argument: argument.trim() });
        break;
      default:
        throw new MagicError(`unknown magic ${magic}: this kernel knows ${magics.map(([name]) => name).join(", ")}`);
    }
    code = code.slice(0, until).replace(/[^\n]/g, " ") + code.slice(until);
  }
}

export type Place =
  | { readonly in: "magic" }
  | { readonly in: "pane"; readonly pane: Pane }
  | { readonly in: "code"; readonly code: string };

/** What the cursor of an editor stands in; a cell that is still being written is read as far as it goes. */
export function placeOf(source: string, cursor: number): Place {
  const line = source.slice(source.lastIndexOf("\n", cursor - 1) + 1, cursor);
  const isMagic = /^\s*%/.test(line) && !/^\s*%time\s/.test(line);
  if (isMagic) return { in: "magic" };
  try {
    const { panes, code } = readCell(source);
    if (!panes) return { in: "code", code };
    const pane = [...panes].reverse().find(({ from }) => from <= cursor) ?? panes[0]!;
    return { in: "pane", pane };
  } catch (error) {
    if (error instanceof MagicError) return { in: "magic" };
    throw error;
  }
}

function readPanes(source: string): { panes: Pane[]; views: View[] } {
  const panes: { machine: string | undefined; terminal: string | undefined; from: number; lines: string[] }[] = [];
  const views = new Set<View>();
  let at = 0;
  for (const line of source.split("\n")) {
    const from = at + line.length + 1;
    if (/^\s*%%sh(\s|$)/.test(line)) panes.push({ ...header(line, views), from, lines: [] });
    else panes.at(-1)?.lines.push(line);
    at = from;
  }
  return {
    panes: panes.map(({ lines, ...rest }) => ({
      ...rest,
      text: lines
        .join("\n")
        .replace(/\r/g, "")
        .replace(/^(\s*\n)+|\s+$/g, ""),
    })),
    views: [...views],
  };
}

function header(line: string, views: Set<View>): { machine: string | undefined; terminal: string | undefined } {
  const [, ...words] = line.trim().split(/\s+/);
  let machine: string | undefined;
  let terminal: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === "--terminal" || word.startsWith("--terminal=")) {
      terminal = word === "--terminal" ? words[++at] : word.slice("--terminal=".length);
      if (!terminal) throw new MagicError("%%sh: --terminal needs a name");
    } else if (word === "--table" || word === "--sequence") views.add(word.slice(2) as View);
    else if (word.startsWith("-")) {
      const known = shOptions.map(([name]) => name).join(", ");
      throw new MagicError(`%%sh: unknown option ${word}: this kernel knows ${known}`);
    } else if (machine !== undefined) {
      throw new MagicError(`%%sh: one machine a window, but "${line.trim()}" names ${machine} and ${word}`);
    } else machine = word;
  }
  return { machine, terminal };
}

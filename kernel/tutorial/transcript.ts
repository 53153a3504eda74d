// A fenced block read as a terminal: commands with what stands under them, comments, text that belongs to nothing. Every
// entry knows its lines, so that the block can be cut between any two of them.

import { isUnfinished } from "../../src/index.js";
import { innerProgram, isCommand } from "./commands.js";
import { bare, type Fence, isBlank } from "./markdown.js";
import { readerOf } from "./prompt.js";

export type Entry = Command | Other;

interface Lines {
  /** Indices into the fence's lines: from, and the first that no longer belongs to it. */
  readonly from: number;
  readonly to: number;
}

export interface Command extends Lines {
  readonly kind: "command";
  readonly prompt: string;
  readonly host?: string;
  /** The prompt is a program's own (mininet>): no shell can run this. */
  readonly program?: string;
  /** As typed; several lines where it goes on. */
  readonly command: string;
  /** Undefined where nothing was recorded: a block of commands alone. */
  readonly output: readonly string[] | undefined;
  /** ^C was seen below it. */
  readonly interrupted: boolean;
}

export interface Other extends Lines {
  readonly kind: "comment" | "blank" | "prompt" | "text";
  readonly text: string;
  readonly host?: string;
}

/** Their output may have lines that look like comments. */
const readers = /^(?:cat|head|tail|less|more|grep|egrep|sed|awk|nstat|iptables-save|diff|crontab|nl)$/;
const shells = /^(?:|ba|z|k|c)sh(?:-session)?$|^(?:shell|console|terminal|shellsession|shell-session)$/;

/** Undefined where the block is no terminal: a drawing, a configuration file, a program's output. */
export function entriesOf(fence: Fence): readonly Entry[] | undefined {
  const lines = fence.lines.map((line) => bare(line, fence.indent));
  const reader = readerOf(lines, isCommand);
  return reader ? prompted(lines, reader) : bareCommands(lines, fence.language);
}

function prompted(lines: readonly string[], reader: NonNullable<ReturnType<typeof readerOf>>): readonly Entry[] {
  const entries: Entry[] = [];
  let open: { command: Command; output: string[] } | undefined;
  const close = () => {
    if (open) entries.push(finished(open.command, open.output, lines));
    open = undefined;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const prompt = reader(line);
    if (prompt && prompt.command !== "" && !/^#/.test(prompt.command)) {
      close();
      const { text, to } = typedFrom(lines, at, prompt.command);
      const { host, program } = prompt;
      const who = { ...(host ? { host } : {}), ...(program ? { program } : {}) };
      const command = { kind: "command", prompt: prompt.text, ...who, command: text, interrupted: false } as const;
      open = { command: { ...command, output: [], from: at, to }, output: [] };
      at = to - 1;
    } else if (prompt) {
      close();
      const kind = prompt.command === "" ? "prompt" : "comment";
      const host = prompt.host ? { host: prompt.host } : {};
      entries.push({ kind, text: kind === "comment" ? prompt.command : line, ...host, from: at, to: at + 1 });
    } else if (/^\s*#/.test(line) && !(open && readers.test(innerProgram(open.command.command)))) {
      close();
      entries.push({ kind: "comment", text: line.trim(), from: at, to: at + 1 });
    } else if (open) open.output.push(line);
    else entries.push({ kind: isBlank(line) ? "blank" : "text", text: line, from: at, to: at + 1 });
  }
  close();
  return entries;
}

function finished(command: Command, output: readonly string[], lines: readonly string[]): Command {
  const interrupted = output.some((line) => line.startsWith("^C"));
  // Blank lines at the end part it from what follows: they are nobody's output, but they are this entry's lines.
  const to = command.to + output.length;
  return { ...command, output, interrupted, to: Math.min(to, lines.length) };
}

/** The command's first line, and those that bash would still have asked for. */
function typedFrom(lines: readonly string[], at: number, first: string): { text: string; to: number } {
  let text = first;
  let to = at + 1;
  while (to < lines.length && isUnfinished(`${text}\n`)) {
    const line = lines[to]!;
    text += `\n${line.startsWith("> ") ? line.slice(2) : line === ">" ? "" : line}`;
    to++;
  }
  // Nothing ended it: then it was something else, and its first line stands alone.
  return isUnfinished(`${text}\n`) ? { text: first, to: at + 1 } : { text, to };
}

/** A block without prompts, all of it commands; then nothing was recorded. */
function bareCommands(lines: readonly string[], language: string): readonly Entry[] | undefined {
  if (!shells.test(language)) return undefined;
  const entries: Entry[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!.trim();
    if (line === "" || line.startsWith("#")) {
      entries.push({ kind: line === "" ? "blank" : "comment", text: line, from: at, to: at + 1 });
      continue;
    }
    if (!isCommand(line)) return undefined;
    const { text, to } = typedFrom(lines, at, line);
    const command = { kind: "command", prompt: "", command: text, output: undefined, interrupted: false } as const;
    entries.push({ ...command, from: at, to });
    at = to - 1;
  }
  return entries.some(({ kind }) => kind === "command") ? entries : undefined;
}

// Several terminal windows of one run: each is typed into, the first is worked in until its commands have ended.
import type { Output } from "../shell/index.js";
import { MILLISECOND, SECOND } from "../sim/clock.js";
import type { PaneText } from "./journal.js";
import type { Lab } from "./lab.js";
import type { Machine } from "./machine.js";
import type { Pace } from "./pace.js";
import type { Repeatable } from "./search.js";
import { type Chunk, Transcript } from "./transcript.js";
import type { Turn } from "./turns.js";

/** One terminal window of a run. The first of several is the one that is worked in. */
export interface Pane {
  readonly machine: Machine;
  readonly text: string;
  /** Which of the machine's terminals; a side window without a name is new and is closed when the run ends. */
  readonly terminal?: string;
}

interface Window extends PaneText {
  readonly on: Machine;
  readonly shell: ReturnType<Machine["terminal"]>;
  readonly from: number;
}

export function open(panes: readonly Pane[]): Window[] {
  return panes.map(({ machine, text, terminal }, index) => {
    const name = terminal ?? (index === 0 ? "1" : `side ${index}`);
    const shell = machine.terminal(name);
    const passing = index > 0 && terminal === undefined;
    return { machine: machine.name, terminal: name, text, passing, on: machine, shell, from: shell.output.length };
  });
}

/** `keep`: the windows at the side stay open. */
export function* work(
  lab: Lab,
  windows: readonly Window[],
  pace: Pace,
  { keep, again, asked }: Pick<Repeatable, "again" | "asked"> & { readonly keep: boolean },
): Turn<readonly Transcript[]> {
  const started = lab.clock.now;
  const firstEvent = lab.log.length;
  const [main, ...sides] = windows as [Window, ...Window[]];
  const parts = windows.map(({ text }) => keysOf(text));
  for (const [at, side] of sides.entries()) side.shell.type(parts[at + 1]![0]!.text);
  if (sides.length > 0) yield* pace.pass(20 * MILLISECOND);
  yield* type(main.shell, parts[0]!, pace, 5);
  // Somebody looks that nothing more comes; tcpdump itself gets its packets up to a second late.
  const ends = sides.map((side, at) => ({ side, keys: parts[at + 1]!, after: parts[at + 1]![0]!.ended }));
  const done = lab.clock.now;
  for (const { side, keys, after } of ends.sort((a, b) => (a.after ?? 2) - (b.after ?? 2))) {
    if (after === undefined) continue;
    yield* pace.pass(Math.max(0, done + (after ?? 2) * SECOND - lab.clock.now));
    side.shell.interrupt();
    yield* type(side.shell, keys.slice(1), pace, 0);
  }
  yield* pace.pass(MILLISECOND);
  asked?.end();
  const world = lab.snapshot();
  const typed = windows.map(({ text }) => text).join("\n");
  const seen = lab.log.between(firstEvent, lab.log.length);
  const { epoch } = lab;
  const ended = lab.clock.now;
  const transcripts = windows.map(({ shell, from, machine }) => {
    const chunks = shell.output.slice(from).map(chunk);
    const status = shell.lastStatus;
    return new Transcript({ machine, chunks, status, seen, world, epoch, started, ended, typed, again, asked });
  });
  for (const { passing, on, terminal } of windows) if (passing && !keep) on.closeTerminal(terminal);
  if (sides.length > 0) yield* pace.pass(MILLISECOND);
  return transcripts;
}

const chunk = ({ stream, text, time, command }: Output): Chunk => ({ text, kind: stream, time, command });

/** What is typed until a line that says ^C; `ended`: seconds after which the key is pressed, null where the line does not say. */
interface Keys {
  readonly text: string;
  readonly ended: number | null | undefined;
}

function keysOf(text: string): readonly Keys[] {
  const parts: Keys[] = [];
  let lines: string[] = [];
  for (const line of text.split("\n")) {
    const [key, after] = /^\s*\^C(?: after (\d+(?:\.\d+)?) s)?\s*$/.exec(line) ?? [];
    if (key === undefined) lines.push(line);
    else {
      parts.push({ text: lines.join("\n"), ended: after === undefined ? null : Number(after) });
      lines = [];
    }
  }
  return parts.length === 0 || lines.some((line) => line.trim() !== "")
    ? [...parts, { text: lines.join("\n"), ended: undefined }]
    : parts;
}

/** Typed in turn, each until the prompt is back; `patience`: seconds before a ^C that does not say when. */
function* type(shell: Window["shell"], parts: readonly Keys[], pace: Pace, patience: number): Turn<void> {
  for (const { text, ended } of parts) {
    shell.type(text);
    if (ended !== undefined) yield* pace.interrupt(shell, (ended ?? patience) * SECOND);
    yield* pace.prompt(shell);
  }
}

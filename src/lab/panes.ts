// Several terminal windows of one run: each is typed into, the first is worked in until its commands have ended.
import type { Output } from "../shell/index.js";
import { MILLISECOND } from "../sim/clock.js";
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
  { keep, again }: Pick<Repeatable, "again"> & { readonly keep: boolean },
): Turn<readonly Transcript[]> {
  const started = lab.clock.now;
  const firstEvent = lab.log.events.length;
  const [main, ...sides] = windows as [Window, ...Window[]];
  for (const side of sides) side.shell.type(side.text);
  if (sides.length > 0) yield* pace.pass(20 * MILLISECOND);
  main.shell.type(main.text);
  yield* pace.prompt(main.shell);
  yield* pace.pass(MILLISECOND);
  const rest = {
    events: lab.log.events.slice(firstEvent),
    world: lab.snapshot(),
    epoch: lab.epoch,
    started,
    ended: lab.clock.now,
    typed: windows.map(({ text }) => text).join("\n"),
    again,
  };
  const transcripts = windows.map(({ shell, from, machine }) => {
    const chunks = shell.output.slice(from).map(chunk);
    return new Transcript({ machine, chunks, status: shell.lastStatus, ...rest });
  });
  for (const { passing, on, terminal } of windows) if (passing && !keep) on.closeTerminal(terminal);
  if (sides.length > 0) yield* pace.pass(MILLISECOND);
  return transcripts;
}

const chunk = ({ stream, text, time, command }: Output): Chunk => ({ text, kind: stream, time, command });

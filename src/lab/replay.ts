// A lab's story told again, act by act, in a lab of its own. Generators cannot be copied, but the same acts with the same
// seed give the same bytes: so this is how a lab is forked and rewound.
import type { Event } from "../net/index.js";
import { Asked } from "./asked.js";
import type { Typed } from "./changes.js";
import type { JournalEntry, PaneText } from "./journal.js";
import type { Lab } from "./lab.js";
import { Stuck } from "./pace.js";
import type { Transcript } from "./transcript.js";
import type { Plug } from "./wiring.js";

/** An act by its place in the story, and its windows. */
export type Heard = (act: number, transcripts: readonly Transcript[]) => void;

/** Whoever listens while a story is told. */
export interface Listener {
  before?(entry: JournalEntry, lab: Lab): void;
  /** A script's output as it comes. */
  write?(out: { readonly text: string }): void;
  /** An act by its place, and what it came to where it ended: a script's status, the windows' transcripts. */
  after?(act: number, entry: JournalEntry, result: number | readonly Transcript[] | undefined): void;
}

export async function play(lab: Lab, journal: readonly JournalEntry[], listener: Listener = {}): Promise<void> {
  if (journal[0]?.act === "halt") await lab.seenUntil(journal[0].at, async () => {});
  for (const [index, entry] of journal.entries()) {
    const next = journal[index + 1];
    let result: number | readonly Transcript[] | undefined;
    const once = async () => {
      result = await act(lab, entry, listener);
    };
    listener.before?.(entry, lab);
    if (next?.act === "interrupt") await lab.interruptedAfter(next.looks, once);
    else if (next?.act === "halt") await lab.seenUntil(next.at, once);
    else await once();
    listener.after?.(index, entry, result);
  }
}

/** A run in a copy, and what was looked up in it. */
export interface Retold {
  readonly events: readonly Event[];
  readonly asked: Asked;
}

/** The same windows again in this new lab, after these commands; undefined where one of the commands fails. */
export async function retry(
  copy: Lab,
  journal: readonly JournalEntry[],
  commands: readonly Typed[],
  panes: readonly PaneText[],
): Promise<Retold | undefined> {
  await play(copy, journal);
  for (const { machine, line } of commands) {
    const [done] = await copy.panes([{ machine: copy.machine(machine), text: line, terminal: "what if" }]);
    if (done?.status !== 0) return undefined;
  }
  const before = copy.log.length;
  const asked = Asked.of(copy.machines.values());
  copy.asked = asked;
  await act(copy, { act: "panes", panes, keep: false, time: copy.clock.now });
  return { events: copy.log.between(before, copy.log.length).events, asked };
}

/** What could not go on in the story cannot here: that was told then. */
async function act(lab: Lab, entry: JournalEntry, listener: Listener = {}): ReturnType<typeof again> {
  try {
    return await again(lab, entry, listener);
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    return undefined;
  }
}

async function again(
  lab: Lab,
  entry: JournalEntry,
  listener: Listener,
): Promise<number | readonly Transcript[] | undefined> {
  switch (entry.act) {
    case "machine":
      lab.machine(entry.name);
      return;
    case "nic": {
      const { machine, name, mac } = entry;
      lab.nic(lab.machine(machine), name, mac === undefined ? {} : { mac });
      return;
    }
    case "cable":
      lab.cable(card(lab, entry.ends[0]), card(lab, entry.ends[1]), { delay: entry.delay });
      return;
    case "sleep":
      await lab.sleep(entry.seconds);
      return;
    case "connect":
      lab.connect(plug(lab, entry.ends[0]), plug(lab, entry.ends[1]), entry.options);
      return;
    case "rule":
      lab.link(entry.ends.join(" - ")).rule(entry.rule, entry.apply);
      return;
    case "switch":
      lab.switch(entry.name);
      return;
    case "veth": {
      const [[a, one], [b, other]] = [split(entry.ends[0]), split(entry.ends[1])];
      lab.veth(lab.machine(a), one, lab.machine(b), other);
      return;
    }
    case "panes": {
      const panes = entry.panes.map(({ machine, text, terminal, passing }) => ({
        machine: lab.machine(machine),
        text,
        ...(passing ? {} : { terminal }),
      }));
      return await lab.panes(panes, { keep: entry.keep });
    }
    case "script": {
      const { machine, text, name, args } = entry;
      return await lab.machine(machine).script(text, {
        name,
        args: [...args],
        write: (out) => listener.write?.(out),
      });
    }
    case "interrupt":
    case "halt":
      return;
  }
}

function split(end: string): readonly [string, string] {
  const at = end.indexOf("/");
  return [end.slice(0, at), end.slice(at + 1)];
}

function card(lab: Lab, end: string) {
  const [machine, name] = split(end);
  return lab.machine(machine).device(name);
}

const plug = (lab: Lab, end: string): Plug => lab.switches.get(split(end)[0]) ?? card(lab, end);

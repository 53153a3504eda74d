// The nearest changes that let a lost packet pass, found by trying: one change, and where none does it alone, on from those
// that let the packet come further, to what stands in its way there.
import type { Event } from "../net/index.js";
import { eventsOn, type Trials, type Way, type World } from "../view/index.js";
import { type Asked, Needless } from "./asked.js";
import { changesFor, type Reach, type Typed } from "./changes.js";
import type { Retold } from "./replay.js";
import { endOf, endsOf, find, type Ordinal, ordinalOf, passed } from "./way.js";

/** A run, and how it is done again in a copy of the lab as it was before it, after these commands. */
export interface Repeatable {
  readonly events: readonly Event[];
  readonly world: World;
  readonly typed: string;
  /** Undefined where nobody listened. */
  readonly asked: Asked | undefined;
  /** Undefined where one of the commands fails. */
  again(commands: readonly Typed[]): Promise<Retold | undefined>;
}

/** Further than this nobody calls it near. */
const DEPTH = 3;
/** How many ways of coming further are followed. */
const WIDTH = 3;

interface Try {
  readonly commands: readonly Typed[];
  /** Of the whole run. */
  readonly events: readonly Event[];
  readonly way: Way | undefined;
  readonly asked: Asked | undefined;
}

/** Without a way nothing was sent: then any first packet that passes is what was wanted. */
export async function nearest(run: Repeatable, way: Way | undefined, most: number): Promise<Trials> {
  const place = way && ordinalOf(run.events, way);
  const named = run.typed.match(/\b\d+\.\d+\.\d+\.\d+\b/g) ?? [];
  const ends = way ? [way.glance.destination, way.glance.source] : [];
  const targets = [...new Set([...ends, ...named])].filter((each) => /^[\d.]+$/.test(each));
  const seen = new Set([signOf(way)]);
  const passes: (readonly Typed[])[] = [];
  let tried = 0;
  const needless = new Needless();
  let level: readonly Try[] = [
    { commands: [], events: run.events, way, asked: run.asked ?? (await unchanged(run, way, place)) },
  ];
  let furthest: Try | undefined;
  for (let depth = 1; depth <= DEPTH && passes.length === 0 && level.length > 0; depth++) {
    const further: Try[] = [];
    for (const from of level) {
      const done = new Set<string>();
      const events = from.way ? eventsOn(from.way) : [];
      for (const change of changesFor(events, run.world, targets, reachOf(from, run))) {
        // Once one value of a setting has done it, another says nothing new.
        const about = subjectOf(change.line);
        // What was written before is not written again: with its last value alone it was tried already.
        const again = ({ machine, line }: Typed) => machine === change.machine && subjectOf(line) === about;
        if (tried >= most || done.has(about) || from.commands.some(again)) continue;
        if (from.asked && needless.has(change, from.asked)) continue;
        tried++;
        const commands = [...from.commands, change];
        const told = await run.again(commands);
        const same = told && find(told.events, place);
        if (same && passed(same)) {
          passes.push(commands);
          done.add(about);
        } else if (same && !seen.has(signOf(same))) {
          seen.add(signOf(same));
          further.push({ commands, ...told, way: same });
        } else if (told && from.asked && signOf(same) === signOf(from.way))
          needless.add(change, from.asked, told.asked);
      }
    }
    furthest = further[0] ?? furthest;
    level = further.slice(0, WIDTH);
  }
  const machines = run.world.machines.length;
  const said = (commands: readonly Typed[]) =>
    commands.map(({ machine, line }) => (machines > 1 ? `[${machine}] ${line}` : line));
  const end = furthest?.way && endOf(furthest.way);
  return {
    tried,
    passes: passes.map(said),
    ...(furthest && end && passes.length === 0 ? { furthest: { commands: said(furthest.commands), end } } : {}),
  };
}

/** What is asked when nothing is changed, found by telling it; undefined where the copy's packet comes to another end than the run's. */
async function unchanged(
  run: Repeatable,
  way: Way | undefined,
  place: Ordinal | undefined,
): Promise<Asked | undefined> {
  const told = await run.again([]);
  return told && signOf(find(told.events, place)) === signOf(way) ? told.asked : undefined;
}

/** What it writes, whatever the value. */
const subjectOf = (line: string): string => line.replace(/=\d+/g, "=");

/** Whether a lost packet's run came to a namespace, or names it: nobody asks for a route in any other. */
function reachOf({ way, events }: Try, { typed }: Repeatable): Reach {
  if (!way) return () => true;
  const met = new Set(events.map(({ machine, netns }) => `${machine}\n${netns}`));
  return ({ machine, netns }) => met.has(`${machine}\n${netns}`) || (netns !== "" && typed.includes(netns));
}

/** How a packet ended: in other ends it is further, or elsewhere. */
function signOf(way: Way | undefined): string {
  const ends = way ? endsOf(way) : [];
  return [
    way !== undefined,
    ...new Set(
      ends.map(({ machine, netns, func, dev, ...end }) =>
        [machine, netns, func, dev, end.kind === "drop" ? end.reason : end.verdict].join(" "),
      ),
    ),
  ].join("\n");
}

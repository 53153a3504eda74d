// Why a recording differs, found by trying: the other kernels, other words for what was typed, a state that was there
// before; and where none of these prints it, what is wrong with it, by its lines.

import type { JournalEntry, Story } from "../../src/index.js";
import { type Cause, isChance } from "../../src/report/verification.js";
import { endlessPing, isActive } from "./commands.js";
import { agreeing, judge, typedIn, type Verdict } from "./judge.js";
import { inserted, type Profile, pause, type Question, typing } from "./play.js";

export interface Place extends Question {
  /** "line 45". */
  readonly place: string;
}

type Verdicts = readonly Verdict<Place>[];

/** Stories told for one recording at most; each takes some milliseconds. */
const TRIES = 60;

export interface Told {
  readonly story: Story;
  readonly profile: Profile;
  readonly verdicts: Verdicts;
  /** The same questions under the other kernels. */
  readonly others: ReadonlyMap<Profile, Verdicts>;
}

export async function causesOf(first: Told): Promise<ReadonlyMap<Place, Cause>> {
  const causes = new Map<Place, Cause>();
  let told = first;
  for (const [at, { question }] of first.verdicts.entries()) {
    const verdict = told.verdicts[at]!;
    if (verdict.agrees || causes.has(question)) continue;
    const other = [...told.others].find(([, verdicts]) => verdicts[at]?.agrees)?.[0];
    if (other) {
      causes.set(question, { kind: "kernel", profile: other });
      continue;
    }
    const wrong = await mistyped(told, at);
    if (wrong) {
      for (const by of wrong.gained) causes.set(first.verdicts[by]!.question, wrong.cause);
      // From here on as if it had been typed rightly: what still differs has reasons of its own.
      told = { ...told, story: wrong.story, verdicts: wrong.verdicts };
      if (wrong.verdicts[at]!.agrees) continue;
    }
    causes.set(question, (await earlier(told, at)) ?? ofLines(told.verdicts[at]!));
  }
  return causes;
}

/** Words that stand against each other in changed lines: what is shown, what is printed. */
function wordPairs({ rows }: Verdict): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (const { kind, recorded = "", simulated = "" } of rows) {
    if (kind !== "changed") continue;
    const [left, right] = [recorded.split(/[\s,]+/), simulated.split(/[\s,]+/)];
    if (left.length !== right.length) continue;
    for (const [at, word] of left.entries()) if (word !== right[at]) pairs.push([word, right[at]!]);
  }
  return pairs;
}

const bounded = (word: string): RegExp =>
  new RegExp(`(?<![\\w.])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w]|\\.\\d)`, "g");

/** The value alone: without a prefix length, a colon, a bracket. */
const core = (word: string): string => word.replace(/^[("]+|[):;"]+$/g, "").replace(/^([\d.]+)\/\d+$/, "$1");

interface Mistyped {
  readonly cause: Cause;
  readonly story: Story;
  readonly verdicts: Verdicts;
  /** By their places: what agrees now. */
  readonly gained: readonly number[];
}

const addressesIn = (text: string): readonly string[] => [...new Set(text.match(/\b\d+\.\d+\.\d+\.\d+\b/g) ?? [])];

/** What may have been meant, and what may have been typed for it: what stands there instead, or an address that nobody shows. */
function suspects({ verdicts, story }: Told, at: number): readonly (readonly [string, string])[] {
  const verdict = verdicts[at]!;
  const pairs = wordPairs(verdict).map(([a, b]) => [core(a), core(b)] as const);
  const shown = verdicts.map(({ question }) => question.recorded).join("\n");
  const typed = typedIn(story);
  const lonely = addressesIn(typed).filter((each) => !shown.includes(each) && typed.split(each).length === 2);
  const near = (a: string, b: string) => a.split(".").slice(0, 2).join() === b.split(".").slice(0, 2).join();
  const meant = addressesIn(`${verdict.question.typed}\n${verdict.question.recorded}`);
  const guesses = lonely.flatMap((other) =>
    meant.filter((each) => near(each, other)).map((each) => [each, other] as const),
  );
  return [...pairs, ...guesses].filter(([a, b]) => /\d/.test(a) && /\d/.test(b) && b.length > 1);
}

/** What was typed earlier, with another value: where two recordings at least agree then that do not now. */
async function mistyped(told: Told, at: number): Promise<Mistyped | undefined> {
  const { story, profile, verdicts } = told;
  const { question } = verdicts[at]!;
  let tries = 0;
  for (const [shown, printed] of suspects(told, at)) {
    for (const { act, window, line, text } of linesWith(story, printed, question.act)) {
      if (++tries > TRIES / 4) return undefined;
      const other = line.replace(bounded(printed), shown);
      const edited = replaced(story, act, window, text(other));
      const moved = verdicts.map(({ question: each }) =>
        each.act === act && each.window === window && each.typed === line ? { ...each, typed: other } : each,
      );
      const outcome = await judge(edited, moved, profile);
      const gained = outcome.flatMap(({ agrees }, by) => (agrees && !verdicts[by]!.agrees ? [by] : []));
      if (gained.length < 2 || agreeing(outcome) - agreeing(verdicts) < 2) continue;
      const typed = verdicts.find(({ question: each }) => each.act === act && each.typed === line);
      const place = typed?.question.place ?? "a setup cell";
      const cause: Cause = { kind: "typed", place, command: line, written: printed, shown, explains: gained.length };
      return { cause, story: edited, verdicts: outcome, gained };
    }
  }
  return undefined;
}

interface TypedLine {
  readonly act: number;
  readonly window: number;
  readonly line: string;
  /** All that is typed into that window, with this line in its place. */
  readonly text: (line: string) => string;
}

/** Lines that were typed with this value, the nearest act's first. */
function* linesWith(story: Story, value: string, last: number): Iterable<TypedLine> {
  for (let act = last; act >= 0; act--) {
    const entry = story.journal[act]!;
    if (entry.act !== "panes") continue;
    for (const [window, pane] of entry.panes.entries()) {
      const lines = pane.text.split("\n");
      for (const [index, line] of lines.entries()) {
        if (!bounded(value).test(line)) continue;
        yield { act, window, line, text: (other) => lines.map((each, by) => (by === index ? other : each)).join("\n") };
      }
    }
  }
}

function replaced(story: Story, act: number, window: number, text: string): Story {
  const journal = story.journal.map((entry, at): JournalEntry => {
    if (at !== act || entry.act !== "panes") return entry;
    return { ...entry, panes: entry.panes.map((pane, index) => (index === window ? { ...pane, text } : pane)) };
  });
  return { options: story.options, journal };
}

interface Try {
  readonly cause: Cause;
  readonly story: Story;
  readonly moved: (question: Place) => Place;
}

/** A state in which it agrees, and nothing before it that agreed does not; what comes later need not be told. */
async function earlier({ story, profile, verdicts }: Told, at: number): Promise<Cause | undefined> {
  const { question } = verdicts[at]!;
  const known = verdicts.slice(0, at + 1);
  let tries = 0;
  for (const { cause, story: other, moved } of states(story, question)) {
    if (++tries > TRIES) return undefined;
    const journal = other.journal.slice(0, moved(question).act + 1);
    const questions = known.map(({ question: each }) => moved(each));
    // What does not come back by itself is not waited for as long as a person would.
    const outcome = await judge({ options: { ...other.options, patience: 90 }, journal }, questions, profile);
    if (outcome.every(({ agrees }, by) => agrees || (by < at && !known[by]!.agrees))) return cause;
  }
  return undefined;
}

function* states(story: Story, { act, typed }: Place): Iterable<Try> {
  const entry = story.journal[act];
  if (entry?.act !== "panes") return;
  const [{ machine, text, terminal }] = entry.panes as [(typeof entry.panes)[number]];
  const lines = text.split("\n");
  const own = lines.indexOf(typed.split("\n")[0]!);
  // Right before the command where nobody looks on from another window, else before all of them.
  const alone = entry.panes.length === 1 && own >= 0;
  const before = (cause: Cause, typedBefore: readonly (readonly [string, string])[], seconds = 0): Try => {
    if (alone && typedBefore.every(([on]) => on === machine)) {
      const added = [...typedBefore.map(([, line]) => line), ...(seconds > 0 ? [`sleep ${seconds}`] : [])];
      const other = [...lines.slice(0, own), ...added, ...lines.slice(own)].join("\n");
      return { cause, story: replaced(story, act, 0, other), moved: (question) => question };
    }
    const acts = typedBefore.map(([on, line]) => typing(on, line, on === machine ? terminal : "1"));
    return { cause, ...inserted<Place>(story, act, [...acts, ...(seconds > 0 ? [pause(seconds)] : [])]) };
  };
  for (const seconds of [10, 60]) yield before({ kind: "state", how: "waited", seconds }, [], seconds);
  const active = lines.filter((line) => isActive(line) && !endlessPing(line));
  for (const command of new Set(active))
    for (const seconds of [0, 60])
      yield before({ kind: "state", how: "tried", command, seconds }, [[machine, command]], seconds);
  const flush = "for n in $(ip netns | cut -d' ' -f1); do ip -n $n neigh flush all; done; ip neigh flush all";
  const machines = new Set(story.journal.flatMap((each) => (each.act === "machine" ? [each.name] : [])));
  yield before(
    { kind: "state", how: "flushed" },
    [...machines].map((each) => [each, flush] as const),
  );
  // The nearest first: what was done long ago seldom matters.
  for (let from = act; from >= 0; from--) {
    const earlierEntry = story.journal[from]!;
    if (earlierEntry.act !== "panes") continue;
    const there = earlierEntry.panes[0]!.text.split("\n");
    for (const line of (from === act ? there.slice(0, Math.max(0, own)) : there).reverse()) {
      if (isAside(line)) continue;
      const without = there.filter((each) => each !== line).join("\n");
      yield {
        cause: { kind: "state", how: "without", command: line, seconds: 0 },
        story: replaced(story, from, 0, without),
        moved: (question) => question,
      };
    }
  }
  for (const later of story.journal.slice(act + 1)) {
    if (later.act !== "panes") continue;
    for (const line of later.panes[0]!.text.split("\n")) {
      if (isAside(line) || isActive(line)) continue;
      yield before({ kind: "state", how: "after", command: line, seconds: 0 }, [[later.panes[0]!.machine, line]]);
    }
  }
}

/** Comments, ^C, and what only looks. */
const isAside = (line: string): boolean =>
  /^\s*(?:#|$|\^C)/.test(line) ||
  /^(?:ip|bridge) (?:-\S+ )*\w+ (?:show|list|ls|get)\b|^(?:ip \w+|route -n|arp -n|cat .*)$/.test(line);

/** By its lines alone. */
function ofLines({ rows, simulated }: Verdict): Cause {
  if (simulated === undefined) return { kind: "text" };
  const wrong = rows.filter(({ kind }) => kind !== "same" && kind !== "elided");
  const only = (kind: string) => wrong.every((row) => row.kind === kind);
  const shown = wrong.flatMap(({ recorded }) => (recorded === undefined ? [] : [recorded])).sort();
  const printed = wrong.flatMap(({ simulated: line }) => (line === undefined ? [] : [line])).sort();
  const shape = (line: string) => line.replace(/\d+/g, "0");
  const isSame = shown.length > 0 && shown.length === printed.length;
  if (isSame && shown.every((line, at) => line === printed[at])) return { kind: "order" };
  if (only("simulated")) return { kind: "missing", lines: wrong.length };
  if (only("recorded")) return { kind: "extra", lines: wrong.length };
  // A line put elsewhere: gone here, there again, with another clock on it.
  const moved = wrong.every(({ kind }) => kind !== "changed") && isSame;
  if (moved && shown.every((line, at) => shape(line) === shape(printed[at]!))) return { kind: "order" };
  const pairs = wordPairs({ rows } as Verdict);
  const [first] = pairs.filter(([a, b]) => !isChance(a, b));
  if (only("changed") && first) return { kind: "value", recorded: first[0], simulated: first[1] };
  return { kind: "text" };
}

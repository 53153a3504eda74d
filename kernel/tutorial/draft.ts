// The notebook as it grows: the document's parts as cells, what was added to them (the lab, the machine as it was found, a
// state that the recordings show), and the story that these cells tell, for trying it before it is written.

import { type JournalEntry, Lab, type Story } from "../../src/index.js";
import type { Origin } from "./origin.js";
import type { Part, Plan, Recorded, Window } from "./plan.js";
import { type Profile, pause, type Question, typing } from "./play.js";
import { type Words, wordsFor } from "./words.js";

/** Something that the author had done before a scene, as its recordings show; see state.ts. */
export interface State {
  readonly why: "quiet" | "waited" | "tried";
  readonly typed?: { readonly machine: string; readonly text: string };
  readonly seconds: number;
}

export interface Draft {
  readonly profile: Profile;
  /** Interfaces that were made and gone before the tutorial began, as its numbers tell. */
  readonly gone: number;
  /** By the part's place in the plan. */
  readonly states: ReadonlyMap<number, readonly State[]>;
  /** By part: seconds for which the windows beside the first were looked at when it was done, where that is known. */
  readonly looks: ReadonlyMap<number, number>;
}

export interface DraftCell {
  readonly type: "markdown" | "code";
  readonly source: string;
  /** What of the document it stands for; undefined for what was added. */
  readonly raw: string | undefined;
  readonly added?: "note" | "parameters" | "lab" | "origin" | "state";
  /** Why it is only shown. */
  readonly shown?: string;
  readonly windows?: readonly Window[];
  readonly acts: readonly JournalEntry[];
  /** Its place in the plan. */
  readonly part?: number;
}

/** A person's time between two commands, in seconds: a link's state is told up to a second late. */
export const TYPING = 2;

export function cellsOf(plan: Plan, origin: Origin, draft: Draft): readonly DraftCell[] {
  const words = wordsFor(plan.chinese);
  const cells: DraftCell[] = [];
  let begun = false;
  for (const [part, one] of plan.parts.entries()) {
    if (one.kind === "prose") {
      cells.push({ type: "markdown", source: one.raw, raw: one.raw, acts: [], part });
      continue;
    }
    const windows = one.kind === "scene" ? one.windows.filter(runs) : [];
    if (one.kind === "scene" && windows.length > 0) {
      if (!begun) cells.push(...headOf(plan, origin, draft, words));
      begun = true;
      for (const state of draft.states.get(part) ?? []) cells.push(...stateCells(state, words));
      cells.push(sceneCell(one, windows, part, draft.looks.get(part)));
    } else cells.push(...shownCells(one, part, words));
  }
  return cells;
}

const runs = ({ items }: Window): boolean => items.some((item) => typeof item !== "string" && item.typed !== undefined);

function sceneCell(one: Part, windows: readonly Window[], part: number, look: number | undefined): DraftCell {
  const end = look === undefined ? "^C" : `^C after ${look} s`;
  const texts = windows.map(({ items }) =>
    items.flatMap((item) => (item === "^C" ? [end] : linesFor(item))).join("\n"),
  );
  const source = windows
    .map(({ machine, terminal }, at) => {
      const named = at === 0 && terminal !== undefined ? ` --terminal ${terminal}` : "";
      return `%%sh ${machine}${named}\n${texts[at]}`;
    })
    .join("\n");
  const panes = windows.map(({ machine, terminal }, at) => ({
    machine,
    terminal: at === 0 ? (terminal ?? "1") : `side ${at}`,
    text: texts[at]!,
    passing: at > 0,
  }));
  const acts: readonly JournalEntry[] = [{ act: "panes", panes, keep: false, time: 0 }];
  return { type: "code", source, raw: one.raw, windows, acts, part };
}

/** What is typed for an item; what is not run stands there as a comment. */
function linesFor(item: Recorded | string): readonly string[] {
  if (typeof item === "string") return item.split("\n");
  if (item.typed !== undefined) return item.typed.split("\n");
  const [first = "", ...rest] = item.command.split("\n");
  return [`# skbook: not run: ${first}  (${item.refusal})`, ...rest.map((line) => `#   ${line}`)];
}

function shownCells(one: Exclude<Part, { kind: "prose" }>, part: number, words: Words): readonly DraftCell[] {
  const refusals = one.kind === "scene" ? one.windows.flatMap(({ items }) => items).flatMap(refusalIn) : [];
  const why = one.kind === "shown" ? one.why : "refused";
  // A piece of a block gets marks of its own, so that it is still read as one.
  const whole = one.kind === "shown" ? one.markdown : wrapped(one.raw);
  const cell: DraftCell = { type: "markdown", source: whole, raw: one.raw, shown: why, acts: [], part };
  const said = words.shown(why, refusals);
  const note: readonly DraftCell[] =
    said === undefined ? [] : [{ type: "markdown", source: said, raw: undefined, added: "note", acts: [] }];
  return [cell, ...note];
}

const refusalIn = (item: Recorded | string): readonly string[] =>
  typeof item !== "string" && item.refusal !== undefined ? [item.refusal] : [];

const wrapped = (raw: string): string =>
  /^\s*(?:`{3}|~{3})/.test(raw) ? raw : `\`\`\`console\n${raw.replace(/\s*(?:`{3,}|~{3,})?\s*$/, "")}\n\`\`\``;

function stateCells(state: State, words: Words): readonly DraftCell[] {
  const { typed, seconds } = state;
  const note = { type: "markdown", source: words.state(state), raw: undefined, added: "note", acts: [] } as const;
  const typedCell: readonly DraftCell[] =
    typed === undefined
      ? []
      : [
          {
            type: "code",
            source: `%%sh ${typed.machine}\n${typed.text}`,
            raw: undefined,
            added: "state",
            acts: [typing(typed.machine, typed.text)],
          },
        ];
  const wait: readonly DraftCell[] =
    seconds === 0
      ? []
      : [
          {
            type: "code",
            source: `await lab.sleep(${seconds});`,
            raw: undefined,
            added: "state",
            acts: [pause(seconds)],
          },
        ];
  return [note, ...typedCell, ...wait];
}

function headOf(plan: Plan, origin: Origin, draft: Draft, words: Words): readonly DraftCell[] {
  const added = (
    type: DraftCell["type"],
    source: string,
    kind: DraftCell["added"],
    acts: readonly JournalEntry[] = [],
  ) => ({ type, source, raw: undefined, ...(kind ? { added: kind } : {}), acts }) as const;
  const setup = setupOf(origin, draft.gone);
  const cells: DraftCell[] = [
    added("markdown", words.head(plan, origin, draft), "note"),
    added("code", `const profile = ${JSON.stringify(draft.profile)};`, "parameters"),
    added("code", labSource(plan, origin), "lab", headStory(plan, origin).journal),
  ];
  for (const { machine, lines } of setup)
    cells.push(added("code", `%%sh ${machine}\n${lines.join("\n")}`, "origin", [typing(machine, lines.join("\n"))]));
  if (setup.some(({ lines }) => lines.length > 1))
    cells.push(added("code", "await lab.sleep(60);", "origin", [pause(60)]));
  return cells;
}

function setupOf(origin: Origin, gone: number): Origin["setup"] {
  const made = (name: string) => [`ip link add ${name} type bridge`, `ip link del ${name}`];
  const names = Array.from({ length: gone }, (_, at) => made(`gone${at + 1}`)).flat();
  const main = origin.setup.findIndex(({ machine }) => machine !== origin.outside);
  return origin.setup
    .map((one, at) => (at === main ? { ...one, lines: [...one.lines, ...names] } : one))
    .filter(({ lines }) => lines.length > 0);
}

/** The lab cell and the same lab here: cards are numbered for the machine outside. */
function plugged(origin: Origin): readonly (readonly { machine: string; name: string; mac: string | undefined }[])[] {
  let lonely = 0;
  return origin.wires.map((wire) => {
    const cards = wire.map((at) => origin.cards[at]!);
    if (cards.length > 1 || origin.outside === undefined) return cards;
    return [...cards, { machine: origin.outside, name: `eth${lonely++}`, mac: undefined }];
  });
}

function labSource(plan: Plan, origin: Origin): string {
  const quote = (text: string) => JSON.stringify(text);
  const nic = ({ machine, name, mac }: { machine: string; name: string; mac: string | undefined }) =>
    `lab.nic(lab.machine(${quote(machine)}), ${quote(name)}${mac ? `, { mac: ${quote(mac)} }` : ""})`;
  const wires = plugged(origin).map((cards, at) => {
    const plugs = cards.map((card) => `  ${nic(card)},`).join("\n");
    return cards.length > 2 ? `lab.switch("wire${at + 1}",\n${plugs}\n);` : `lab.cable(\n${plugs}\n);`;
  });
  return [
    'import { Lab } from "skbook";',
    "",
    `const lab = new Lab({ profile, typing: ${TYPING} });`,
    ...plan.machines.map((name) => `lab.machine(${quote(name)});`),
    ...wires,
    "lab",
  ].join("\n");
}

function headStory(plan: Plan, origin: Origin): Story {
  const lab = new Lab({ typing: TYPING });
  for (const name of plan.machines) lab.machine(name);
  for (const [at, cards] of plugged(origin).entries()) {
    const devices = cards.map(({ machine, name, mac }) => lab.nic(lab.machine(machine), name, mac ? { mac } : {}));
    if (devices.length > 2) lab.switch(`wire${at + 1}`, ...devices);
    else lab.cable(devices[0]!, devices[1]!);
  }
  return { options: lab.options, journal: lab.journal };
}

/** A question of the story, and what it is about. */
export interface Asked extends Question {
  readonly about: Recorded;
  readonly part: number;
}

export function storyOf(cells: readonly DraftCell[], profile: Profile): { story: Story; asked: readonly Asked[] } {
  const journal: JournalEntry[] = [];
  const asked: Asked[] = [];
  for (const { acts, windows = [], part = -1 } of cells) {
    const act = journal.length;
    journal.push(...acts);
    for (const [window, { items }] of windows.entries())
      for (const about of items) {
        if (typeof about === "string" || about.typed === undefined) continue;
        asked.push({ act, window, typed: about.typed, recorded: about.output ?? "", about, part });
      }
  }
  return { story: { options: { profile, typing: TYPING }, journal }, asked };
}

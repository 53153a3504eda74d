// A tutorial's story told in labs, and what each recorded command printed there.

import { type JournalEntry, Lab, type LabOptions, type Story, type Transcript } from "../../src/index.js";

export type Profile = NonNullable<LabOptions["profile"]>;
export const profiles: readonly Profile[] = ["centos7", "debian12"];

/** A recorded command in a story: which act's which window it was typed into. */
export interface Question {
  readonly act: number;
  readonly window: number;
  readonly typed: string;
  readonly recorded: string;
}

interface Shown {
  /** The prompt with what was typed behind it. */
  readonly echo: string;
  readonly output: string;
}

/** What each window of each act showed, command by command. */
export type Heard = ReadonlyMap<number, readonly (readonly Shown[])[]>;

export async function hear(story: Story, profile?: Profile): Promise<Heard> {
  const heard = new Map<number, readonly (readonly Shown[])[]>();
  const options = profile === undefined ? story.options : { ...story.options, profile };
  await Lab.tell({ options, journal: story.journal }, (act, windows) => heard.set(act, windows.map(shownBy)));
  return heard;
}

/** What stood on the screen below each command until the next was typed: also what came from the background meanwhile. */
function shownBy(transcript: Transcript): readonly Shown[] {
  const shown: { echo: string; output: string }[] = [];
  let last: number | undefined;
  for (const { kind, command, text } of transcript.chunks) {
    const open = shown.at(-1);
    if (kind === "echo" && command !== undefined && (last === undefined || command > last)) {
      last = command;
      shown.push({ echo: text, output: "" });
    } else if (kind === "echo" && open?.output === "" && command === last && text !== "^C") open.echo += text;
    else if (kind !== "echo" && kind !== "prompt" && open) open.output += text;
  }
  return shown;
}

/** What each question's command printed, undefined where it was not typed. */
export function answers<Q extends Question>(heard: Heard, questions: readonly Q[]): ReadonlyMap<Q, string | undefined> {
  const found = new Map<Q, string | undefined>();
  const reached = new Map<string, number>();
  for (const question of questions) {
    const { act, window, typed } = question;
    const key = `${act} ${window}`;
    const shown = heard.get(act)?.[window] ?? [];
    const from = reached.get(key) ?? 0;
    const last = typed.split("\n").at(-1)!;
    const at = shown.findIndex(({ echo }, index) => index >= from && echo.endsWith(`${last}\n`));
    found.set(question, at < 0 ? undefined : shown[at]!.output);
    if (at >= 0) reached.set(key, at + 1);
  }
  return found;
}

/** Acts put in before one of a story's; what is asked behind it moves on. */
export function inserted<Q extends Question>(
  story: Story,
  at: number,
  acts: readonly JournalEntry[],
): { readonly story: Story; readonly moved: (question: Q) => Q } {
  const journal = [...story.journal.slice(0, at), ...acts, ...story.journal.slice(at)];
  const moved = (question: Q) => (question.act < at ? question : { ...question, act: question.act + acts.length });
  return { story: { options: story.options, journal }, moved };
}

export const pause = (seconds: number): JournalEntry => ({ act: "sleep", seconds, time: 0 });

export const typing = (machine: string, text: string, terminal = "1"): JournalEntry => ({
  act: "panes",
  panes: [{ machine, terminal, text, passing: false }],
  keep: false,
  time: 0,
});

// A story's recordings against what it prints.

import type { Story } from "../../src/index.js";
import { agrees, compare, type Row } from "./compare.js";
import { answers, hear, type Profile, type Question } from "./play.js";

export interface Verdict<Q extends Question = Question> {
  readonly question: Q;
  /** Undefined where the command was not typed. */
  readonly simulated: string | undefined;
  readonly rows: readonly Row[];
  readonly agrees: boolean;
}

/** All that is typed in a story: what a MAC address in it says is no chance. */
export const typedIn = (story: Story): string =>
  story.journal
    .flatMap((entry) => {
      if (entry.act === "panes") return entry.panes.map(({ text }) => text);
      return entry.act === "script" ? [entry.text] : entry.act === "nic" ? [entry.mac ?? ""] : [];
    })
    .join("\n");

export async function judge<Q extends Question>(
  story: Story,
  questions: readonly Q[],
  profile?: Profile,
): Promise<readonly Verdict<Q>[]> {
  const printed = answers(await hear(story, profile), questions);
  const typed = typedIn(story);
  return questions.map((question) => {
    const simulated = printed.get(question);
    const rows = compare(question.recorded, simulated ?? "", typed);
    return { question, simulated, rows, agrees: simulated !== undefined && agrees(rows) };
  });
}

export const agreeing = (verdicts: readonly Verdict[]): number => verdicts.filter((verdict) => verdict.agrees).length;

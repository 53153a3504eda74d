// What would have let a lost packet pass, as it was found out: below a journey, or below a sequence diagram.
import type { Event } from "../net/event.js";
import { endLine } from "./journey/lines.js";
import { element, escaped } from "./markup.js";
import type { Words } from "./words.js";

/** What was tried on copies: which commands, typed before, let the packet pass. */
export interface Trials {
  readonly tried: number;
  readonly passes: readonly (readonly string[])[];
  /** Where none did: commands after which the packet came further, and where it ended then. */
  readonly furthest?: { readonly commands: readonly string[]; readonly end: Event };
}

interface Told {
  readonly says: string;
  readonly lists: readonly (readonly string[])[];
}

function toldOf({ tried, passes, furthest }: Trials, words: Words): readonly Told[] {
  const told: Told = { says: words.journey.trials(tried, passes.length), lists: passes };
  if (!furthest) return [told];
  const { what, func } = endLine(furthest.end, words);
  return [told, { says: words.journey.further(`${what}  ${func}`), lists: [furthest.commands] }];
}

/** As plain data. */
export function trialsData({ tried, passes, furthest }: Trials, words: Words): object {
  if (!furthest) return { tried, passes };
  const { what, func } = endLine(furthest.end, words);
  return { tried, passes, furthest: { commands: furthest.commands, what, func } };
}

export const trialsText = (trials: Trials, words: Words): readonly string[] =>
  toldOf(trials, words).flatMap(({ says, lists }, at) => [...(at > 0 ? [""] : []), says, ...lists.flatMap(commandsOf)]);

export const trialsHtml = (trials: Trials, words: Words): string =>
  toldOf(trials, words)
    .flatMap(({ says, lists }) => [
      element("p", { style: "margin: 8px 0 0 0" }, escaped(says)),
      ...(lists.length === 0 ? [] : [element("ul", { style: "margin: 4px 0" }, ...lists.map(htmlCommands))]),
    ])
    .join("");

const commandsOf = (commands: readonly string[]): readonly string[] =>
  commands.map((command, at) => `  ${at === 0 ? "✓" : "+"} ${command}`);

const htmlCommands = (commands: readonly string[]): string =>
  element("li", {}, element("code", {}, commands.map(escaped).join("<br/>")));

// What was done to a lab, in order, with all that was said: with the lab's options, enough to do it again. Edits of such a
// story: one thing told otherwise, or everything from one command on left out.
// Left out: what a cell does behind the lab's back (to a Device or a file of a machine).
import type { Nanos } from "../sim/clock.js";
import type { LabOptions } from "./lab.js";
import type { LinkOptions, Rule } from "./link.js";
import type { SwitchOptions } from "./switch.js";

type Ends = readonly [string, string];

export interface PaneText {
  readonly machine: string;
  readonly terminal: string;
  readonly text: string;
  /** A side window without a name: new, and closed when the run ends. */
  readonly passing: boolean;
}

export type Act =
  | { readonly act: "machine"; readonly name: string }
  | { readonly act: "nic"; readonly machine: string; readonly name: string; readonly mac?: string }
  | { readonly act: "cable"; readonly ends: Ends; readonly delay: number }
  | { readonly act: "sleep"; readonly seconds: number }
  | { readonly act: "connect"; readonly ends: Ends; readonly options: LinkOptions }
  | { readonly act: "rule"; readonly ends: Ends; readonly rule: string; readonly apply: Rule }
  | { readonly act: "switch"; readonly name: string; readonly options: SwitchOptions }
  | { readonly act: "veth"; readonly ends: Ends }
  /** `keep`: the windows at the side stay. */
  | { readonly act: "panes"; readonly panes: readonly PaneText[]; readonly keep: boolean }
  | {
      readonly act: "script";
      readonly machine: string;
      readonly text: string;
      readonly name: string;
      readonly args: readonly string[];
    }
  /** The act before it was ended by whoever watched, after so many looks at it. */
  | { readonly act: "interrupt"; readonly looks: number }
  /** The act before it was seen no further than to this time. */
  | { readonly act: "halt"; readonly at: Nanos };

/** An act, and when it began. */
export type JournalEntry = Act & { readonly time: Nanos };

/** What to tell otherwise: another kernel, seed or setting, other words for a line that was typed, another link. */
export interface Change extends Pick<LabOptions, "profile" | "seed" | "epoch" | "sysctl"> {
  /** A line as it was typed, and what is typed for it; "" leaves it out. */
  readonly lines?: Readonly<Record<string, string>>;
  /** A link by its ends ("host/eth0 - router/eth0"), and what it does to frames. */
  readonly links?: Readonly<Record<string, LinkOptions>>;
}

export interface Story {
  readonly options: LabOptions;
  readonly journal: readonly JournalEntry[];
}

/** Throws where a line or a link that shall change is not in the story. */
export function changed(story: Story, { lines = {}, links = {}, ...rest }: Change): Story {
  const sysctl = { ...story.options.sysctl, ...rest.sysctl };
  const options = { ...story.options, ...rest, ...(Object.keys(sysctl).length > 0 ? { sysctl } : {}) };
  let { journal } = story;
  for (const [line, other] of Object.entries(lines)) {
    if (!journal.some((entry) => textsOf(entry).some((text) => has(text, line))))
      throw unknown("line", line, linesWith(journal, line));
    journal = journal.map((entry) => edited(entry, (text) => replaced(text, line, other)));
  }
  for (const [name, link] of Object.entries(links)) {
    const wanted = (entry: JournalEntry) => entry.act === "connect" && entry.ends.join(" - ") === name;
    if (!journal.some(wanted)) throw unknown("link", name, linksOf(journal));
    journal = journal.map((entry) => (wanted(entry) ? ({ ...entry, options: link } as JournalEntry) : entry));
  }
  return { options, journal };
}

/** The story up to the first time that this line was typed, the windows beside it open; throws where it never was. */
export function before(journal: readonly JournalEntry[], line: string): readonly JournalEntry[] {
  const at = journal.findIndex((entry) => entry.act === "panes" && entry.panes.some(({ text }) => has(text, line)));
  const entry = journal[at];
  if (entry?.act !== "panes") throw unknown("line", line, linesWith(journal, line));
  const panes = entry.panes.map((pane) => (has(pane.text, line) ? { ...pane, text: head(pane.text, line) } : pane));
  return [...journal.slice(0, at), { ...entry, panes, keep: true }];
}

const unknown = (what: string, name: string, known: readonly string[] = []) =>
  new RangeError(
    `no ${what} "${name}" in this lab's journal${known.length > 0 ? `: there are ${known.join(", ")}` : ""}`,
  );

/** A line is named whole: those that have this in them. */
const linesWith = (journal: readonly JournalEntry[], line: string): readonly string[] =>
  journal
    .flatMap(textsOf)
    .flatMap((text) =>
      text
        .split("\n")
        .flatMap((typed) => (line.trim() !== "" && typed.includes(line.trim()) ? [`"${typed.trim()}"`] : [])),
    );

const linksOf = (journal: readonly JournalEntry[]): readonly string[] =>
  journal.flatMap((entry) => (entry.act === "connect" ? [entry.ends.join(" - ")] : []));

const textsOf = (entry: JournalEntry): readonly string[] =>
  entry.act === "panes" ? entry.panes.map(({ text }) => text) : entry.act === "script" ? [entry.text] : [];

function edited(entry: JournalEntry, edit: (text: string) => string): JournalEntry {
  if (entry.act === "script") return { ...entry, text: edit(entry.text) };
  if (entry.act !== "panes") return entry;
  return { ...entry, panes: entry.panes.map((pane) => ({ ...pane, text: edit(pane.text) })) };
}

const same = (typed: string, line: string): boolean => typed.trim() === line.trim();

const has = (text: string, line: string): boolean => text.split("\n").some((typed) => same(typed, line));

const head = (text: string, line: string): string => {
  const typed = text.split("\n");
  return typed
    .slice(
      0,
      typed.findIndex((each) => same(each, line)),
    )
    .join("\n");
};

const replaced = (text: string, line: string, other: string): string =>
  text
    .split("\n")
    .flatMap((typed) => (!same(typed, line) ? [typed] : other === "" ? [] : [other]))
    .join("\n");

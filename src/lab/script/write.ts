// A lab as a bash script for a real Linux: the stage, then the lab in its words, act by act as the journal has them, so that
// it can be read, changed, run there, and read back here (read.ts).
// Left out: what a cell did behind the journal's back; rules that are functions (a line says so); the clock on the wall.
import { type Profile, profiles } from "../../profile/index.js";
import { SECOND } from "../../sim/clock.js";
import type { JournalEntry, PaneText, Story } from "../journal.js";
import { fresh } from "./fresh.js";
import { toWords } from "./netem.js";
import { stage } from "./stage.js";
import { theatre } from "./theatre.js";
import { quoted } from "./words.js";

export function toScript(story: Story): string {
  const profile = profiles[story.options.profile ?? "debian12"];
  const told = acts(story.journal);
  return [
    "#!/bin/bash",
    ...head(story, profile).map((line) => (line === "" ? "#" : `# ${line}`)),
    "",
    stage,
    theatre,
    BEGIN,
    ...options(story, profile),
    "",
    ...told,
    "",
    'stay "$@"',
    "",
  ].join("\n");
}

/** What stands above a script's lab. */
export const BEGIN = "# ---- the lab";

function head({ journal, options: { seed = 1 } }: Story, { name, kernel }: Profile): readonly string[] {
  const machines = [...new Set(journal.flatMap((entry) => (entry.act === "machine" ? [entry.name] : [])))];
  const last = journal.at(-1);
  const rules = journal.flatMap((entry) => (entry.act === "rule" ? [entry.rule] : []));
  return [
    `A lab of skbook as a script: ${machines.join(", ") || "no machine"}; ${name} (Linux ${kernel.version}), seed ${seed}.`,
    "",
    "  sudo bash FILE             builds it on this Linux, and tells its story",
    "  bash FILE                  the same, where everybody may make namespaces (unshare -Urnm)",
    "  bash FILE --shell MACHINE  … and leaves you in a shell on that machine",
    "  skbook real FILE           … and compares what is printed with what the lab printed",
    "",
    "Below `# ---- the lab` stands the lab, for you to read and to change. The story takes about",
    `${Math.ceil((last?.time ?? 0) / SECOND)} s and what its last command takes. Nothing of this machine is touched, and nothing stays:`,
    "every namespace ends with the script. Cards are ends of veth pairs, switches are bridges, links with a delay or a loss",
    "need tc's netem. The wall clock, pids and random MACs are this machine's own; so is what another kernel does otherwise.",
    ...rules.map((rule) => `Not here: the rule "${rule}", a function of TypeScript.`),
  ];
}

function options(
  { options: { profile, seed, epoch, patience, steps, typing, sysctl } }: Story,
  known: Profile,
): string[] {
  const given = Object.entries({ profile: profile ?? known.name, seed, epoch, patience, steps, typing });
  const says = given.flatMap(([name, value]) => (value === undefined ? [] : [quoted(`${name}=${value}`)]));
  // \w is the whole path, \W its last part.
  const path = known.tools.prompt("", "/one/two").includes("/one/two") ? "\\w" : "\\W";
  const prompt = known.tools.prompt("\\H", "/root").replace("~", path).replace(/# $/, "\\$ ");
  return [
    ["lab", ...says].join(" "),
    `prompt=${quoted(prompt)}`,
    `# what a namespace of Linux ${known.kernel.version} begins with`,
    ...fresh(known).map(folded),
    ...Object.entries(sysctl ?? {}).map(([key, value]) => `setting ${quoted(key)} ${value}`),
  ];
}

/** Over several lines. */
function folded(all: readonly string[]): string {
  const lines: string[] = [];
  for (const word of all) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length > 116) lines.push(line === undefined ? word : `  ${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join(" \\\n");
}

function acts(journal: readonly JournalEntry[]): string[] {
  let time = -1;
  return journal.flatMap((entry, index) => {
    const next = journal[index + 1];
    const lines = told(entry, next?.act === "interrupt" || next?.act === "halt" ? next : undefined, index === 0);
    const when = lines.length > 0 && entry.time !== time ? [`# at ${seconds(entry.time)} s`] : [];
    time = lines.length > 0 ? entry.time : time;
    return [...when, ...lines];
  });
}

const seconds = (nanos: number): string => String(nanos / SECOND);

function told(entry: JournalEntry, end: JournalEntry | undefined, first: boolean): string[] {
  const line = (...all: readonly string[]) => [...limits(entry, end), ...all.map(quoted)].join(" ");
  switch (entry.act) {
    case "machine":
      return [line("machine", entry.name)];
    case "nic":
      return [line("card", entry.machine, entry.name, ...(entry.mac === undefined ? [] : [entry.mac]))];
    case "cable":
      // The five microseconds of a plain cable are less than a real kernel takes to begin.
      return [line("cable", ...entry.ends, ...(entry.delay === 5_000 ? [] : toWords({ delay: entry.delay })))];
    case "connect":
      return [line("connect", ...entry.ends, ...toWords(entry.options))];
    case "rule":
      return [line("rule", ...entry.ends, entry.rule)];
    case "switch":
      return [line("switch", entry.name, ...(entry.options.ageing === undefined ? [] : [`${entry.options.ageing}`]))];
    case "veth":
      return [line("veth", ...entry.ends)];
    case "sleep":
      return [line("pause", String(entry.seconds))];
    case "script": {
      const { machine, name, args, text } = entry;
      return input(line("runs", machine, name, ...args), text);
    }
    case "panes": {
      const [main, ...sides] = entry.panes;
      const keep = entry.keep ? ["keep"] : [];
      const window = ({ machine, terminal, passing }: PaneText, usual: string) =>
        passing || terminal === usual ? [machine] : [machine, terminal];
      return [
        ...sides.flatMap((side) => input(["beside", ...window(side, "")].map(quoted).join(" "), side.text)),
        ...(main ? input(line(...keep, "on", ...window(main, "1")), main.text) : []),
      ];
    }
    case "halt":
      return first ? [`halted ${seconds(entry.at)}`] : [];
    case "interrupt":
      return [];
  }
}

function limits({ time }: JournalEntry, end: JournalEntry | undefined): readonly string[] {
  if (end?.act === "halt") return ["within", seconds(end.at - time), seconds(end.at)];
  return end?.act === "interrupt" ? ["interrupted", seconds(end.time - time), String(end.looks)] : [];
}

/** The text as a here-document, with an end that is not in it. */
function input(line: string, text: string): string[] {
  const lines = text.replace(/\n$/, "").split("\n");
  let end = "END";
  while (lines.includes(end)) end += "_";
  return [`${line} <<'${end}'`, ...lines, end];
}

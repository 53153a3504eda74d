// ps(1) of procps-ng 4.0.2: which processes (-e -A -p -C --ppid, a, x), which columns (-f, -o with pid ppid comm args cmd stat tty
// time user etime), --no-headers. Left out: sessions and terminals (every process counts as of this one), memory and CPU, so u and
// -l say so; threads; sorting.
import type { Process, ProcessEntry } from "../../shell/index.js";
import { SECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";

interface Column {
  readonly head: string;
  readonly width: number;
  readonly right?: boolean;
  readonly value: (each: ProcessEntry, now: number) => string;
}

const comm = ({ argv, over }: ProcessEntry): string =>
  `${(argv[0] ?? "").replace(/^.*\//, "").slice(0, 15)}${over ? " <defunct>" : ""}`;
const args = (each: ProcessEntry): string => (each.over ? `[${comm(each).replace(" ", "] ")}` : each.argv.join(" "));
const two = (value: number): string => String(value).padStart(2, "0");

function elapsed({ started }: ProcessEntry, now: number): string {
  const seconds = Math.floor((now - started) / SECOND);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${two(hours)}:` : ""}${two(minutes)}:${two(seconds % 60)}`;
}

const state = ({ over, busy }: ProcessEntry): string => (over ? "Z" : busy ? "R" : "S");

const columns: Readonly<Record<string, Column>> = {
  args: { head: "COMMAND", width: 27, value: args },
  cmd: { head: "CMD", width: 27, value: args },
  comm: { head: "COMMAND", width: 15, value: comm },
  command: { head: "COMMAND", width: 27, value: args },
  etime: { head: "ELAPSED", width: 11, right: true, value: elapsed },
  pid: { head: "PID", width: 5, right: true, value: ({ pid }) => String(pid) },
  ppid: { head: "PPID", width: 5, right: true, value: ({ ppid }) => String(ppid) },
  s: { head: "S", width: 1, value: state },
  stat: { head: "STAT", width: 4, value: state },
  time: { head: "TIME", width: 8, right: true, value: () => "00:00:00" },
  tname: { head: "TTY", width: 8, value: () => "?" },
  tty: { head: "TT", width: 8, value: () => "?" },
  uid: { head: "UID", width: 5, right: true, value: () => "0" },
  user: { head: "USER", width: 8, value: () => "root" },
  ucmd: { head: "CMD", width: 15, value: comm },
};

const usage = `
Usage:
 ps [options]

 Try 'ps --help <simple|list|output|threads|misc|all>'
  or 'ps --help <s|l|o|t|m|a>'
 for additional help text.

For more details see ps(1).
`;

interface Shown {
  readonly name: string;
  readonly head: string;
}

interface Wanted {
  pids?: number[];
  names?: string[];
  parents?: number[];
  shown: Shown[];
  heads: boolean;
}

/** A text: what was wrong. */
function read(words: readonly string[]): Wanted | string {
  const wanted: Wanted = { shown: [], heads: true };
  let full = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === "--no-headers" || word === "--noheader" || word === "--noheaders") wanted.heads = false;
    else if (/^--(?:pid|ppid|format)(?:=|$)/.test(word) || /^-[^-]*[pCo]/.test(word)) {
      const [, letters = "", letter = "", rest = ""] = /^-([eAfw]*)([pCo])(.*)$/.exec(word) ?? [];
      if (word.startsWith("-") && !word.startsWith("--") && letter === "") return "unsupported SysV option";
      if (letters.includes("f")) full = true;
      const what = letter || { pid: "p", ppid: "P", format: "o" }[/^--(\w+)/.exec(word)![1]!]!;
      const value = word.startsWith("--") ? (word.split("=")[1] ?? words[++at]) : rest || words[++at];
      const wrong = take(wanted, what, value);
      if (wrong) return wrong;
    } else if (/^-[eAfw]+$/.test(word)) full ||= word.includes("f");
    else if (/^[axw]+$/.test(word)) continue;
    else if (/^\d+(,\d+)*$/.test(word)) take(wanted, "p", word);
    else if (/^-?[a-z]*[ul]/.test(word)) return "skbook";
    else return word.startsWith("-") ? "unsupported SysV option" : "unsupported option (BSD syntax)";
  }
  if (wanted.shown.length > 0) return wanted;
  const names = full ? ["user:UID", "pid", "ppid", "tname", "time", "cmd"] : ["pid", "tname", "time", "ucmd"];
  wanted.shown = names.map((each) => {
    const [name = "", head] = each.split(":");
    return { name, head: head ?? columns[name]!.head };
  });
  return wanted;
}

function take(wanted: Wanted, what: string, value: string | undefined): string | undefined {
  if (what === "o") {
    if (value === undefined) return "format specification must follow -o";
    for (const word of value.split(/[ ,]+/)) {
      const [name = "", head] = word.split("=");
      if (!columns[name]) return `unknown user-defined format specifier "${name}"`;
      wanted.shown.push({ name, head: head ?? columns[name]!.head });
    }
  } else if (what === "C") {
    if (value === undefined) return "list of command names must follow -C";
    wanted.names = [...(wanted.names ?? []), ...value.split(",")];
  } else {
    if (value === undefined) return `list of process IDs must follow ${what === "p" ? "-p" : "--ppid"}`;
    if (!/^\d+([ ,]\d+)*$/.test(value)) return "process ID list syntax error";
    const ids = value.split(/[ ,]/).map(Number);
    if (what === "p") wanted.pids = [...(wanted.pids ?? []), ...ids];
    else wanted.parents = [...(wanted.parents ?? []), ...ids];
  }
  return undefined;
}

export function* ps(process: Process): Steps<number> {
  const wanted = read(process.argv.slice(1));
  if (wanted === "skbook") {
    yield* process.stderr.write("skbook: ps does not know memory and CPU use: -e, -f, -p, -C and -o are simulated\n");
    return 1;
  }
  if (typeof wanted === "string") {
    yield* process.stderr.write(`error: ${wanted}\n${usage}`);
    return 1;
  }
  const { pids, names, parents, shown } = wanted;
  const any = pids === undefined && names === undefined && parents === undefined;
  const rows = process
    .others()
    .filter((each) => any || pids?.includes(each.pid) || parents?.includes(each.ppid) || names?.includes(comm(each)));
  const heads = wanted.heads && shown.some(({ head }) => head !== "");
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => {
        const { right, width } = columns[shown[index]!.name]!;
        const wide = Math.max(width, shown[index]!.head.length);
        return right ? text.padStart(wide) : index === texts.length - 1 ? text : text.padEnd(wide);
      })
      .join(" ");
  const now = process.clock.now;
  const lines = rows.map((each) => line(shown.map(({ name }) => columns[name]!.value(each, now))));
  if (heads) lines.unshift(line(shown.map(({ head }) => head)));
  yield* process.stdout.write(lines.map((each) => `${each}\n`).join(""));
  return rows.length > 0 ? 0 : 1;
}

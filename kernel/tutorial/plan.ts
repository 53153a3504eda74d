// What a tutorial does, in its order: prose, blocks that are only shown, and scenes. A scene is typed into one terminal,
// with windows beside it for what looks on meanwhile (tcpdump, ip monitor), wherever in the document those are shown.

import { endlessPing, isActive, isWatching, namespaceShell, refusalOf } from "./commands.js";
import { bare, blocksOf, type Fence, isBlank } from "./markdown.js";
import { type Command, type Entry, entriesOf } from "./transcript.js";
import { terminalSaid } from "./where.js";

/** A command of the document, what stands under it there, and what is typed for it here. */
export interface Recorded {
  readonly command: string;
  readonly prompt: string;
  /** Undefined where the document shows no output: then there is nothing to compare. */
  readonly output: string | undefined;
  /** The document's line. */
  readonly line: number;
  /** What is typed for it; undefined where it is not run. */
  typed: string | undefined;
  /** Why it is not run. */
  refusal?: string;
}

export interface Window {
  readonly machine: string;
  readonly terminal: string | undefined;
  /** Comments as they stand, commands, and `^C` where somebody pressed it. */
  readonly items: readonly (Recorded | string)[];
}

export type Part =
  | { readonly kind: "prose"; readonly raw: string }
  /** A block or a piece of one that is not run here; `why` where a reader would expect it to be. */
  | { readonly kind: "shown"; readonly raw: string; readonly markdown: string; readonly why: string }
  | { readonly kind: "scene"; readonly raw: string; readonly windows: readonly Window[] };

export interface Plan {
  readonly parts: readonly Part[];
  /** In order of appearance; at least one. */
  readonly machines: readonly string[];
  readonly chinese: boolean;
}

interface Step {
  readonly fence: number;
  /** The document's line. */
  readonly line: number;
  readonly entry: Command;
  readonly machine: string;
  readonly terminal: string | undefined;
  readonly watching: boolean;
  readonly active: boolean;
  /** The step beside which a watching one runs. */
  partner?: Step | undefined;
}

export function planOf(document: string): Plan {
  const blocks = blocksOf(document);
  const read = blocks.map((block) => (block.kind === "fence" ? entriesOf(block) : undefined));
  const hosts = read.flatMap((entries) => entries ?? []).flatMap(({ host }) => (host ? [host] : []));
  const main = mostOf(hosts) ?? "host";
  const steps: Step[] = [];
  let said = "";
  for (const [at, block] of blocks.entries()) {
    if (block.kind === "prose") said = block.text;
    let terminal = terminalSaid(said);
    for (const entry of read[at] ?? []) {
      if (entry.kind === "comment") terminal = terminalSaid(entry.text) ?? terminal;
      if (entry.kind !== "command") continue;
      const { command } = entry;
      const machine = entry.host ?? main;
      const kinds = { watching: !entry.program && isWatching(command), active: !entry.program && isActive(command) };
      const line = block.kind === "fence" ? block.line + entry.from : 0;
      steps.push({ fence: at, line, entry, machine, terminal: terminal === "1" ? undefined : terminal, ...kinds });
    }
    if (block.kind === "fence" && read[at]) said = "";
  }
  pair(steps);
  const parts = blocks.flatMap((block, at): readonly Part[] => {
    if (block.kind === "prose") return [{ kind: "prose", raw: block.text }];
    const entries = read[at];
    if (!entries) return [{ kind: "shown", raw: block.text, markdown: block.text, why: whyShown(block) }];
    return scenesOf(block, entries, steps, at);
  });
  const machines = [...new Set([...steps.map(({ machine }) => machine)])];
  const chinese = /[\u4e00-\u9fff]/.test(blocks.map((block) => (block.kind === "prose" ? block.text : "")).join(""));
  return { parts, machines: machines.length > 0 ? machines : [main], chinese };
}

function mostOf(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

const addresses = (text: string): readonly string[] => text.match(/\b\d+\.\d+\.\d+\.\d+\b/g) ?? [];

/** Whoever looks on belongs to what was done just before it or just after; what it saw says which, else the block's habit. */
function pair(steps: readonly Step[]): void {
  for (let at = 0; at < steps.length; at++) {
    if (!steps[at]!.watching) continue;
    let end = at;
    while (end + 1 < steps.length && steps[end + 1]!.watching) end++;
    const group = steps.slice(at, end + 1);
    const before = steps[at - 1]?.active ? steps[at - 1] : undefined;
    const after = steps.slice(end + 1).find(({ active, watching, fence }, index, rest) => {
      const quiet = rest.slice(0, index).every((one) => one.fence === fence || !one.active);
      return quiet && (active || watching);
    });
    const next = after?.active ? after : undefined;
    const first = steps.find(({ fence, watching, active }) => fence === group[0]!.fence && (watching || active));
    const habit = first?.watching ? "after" : "before";
    for (const one of group) one.partner = chosen(one, before, next, habit);
    at = end;
  }
}

function chosen(one: Step, before: Step | undefined, after: Step | undefined, habit: "before" | "after") {
  if (!before || !after) return before ?? after;
  const seen = addresses((one.entry.output ?? []).join("\n"));
  const score = (step: Step) => addresses(step.entry.command).filter((each) => seen.includes(each)).length;
  const near = (step: Step) => step.fence === one.fence;
  if (near(before) !== near(after)) return near(before) ? before : after;
  const [b, a] = [score(before), score(after)];
  if (b !== a) return b > a ? before : after;
  return habit === "before" ? before : after;
}

function scenesOf(fence: Fence, entries: readonly Entry[], steps: readonly Step[], at: number): readonly Part[] {
  const stepOf = (entry: Entry) => steps.find((step) => step.entry === entry);
  const beside = (step: Step) => steps.filter(({ partner }) => partner === step);
  const parts: Part[] = [];
  const nested = new Map<string, string>();
  let group: Entry[] = [];
  const flush = () => {
    if (group.length === 0) return;
    const first = parts.length === 0;
    const raw = fence.lines.slice(group[0]!.from, group.at(-1)!.to).join("");
    const own = group.map(stepOf).filter((step) => step !== undefined);
    const isMain = (step: Step) => !step.partner;
    const main = own.find(isMain);
    const opening = first ? fence.opening : "";
    if (!main) {
      // What looks on here runs beside what is done elsewhere, or nothing of it is a command.
      const why = own.length > 0 ? "beside" : group.some(({ kind }) => kind === "text") ? "text" : "";
      const wrapped = raw.trim() === "" ? "" : `\`\`\`${fence.language}\n${raw.replace(/\r/g, "").trimEnd()}\n\`\`\``;
      parts.push({ kind: "shown", raw: opening + raw, markdown: wrapped, why });
    } else {
      const items = group.flatMap((entry): readonly (Recorded | string)[] => {
        if (entry.kind === "comment") return [entry.text];
        const step = stepOf(entry);
        return step && isMain(step) ? typedFor(step, nested) : [];
      });
      const sides = own.filter(isMain).flatMap(beside);
      const windows = [
        { machine: main.machine, terminal: main.terminal, items },
        ...sides.map((step) => ({ machine: step.machine, terminal: undefined, items: watched(step) })),
      ];
      parts.push({ kind: "scene", raw: opening + raw, windows });
    }
    group = [];
  };
  for (const entry of entries) {
    const step = stepOf(entry);
    if (group.length > 0 && cuts(group, entry, step)) flush();
    group.push(entry);
  }
  flush();
  const last = parts.at(-1);
  if (last) parts[parts.length - 1] = { ...last, raw: last.raw + fence.closing };
  // A block of which nothing runs here is shown as it stands.
  if (parts.length > 0 && parts.every(({ kind }) => kind === "shown")) {
    const why = parts.map((part) => (part.kind === "shown" ? part.why : "")).find((each) => each !== "") ?? "";
    return [{ kind: "shown", raw: fence.text, markdown: fence.text, why }];
  }
  return parts;

  /** Does a new scene begin at this entry? */
  function cuts(open: readonly Entry[], entry: Entry, step: Step | undefined): boolean {
    const before = open.map(stepOf).filter((each) => each !== undefined);
    const last = before.at(-1);
    if (entry.kind === "text") return last !== undefined;
    if (!last) return open.some(({ kind }) => kind === "text") && entry.kind !== "blank";
    if (entry.kind === "comment")
      return open.at(-1)?.kind !== "comment" && !(last.watching && last.partner?.fence !== at);
    if (!step) return false;
    if (step.machine !== last.machine || step.terminal !== last.terminal) return !related(last, step);
    if (step.watching && step.partner) return !related(last, step);
    if (last.watching && last.partner) return last.partner !== step;
    return beside(step).length > 0 || beside(last).length > 0;
  }
}

const related = (a: Step, b: Step): boolean =>
  a.partner === b || b.partner === a || (a.partner !== undefined && a.partner === b.partner);

function recordedOf({ entry, line }: Step): Recorded {
  const output = entry.output === undefined ? undefined : trimmed(entry.output);
  return { command: entry.command, prompt: entry.prompt, output, line, typed: undefined };
}

const trimmed = (lines: readonly string[]): string => {
  let [from, to] = [0, lines.length];
  while (from < to && isBlank(lines[from]!)) from++;
  while (to > from && isBlank(lines[to - 1]!)) to--;
  return lines.slice(from, to).join("\n");
};

/** What is typed for a command: without sudo, inside the namespace whose shell is open, with ^C where it has no end. */
function typedFor(step: Step, nested: Map<string, string>): readonly (Recorded | string)[] {
  const { entry, machine, terminal } = step;
  const window = `${machine} ${terminal ?? ""}`;
  const recorded = recordedOf(step);
  const inside = nested.get(window);
  const command = withoutSudo(entry.command);
  if (entry.program) return [{ ...recorded, refusal: `${entry.program}> is no shell's prompt` }];
  const opens = namespaceShell(entry.command);
  if (opens !== undefined) {
    nested.set(window, opens);
    return [{ ...recorded, refusal: `each command of the shell in ${opens} is typed by itself` }];
  }
  if (inside !== undefined && /^(?:exit|logout)$/.test(command)) {
    nested.delete(window);
    return [{ ...recorded, refusal: `the shell in ${inside} was not opened` }];
  }
  const refusal = refusalOf(entry.command);
  if (refusal !== undefined) return [{ ...recorded, refusal }];
  const simple = !/[|;&<>]/.test(command);
  const quoted = `'${command.replaceAll("'", "'\\''")}'`;
  const typed = inside === undefined ? command : `ip netns exec ${inside} ${simple ? command : `bash -c ${quoted}`}`;
  return [{ ...recorded, typed }, ...ended(step)];
}

function ended({ entry, watching }: Step): readonly string[] {
  if (watching) return ["^C after 5 s"];
  const endless = endlessPing(entry.command);
  if (!endless) return entry.interrupted ? ["^C after 5 s"] : [];
  const text = (entry.output ?? []).join("\n");
  const said = /(\d+) packets transmitted/.exec(text)?.[1];
  const last = [...text.matchAll(/icmp_seq=(\d+)/g)].at(-1)?.[1];
  const count = Number(said ?? last ?? 3);
  return [`^C after ${((count - 1) * endless.interval * 1.02 + endless.interval / 2).toFixed(2)} s`];
}

function watched(step: Step): readonly (Recorded | string)[] {
  return [{ ...recordedOf(step), typed: withoutSudo(step.entry.command) }, "^C"];
}

export const withoutSudo = (command: string): string =>
  command.replace(/(^|[|;&(]\s*|\n\s*)sudo\s+(?:-[A-Za-z]+\s+)*/g, "$1");

const configuration = /^(?:ini|conf|cfg|config|yaml|yml|toml|json|xml|systemd|properties|sysctl)$/;
const shell = /^(?:ba|z|k|c)?sh$|^(?:shell|console|terminal|shell-?session|bash-session)$/;
const printed =
  /^(?:\d+: [\w.@-]+: <|PING |\d\d:\d\d:\d\d\.\d{6} |Kernel IP routing table|\d+ packets transmitted|traceroute to |tcpdump: )/;

/** Why a block without a prompt is not run; "" for what nobody takes for a terminal. */
function whyShown(fence: Fence): string {
  if (configuration.test(fence.language)) return "configuration";
  const lines = fence.lines.map((line) => bare(line, fence.indent));
  if (lines.some((line) => printed.test(line))) return "output";
  return shell.test(fence.language) ? "mixed" : "";
}

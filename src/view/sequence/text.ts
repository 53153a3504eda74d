// The same story as text: an indented list in time, with the numbers of the drawing.
import { columns, padEnd, padStart, textTable } from "../columns.js";
import { duration, seconds } from "../time.js";
import type { Words } from "../words.js";
import type { Axis, Group } from "./axes.js";
import { foldSaid, type Row } from "./fold.js";
import { groupLabel } from "./frame.js";
import { type Item, OUTSIDE } from "./items.js";
import { BURST } from "./layout.js";
import type { Found } from "./steps.js";

/** Names of axes; with the machine before them where there is more than one namespace. */
export class Names {
  private readonly names = new Map<string, string>();
  constructor(
    axes: readonly Axis[],
    groups: readonly Group[],
    private readonly words: Words,
  ) {
    for (const axis of axes) {
      const group = groups.find(({ key }) => key === axis.group)!;
      const place = group.netns === "" ? group.machine : `${group.machine}/${group.netns}`;
      const name = axis.kind === "process" ? `${axis.name}(${axis.details[0]!.replace("pid ", "")})` : axis.name;
      this.names.set(axis.key, groups.length > 1 ? `${place}:${name}` : name);
    }
  }

  of(key: string): string {
    return key === OUTSIDE ? this.words.sequence.outside : (this.names.get(key) ?? key);
  }

  where(item: Item): string {
    return item.kind === "arrow" ? `${this.of(item.from)} -> ${this.of(item.to)}` : this.of(item.axis);
  }

  /** An arrow says what moves; a note's sign says what kind of note it is. */
  what(item: Item): string {
    if (item.kind === "arrow") return item.full;
    const sign = { drop: "✕", decision: "◆", state: "■", change: "~" }[item.look];
    return `${sign} ${item.full}`;
  }
}

export function textOf(
  title: string,
  rows: readonly Row[],
  found: readonly Found[],
  names: Names,
  groups: readonly Group[],
  words: Words,
): string {
  const items = rows.flatMap((row) => (row.kind === "item" ? [row.item] : []));
  const digits = items.reduce((most, item) => Math.max(most, String(item.n).length), 1) + 2;
  const wide = items.reduce((most, item) => Math.max(most, item.kind === "arrow" ? columns(names.where(item)) : 0), 0);
  const lines = [`${title}  [${groups.map(groupLabel).join(", ")}]`];
  const steps = new Map<Item, string[]>();
  for (const { label, first } of found) if (first) steps.set(first, [...(steps.get(first) ?? []), label]);
  let start: number | undefined;
  let last: number | undefined;
  for (const row of rows) {
    if (row.kind === "fold") {
      lines.push(`  ${foldSaid(row, words)}`);
      last = row.hidden.at(-1)!.event.time;
      continue;
    }
    const { item } = row;
    const { time } = item.event;
    start ??= time;
    if (last !== undefined && time - last > BURST) lines.push(`  … ${duration(time - last)} …`);
    last = time;
    const label =
      steps
        .get(item)
        ?.map((step) => `[${step}] `)
        .join("") ?? "";
    lines.push(
      `  ${padStart(`(${item.n})`, digits)} ${padStart(seconds(time - start), 9)}  ${padEnd(names.where(item), wide)}  ${label}${names.what(item)}`,
    );
  }
  if (found.length > 0) lines.push("", stepsText(found, names, words));
  return lines.join("\n");
}

export function stepRows(found: readonly Found[], names: Names, words: Words): readonly (readonly string[])[] {
  return found.map(({ label, first, all }) => [
    label,
    numbers(all, first),
    first ? `${names.where(first)}${words.colon}${names.what(first)}` : words.sequence.steps.none,
  ]);
}

/** A few of them, the one that carries the label among them. */
function numbers(all: readonly Item[], first: Item | undefined): string {
  if (!first) return "–";
  const from = all.indexOf(first);
  const shown = all.slice(from, from + 5).map((item) => `(${item.n})`);
  return [...(from > 0 ? ["…"] : []), ...shown, ...(all.length > from + 5 ? ["…"] : [])].join(" ");
}

function stepsText(found: readonly Found[], names: Names, words: Words): string {
  const { title, step, events, what } = words.sequence.steps;
  const table = textTable([step, events, what], stepRows(found, names, words));
  return `${title}\n${table}`;
}

// What a study came to: a row a case, which settings decide and which never matter, and how that is shown.
import {
  type Displayable,
  display,
  type GridAxis,
  heatmap,
  type Language,
  type MimeBundle,
  Picture,
  rowsTable,
  type Words,
  wordsOf,
} from "../../view/index.js";
import { decide } from "./decide.js";
import { type Settings, type Space, settingsAt, sizeOf } from "./space.js";
import type { End, Json } from "./story.js";

/** More cells than this nobody reads. */
const MOST_CELLS = 1500;

const inspect = Symbol.for("nodejs.util.inspect.custom");

/** A case that was told: its settings, and its outcome or what went wrong in it. */
export type Row<S extends Space, R> = { readonly settings: Settings<S> } & (
  | { readonly outcome: R; readonly error?: undefined }
  | { readonly error: string; readonly outcome?: undefined }
);

export interface GridOptions<S extends Space> {
  /** Settings downwards, the outermost first; without rows and columns, those that decide. */
  readonly rows?: readonly (keyof S & string)[];
  readonly columns?: readonly (keyof S & string)[];
  readonly title?: string;
  readonly words?: Language;
}

export interface Made<S extends Space> {
  readonly space: S;
  /** How many were to be told. */
  readonly total: number;
  /** In order. */
  readonly ends: readonly (readonly [index: number, end: End])[];
  readonly look: { readonly title?: string | undefined; readonly words?: Language | undefined };
}

export class Variation<S extends Space, R extends Json = Json> implements Displayable {
  readonly space: S;
  /** In the order of the space, the last setting changing fastest. */
  readonly rows: readonly Row<S, R>[];
  /** How many cases were to be told; fewer rows: it was stopped. */
  readonly total: number;
  /** Smallest sets of settings that decide the outcome: of all combinations there is one, of a sample there may be more. */
  readonly smallest: readonly (readonly (keyof S & string)[])[];
  private readonly exact: boolean;
  private readonly look: Made<S>["look"];

  constructor({ space, total, ends, look }: Made<S>) {
    this.space = space;
    this.total = total;
    this.look = look;
    this.rows = ends.map(([index, end]) => ({ settings: settingsAt(space, index), ...end }) as unknown as Row<S, R>);
    const names = Object.keys(space);
    const cases = this.rows.map((row) => ({
      values: names.map((name) => row.settings[name]),
      outcome: JSON.stringify(outcomeOf(row)),
    }));
    const { smallest, exact } = decide(cases, names.length);
    this.smallest = smallest.map((columns) => columns.map((column) => names[column]!));
    this.exact = exact;
  }

  /** The smallest set of settings that decides the outcome; see `smallest` where several are as small. */
  get decisive(): readonly (keyof S & string)[] {
    return this.smallest[0] ?? [];
  }

  /** Settings that never matter. */
  get irrelevant(): readonly (keyof S & string)[] {
    return Object.keys(this.space).filter((name) => !this.smallest.some((set) => set.includes(name)));
  }

  /** It ended before all cases were told. */
  get stopped(): boolean {
    return this.rows.length < this.total;
  }

  /** The rows that have these settings. */
  where(settings: Partial<Settings<S>>): readonly Row<S, R>[] {
    return this.rows.filter((row) =>
      Object.entries(settings).every(([name, value]) => row.settings[name as keyof S] === value),
    );
  }

  /** The outcomes as a grid, over the settings that decide unless others are named. */
  grid(options: GridOptions<S> = {}): Picture {
    const words = wordsOf(options.words ?? this.look.words);
    const { rows, columns } = this.axes(options);
    const title = options.title ?? this.look.title ?? words.grid.title;
    const said = this.said(options.words);
    const cells = [...rows, ...columns].reduce((product, name) => product * this.space[name]!.length, 1);
    if (cells > MOST_CELLS) return new Picture({ "text/plain": [title, ...said, words.grid.large(cells)].join("\n") });
    const told = new Map<string, Row<S, R>[]>();
    const key = (values: readonly unknown[]) => JSON.stringify(values.map(String));
    for (const row of this.rows) {
      const place = key([...rows, ...columns].map((name) => row.settings[name]));
      told.set(place, [...(told.get(place) ?? []), row]);
    }
    const [down, across] = [this.axis(rows), this.axis(columns)];
    return heatmap(
      {
        title,
        said,
        down,
        across: columns.length === 0 ? { names: [], ticks: [[words.grid.outcome]] } : across,
        cells: down.ticks.map((one) =>
          across.ticks.map((other) => cellOf(told.get(key([...one, ...other])) ?? [], words)),
        ),
      },
      { words: options.words ?? this.look.words ?? "zh-CN" },
    );
  }

  /** Some settings' combinations along one side of a grid. */
  private axis(names: readonly string[]): GridAxis {
    const short = shortNames(Object.keys(this.space));
    const ticks = names.reduce<readonly (readonly string[])[]>(
      (all, name) => all.flatMap((tick) => this.space[name]!.map((value) => [...tick, String(value)])),
      [[]],
    );
    return { names: names.map((name) => short.get(name)!), ticks };
  }

  /** Every case that was told, a row each. */
  table(options: { readonly title?: string; readonly words?: Language } = {}): Picture {
    const words = wordsOf(options.words ?? this.look.words);
    const names = Object.keys(this.space);
    const rows = this.rows.map((row) => [...names.map((name) => String(row.settings[name])), textOf(row, words)]);
    const title = options.title ?? this.look.title ?? words.grid.title;
    return rowsTable(title, [...names, words.grid.outcome], rows, options.words ?? this.look.words);
  }

  /** What it came to, in words. */
  toString(): string {
    return this.grid().toString();
  }

  [display](): MimeBundle {
    return this.grid().mime;
  }

  [inspect](): string {
    return this.toString();
  }

  /** As plain data, for a front that draws it itself. */
  [Symbol.for("skbook.data")](): object {
    const { space, total, rows, smallest, irrelevant } = this;
    return { kind: "variation", space, total, rows, smallest, irrelevant };
  }

  private said(language: Language | undefined): readonly string[] {
    const words = wordsOf(language ?? this.look.words).grid;
    const size = sizeOf(this.space);
    const outcomes = new Set(this.rows.map((row) => JSON.stringify(outcomeOf(row)))).size;
    const said = [words.cases(this.rows.length, this.total, size, outcomes)];
    if (this.stopped) said.push(words.stopped);
    if (this.rows.length === 0) return said;
    const failed = this.rows.filter(({ error }) => error !== undefined);
    if (failed.length > 0) said.push(words.failed(failed.length, failed[0]!.error!));
    if (outcomes === 1 && failed.length > 0) return said;
    said.push(words.decides(this.decisive, this.exact));
    if (this.smallest.length > 1) said.push(words.ties(this.smallest.slice(1)));
    if (this.irrelevant.length > 0 && this.decisive.length > 0) said.push(words.irrelevant(this.irrelevant));
    if (this.total < size) said.push(words.sampled);
    return said;
  }

  /** Without a wish: what decides, the first half downwards; and where nothing does, the first setting. */
  private axes({ rows, columns }: GridOptions<S>): { rows: readonly string[]; columns: readonly string[] } {
    for (const name of [...(rows ?? []), ...(columns ?? [])])
      if (!(name in this.space)) throw new RangeError(`"${name}" was not varied`);
    if (rows || columns) return { rows: rows ?? [], columns: columns ?? [] };
    const shown = this.decisive.length > 0 ? this.decisive : Object.keys(this.space).slice(0, 1);
    const down = Math.ceil(shown.length / 2);
    return { rows: shown.slice(0, down), columns: shown.slice(down) };
  }
}

const outcomeOf = <S extends Space, R>(row: Row<S, R>): unknown =>
  row.error === undefined ? { outcome: row.outcome } : { error: row.error };

/** Where a grid's settings do not tell cases apart, how often which outcome. */
function cellOf<S extends Space, R>(rows: readonly Row<S, R>[], words: Words): string | number | undefined {
  const times = new Map<string, number>();
  for (const row of rows) times.set(textOf(row, words), (times.get(textOf(row, words)) ?? 0) + 1);
  if (times.size > 1) return [...times].map(([text, count]) => `${text} ×${count}`).join(", ");
  const [first] = rows;
  return first && (typeof first.outcome === "number" ? first.outcome : textOf(first, words));
}

/** What all settings of a stack begin with says nothing in a head; where two would be alike, it stays. */
function shortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const cut = (name: string) => name.replace(/^(.*:)?net\.ipv4\.(?:conf\.|neigh\.)?/, "$1");
  const all = names.map(cut);
  return new Map(
    names.map((name, at) => [name, all.indexOf(all[at]!) === all.lastIndexOf(all[at]!) ? all[at]! : name]),
  );
}

function textOf<S extends Space, R>(row: Row<S, R>, { grid: { error }, colon }: Words): string {
  if (row.error !== undefined) return `${error}${colon}${row.error}`;
  return typeof row.outcome === "string" ? row.outcome : JSON.stringify(row.outcome);
}

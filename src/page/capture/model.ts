// What a living table shows, without a page: rows that pass the filter, in their order, folded into packets or not; which line
// is active and which is open. Whoever draws is told of changes.
import { type ColumnKey, columnKeys, usual } from "../../view/capture/columns.js";
import { type Row, Rows } from "../../view/capture/rows.js";
import { filtered, grouped, type Sort, sorted } from "../../view/capture/select.js";
import type { Capture } from "../../view/capture/sight.js";
import { type Language, type Words, wordsOf } from "../../view/words.js";

/** A line of the grid: a row, or a packet with its rows below it. */
export interface Line {
  readonly row: Row;
  /** All rows of the packet, when it is the packet's own line. */
  readonly sights?: readonly Row[];
  readonly level: 1 | 2;
}

export type Change = "lines" | "columns" | "active" | "open" | "error";

export class Model {
  readonly words: Words;
  readonly rows: Rows;
  lines: readonly Line[] = [];
  /** Rows that pass, in the order shown. */
  passed: readonly Row[] = [];
  columns: readonly ColumnKey[] = usual;
  sort: Sort | undefined;
  group = false;
  filter = "";
  /** tcpdump's words, where the filter is wrong; the last right one stays. */
  error: string | undefined;
  /** Position of the active line. */
  active = 0;
  /** Whether the active row's layers are shown. */
  open = false;
  /** A reader has chosen a row: it is kept in sight through filters and orders. */
  private chosen = false;
  private readonly unfolded = new Set<number>();
  private readonly listeners: ((change: Change) => void)[] = [];

  constructor(
    readonly capture: Capture,
    readonly title: string,
    lang: Language,
    view: unknown,
  ) {
    this.words = wordsOf(lang);
    this.rows = new Rows(capture);
    this.begin(view);
    this.recompute();
  }

  on(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  get row(): Row | undefined {
    return this.lines[this.active]?.row;
  }

  setFilter(filter: string): void {
    const found = filtered(this.rows.all, filter);
    this.error = "error" in found ? found.error : undefined;
    this.tell("error");
    if ("error" in found) return;
    this.filter = filter;
    this.change();
  }

  /** Up, then down, then as it was. */
  sortBy(key: ColumnKey): void {
    const { sort } = this;
    this.sort = sort?.key !== key ? { key } : sort.descending ? undefined : { key, descending: true };
    this.change();
  }

  setGroup(group: boolean): void {
    this.group = group;
    this.change();
  }

  setColumns(columns: readonly ColumnKey[]): void {
    this.columns = columnKeys.filter((key) => columns.includes(key));
    this.tell("columns");
  }

  setActive(position: number): void {
    this.chosen = true;
    const last = this.lines.length - 1;
    const next = Math.max(0, Math.min(last, position));
    if (next === this.active) return;
    this.active = next;
    this.tell("active");
  }

  setOpen(open: boolean): void {
    if (open === this.open) return;
    this.open = open;
    this.tell("open");
  }

  isUnfolded({ sights, row }: Line): boolean | undefined {
    return sights && sights.length > 1 ? this.unfolded.has(row.sight.packet) : undefined;
  }

  unfold(line: Line, unfolded: boolean): void {
    const { packet } = line.row.sight;
    if (unfolded) this.unfolded.add(packet);
    else this.unfolded.delete(packet);
    this.change();
  }

  /** The first row of a packet becomes the active one; false when the filter holds it back. */
  choosePacket(packet: number): boolean {
    if (this.row?.sight.packet === packet) return true;
    const found = this.lines.findIndex(({ row }) => row.sight.packet === packet);
    if (found >= 0) this.setActive(found);
    return found >= 0;
  }

  private begin(view: unknown): void {
    if (typeof view !== "object" || view === null) return;
    const { filter, columns, sort, group } = view as Record<string, unknown>;
    const isKey = (key: unknown): key is ColumnKey => (columnKeys as readonly unknown[]).includes(key);
    if (typeof filter === "string" && !("error" in filtered([], filter))) this.filter = filter;
    if (Array.isArray(columns) && columns.some(isKey)) this.columns = columns.filter(isKey);
    const { key, descending } = (sort ?? {}) as Record<string, unknown>;
    if (isKey(key)) this.sort = { key, descending: descending === true };
    this.group = group === true;
  }

  private change(): void {
    const before = this.row;
    this.recompute();
    // The same row stays the active one where it is still there.
    const again = this.chosen ? this.lines.findIndex(({ row }) => row === before) : 0;
    this.active = Math.max(0, again);
    this.tell("lines");
  }

  private recompute(): void {
    const found = filtered(this.rows.all, this.filter);
    const rows = "error" in found ? [] : found;
    this.passed = this.sort ? sorted(rows, this.sort) : rows;
    this.lines = this.group ? this.packets() : this.passed.map((row) => ({ row, level: 1 }));
  }

  private packets(): readonly Line[] {
    return grouped(this.passed).flatMap(({ packet, rows }): readonly Line[] => {
      const line: Line = { row: rows[0]!, sights: rows, level: 1 };
      return rows.length > 1 && this.unfolded.has(packet)
        ? [line, ...rows.map((row): Line => ({ row, level: 2 }))]
        : [line];
    });
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}

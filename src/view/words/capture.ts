// What the capture table has words for, still and alive.
import type { ColumnKey } from "../capture/columns.js";

export interface TableWords {
  readonly title: string;
  readonly heads: Readonly<Record<ColumnKey, string>>;
  readonly in: string;
  readonly out: string;
  readonly empty: string;
  readonly groups: string;
  /** That a row opens, and where to click. */
  readonly opens: string;
  count(rows: number, packets: number, devices: number): string;
  /** How many rows, not one behind another, open to their layers. */
  withoutLayers(open: number): string;
  /** Said before the rows, where they are only the first ones. */
  firstRows(listed: number): string;
  moreRows(left: number): string;
  /** How to see all of them: of a table in a notebook, and on paper. */
  allRows(all: number): string;
  readonly onPaper: string;
  readonly field: string;
  readonly value: string;
  readonly bytes: string;
  /** Names of fields and layers; one that is not here stands in English. */
  readonly fields: Readonly<Record<string, string>>;
  readonly live: LiveWords;
}

/** What the page's script says. */
export interface LiveWords {
  readonly filter: string;
  readonly filterHint: string;
  readonly columns: string;
  readonly group: string;
  readonly copyText: string;
  readonly copyPcapng: string;
  readonly download: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly layers: string;
  readonly close: string;
  readonly nothing: string;
  readonly keys: string;
  readonly shown: (rows: number, all: number) => string;
  readonly sights: (sights: number) => string;
  readonly packet: (number: number) => string;
  readonly decided: string;
}

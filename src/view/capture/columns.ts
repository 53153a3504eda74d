// The columns that a capture table can have: what stands in a cell, and what it is sorted by.
import type { Words } from "../words.js";
import type { Row } from "./rows.js";

export const columnKeys = [
  "number",
  "time",
  "since",
  "gap",
  "device",
  "direction",
  "packet",
  "source",
  "destination",
  "sourceMac",
  "destinationMac",
  "protocol",
  "length",
  "info",
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** What is shown unless others are asked for. */
export const usual: readonly ColumnKey[] = [
  "number",
  "time",
  "device",
  "direction",
  "packet",
  "source",
  "destination",
  "protocol",
  "length",
  "info",
];

export interface Column {
  text(row: Row, words: Words): string;
  /** A number, or a text compared with its numbers as numbers ("10.0.0.9" before "10.0.0.10"). */
  order(row: Row): number | string;
  /** Set to the right. */
  readonly right?: boolean;
  /** The same for every device that saw the same frame. */
  readonly shared?: boolean;
}

const said = (key: "source" | "destination" | "protocol"): Column => ({
  text: (row) => row.said[key],
  order: (row) => row.said[key],
  shared: true,
});
const counted = (of: (row: Row) => number, text: (row: Row) => string = (row) => String(of(row))): Column => ({
  text,
  order: of,
  right: true,
});

export const columns: Readonly<Record<ColumnKey, Column>> = {
  number: counted((row) => row.number),
  time: { text: (row) => row.time, order: (row) => row.sight.time },
  since: counted(
    (row) => row.sight.time,
    (row) => row.since,
  ),
  gap: counted(
    (row) => Number(row.gap),
    (row) => row.gap,
  ),
  device: { text: (row) => row.device, order: (row) => row.device },
  direction: { text: (row, words) => words.table[row.sight.dir], order: (row) => row.sight.dir },
  packet: {
    ...counted(
      (row) => row.sight.packet,
      (row) => `#${row.sight.packet}`,
    ),
    shared: true,
  },
  source: said("source"),
  destination: said("destination"),
  sourceMac: { text: (row) => row.macs[0], order: (row) => row.macs[0], shared: true },
  destinationMac: { text: (row) => row.macs[1], order: (row) => row.macs[1], shared: true },
  protocol: said("protocol"),
  length: { ...counted((row) => row.sight.bytes.length), shared: true },
  info: { text: infoText, order: (row) => row.said.info },
};

/** What the packet says, and why it ended where it did. */
function infoText(row: Row): string {
  return [row.said.info, ...row.drops.map((reason) => `✕ ${reason}`)].join(" ");
}

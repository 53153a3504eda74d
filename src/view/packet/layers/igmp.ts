// IGMP: queries, reports of versions 1 to 3, leave (RFC 1112, RFC 2236, RFC 3376).
import { checksum } from "../../../wire/checksum.js";
import { at as sent, TYPE_REPORT_V3 } from "../../../wire/igmp.js";
import { at, recordNames } from "../../../wire/summary/igmp.js";
import { bits, type Found, ipv4Address, judged, named, number8, number16, raw, type Spec } from "../field.js";

const QUERY = 0x11;
const types: Readonly<Record<number, string>> = {
  [QUERY]: "membership query",
  18: "version 1 report",
  22: "version 2 report",
  23: "leave group",
  [TYPE_REPORT_V3]: "version 3 report",
};
const RECORD = { type: 0, auxiliary: 1, sources: 2, group: 4, end: 8 } as const;
const V3_QUERY = 12;

export function readIgmp(found: Found, from: number, to: number, whole: boolean): void {
  const type = found.byte(from + at.type);
  const report = type === TYPE_REPORT_V3;
  const right = whole ? checksum(found.bytes.subarray(from, to)) === 0 : undefined;
  const specs: Spec[] = [
    ["Type", at.type, named({ length: 1, show: (bytes) => `0x${bytes[0]!.toString(16)}` }, (value) => types[value])],
    [report ? "Reserved" : "Max response time", at.time, report ? raw(1) : bits(1, (value) => `${value / 10} s`)],
    ["Checksum", at.checksum, judged(right)],
  ];
  if (report) specs.push(["Reserved", at.group, raw(2)], ["Number of records", sent.groups, number16]);
  else specs.push(["Group", at.group, ipv4Address]);
  let end = sent.records as number;
  if (report)
    for (let left = found.u16(from + sent.groups); left > 0 && from + end < to; left--)
      end = record(found, from, end, specs);
  else if (type === QUERY && to - from >= V3_QUERY) end = sources(found, from, specs);
  if (found.layer("IGMP", from, to, specs)) found.data("Data", from + end, to);
}

function record(found: Found, from: number, at: number, specs: Spec[]): number {
  const count = found.u16(from + at + RECORD.sources);
  const auxiliary = found.byte(from + at + RECORD.auxiliary) * 4;
  specs.push(
    ["Record type", at + RECORD.type, named(number8, (value) => recordNames[value] || undefined)],
    ["Auxiliary length", at + RECORD.auxiliary, number8],
    ["Number of sources", at + RECORD.sources, number16],
    ["Group", at + RECORD.group, ipv4Address],
  );
  const end = at + RECORD.end + 4 * count;
  if (count > 0) specs.push(["Sources", at + RECORD.end, raw(4 * count)]);
  if (auxiliary > 0) specs.push(["Auxiliary data", end, raw(auxiliary)]);
  return end + auxiliary;
}

function sources(found: Found, from: number, specs: Spec[]): number {
  const count = found.u16(from + at.sources);
  specs.push(
    ["Flags and robustness", at.body, bits(1, (value) => `${value & 8 ? "suppress, " : ""}robustness ${value & 7}`)],
    ["Query interval", at.body + 1, bits(1, (value) => `code ${value}`)],
    ["Number of sources", at.sources, number16],
  );
  if (count > 0) specs.push(["Sources", V3_QUERY, raw(4 * count)]);
  return V3_QUERY + 4 * count;
}

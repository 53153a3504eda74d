// One captured packet as tcpdump prints it: its number, its time, its line, its bytes.
import { asciiDump, dissect, hexDump, type LinkType, type SummaryOptions } from "../../wire/summary.js";
import type { Options } from "./options.js";
import type { Packet } from "./packet.js";
import type { TimeColumn } from "./time.js";

export function packetText(
  packet: Packet,
  number: number,
  context: {
    readonly options: Options;
    readonly link: LinkType;
    readonly time: TimeColumn;
    readonly summary: SummaryOptions;
  },
): string {
  const { options, link } = context;
  const { bytes, length } = packet;
  const head = `${options.number ? `${String(number).padStart(5)}  ` : ""}${context.time.text(packet)}`;
  const { text, payload } = dissect(bytes, { ...context.summary, length }, link);
  return `${head}${text}${dump(bytes, payload, options)}\n`;
}

function dump(bytes: Uint8Array, payload: number, { dump: { kind, linkHeader } }: Options): string {
  const shown = linkHeader ? bytes : bytes.subarray(payload);
  switch (kind) {
    case "none":
      return "";
    case "ascii":
      return asciiDump(shown);
    case "hex":
    case "hex-ascii":
      return hexDump(shown, { ascii: kind === "hex-ascii" });
    default:
      return kind satisfies never;
  }
}

// One captured packet as tcpdump prints it: its number, its time, its line, its bytes.
import { SNAPSHOT_LENGTH } from "../../capture/index.js";
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
  const wrong = invalid(bytes.length, length);
  if (wrong !== undefined) return `${head}${wrong}\n`;
  const { text, payload } = dissect(bytes, context.summary, link, length);
  return `${head}${text}${dump(bytes, payload, options)}\n`;
}

function dump(bytes: Uint8Array, payload: number, { dump }: Options): string {
  const shown = (count: number) => (count > 1 ? bytes : bytes.subarray(payload));
  if (dump.X > 0) return hexDump(shown(dump.X), { ascii: true });
  if (dump.x > 0) return hexDump(shown(dump.x), { ascii: false });
  return dump.A > 0 ? asciiDump(shown(dump.A)) : "";
}

/** What no packet can be, and a file may claim (pretty_print_packet). */
function invalid(captured: number, length: number): string | undefined {
  const found = captured === 0 ? ["caplen==0"] : [];
  if (length === 0) found.push("len==0");
  else if (length < captured) found.push(`len(${length}) < caplen(${captured})`);
  else if (length > SNAPSHOT_LENGTH) found.push(`len(${length}) > ${SNAPSHOT_LENGTH}`);
  return found.length === 0 ? undefined : `[Invalid header: ${found.join(", ")}]`;
}

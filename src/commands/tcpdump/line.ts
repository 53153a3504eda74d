// One captured packet as tcpdump prints it: its number, its time, on "any" its device and direction, its line, its bytes.

import * as ethernet from "../../wire/ethernet.js";
import { isMalformed } from "../../wire/malformed.js";
import {
  asciiDump,
  hexDump,
  macText,
  payloadSummary,
  type SummaryOptions,
  summary,
  typeText,
} from "../../wire/summary.js";
import type { Options } from "./options.js";
import type { LinkType } from "./texts.js";
import type { TimeColumn } from "./time.js";
import type { CaptureDevice, Captured } from "./world.js";

const ETHERNET = ethernet.HEADER_LENGTH;
const cookedLength = { LINUX_SLL: 16, LINUX_SLL2: 20 } as const;

export function packetText(
  packet: Captured,
  number: number,
  context: {
    readonly options: Options;
    readonly link: LinkType;
    readonly time: TimeColumn;
    readonly summary: SummaryOptions;
    readonly devices: readonly CaptureDevice[];
  },
): string {
  const { options, link } = context;
  const extra = link === "EN10MB" ? 0 : cookedLength[link] - ETHERNET;
  const bytes = packet.bytes.subarray(0, Math.max(ETHERNET, options.snapshot - extra));
  const wanted = { ...context.summary, length: packet.bytes.length };
  const head = `${options.number ? `${String(number).padStart(5)}  ` : ""}${context.time.text(packet.time)}`;
  const line = link === "EN10MB" ? summary(bytes, wanted) : cooked(bytes, packet, link, wanted, context.devices);
  return `${head}${line}${dump(bytes, options)}\n`;
}

// A cooked header has the sender's address, the packet's direction, in version 2 the device (print-sll.c).
function cooked(
  bytes: Uint8Array,
  packet: Captured,
  link: "LINUX_SLL" | "LINUX_SLL2",
  options: SummaryOptions & { readonly length: number },
  devices: readonly CaptureDevice[],
): string {
  const frame = ethernet.parse(bytes);
  if (isMalformed(frame)) return summary(bytes, options);
  const kind = direction(packet, frame.destination);
  const index = devices.find((device) => device.name === packet.device)?.index ?? 0;
  const length = options.length - ETHERNET + cookedLength[link];
  const type = typeText(frame.type, options);
  const from =
    link === "LINUX_SLL2"
      ? `${packet.device.padEnd(5)} ${kind.padEnd(3)} `
      : options.linkHeader
        ? `${kind.padStart(3)} `
        : "";
  const sender = `${link === "LINUX_SLL2" ? `ifindex ${index} ` : ""}${macText(frame.source, options.numeric ?? true)} ${type}, length ${length}: `;
  const payload = payloadSummary(bytes, options);
  if (payload !== undefined) return from + (options.linkHeader ? sender : "") + payload;
  return from + sender + hexDump(frame.payload, { ascii: true });
}

// Promiscuous "P" is not told from "In": a capture does not know which addresses are the device's.
function direction(packet: Captured, destination: number): string {
  if (packet.dir === "out") return "Out";
  if (destination === 0xffff_ffff_ffff) return "B";
  return Math.floor(destination / 0x100_0000_0000) % 2 === 1 ? "M" : "In";
}

function dump(bytes: Uint8Array, { dump: { kind, linkHeader } }: Options): string {
  const shown = linkHeader ? bytes : bytes.subarray(ETHERNET);
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

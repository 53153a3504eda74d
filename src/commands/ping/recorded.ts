// What the hops wrote into a packet's IP options, in ping's words (pr_options), and the empty ones that ping sends.
import { formatIpv4 } from "../../wire/address.js";
import { u32 } from "../../wire/bytes.js";
import type { PingOptions } from "./options.js";

const RECORD_ROUTE = 7;
const TIMESTAMP = 68;
const flags = { tsonly: 0, tsandaddr: 1, tsprespec: 3 } as const;

/** Nine addresses after a no-operation, or nine times, or four of both. */
export function emptyOptions(kind: PingOptions["ipOptions"]): Uint8Array {
  if (kind === undefined) return new Uint8Array(0);
  const bytes = new Uint8Array(kind === "route" || kind === "tsonly" ? 40 : 36);
  bytes.set(kind === "route" ? [1, RECORD_ROUTE, 39, 4] : [TIMESTAMP, bytes.length, 5, flags[kind]]);
  return bytes;
}

/** Text that follows the answer's line; `last` is the route that was printed before. */
export function optionWords(options: Uint8Array, last: { route: string }): string {
  let text = "";
  for (let i = 0; i < options.length; ) {
    const type = options[i]!;
    if (type === 0) break;
    const length = type === 1 ? 1 : (options[i + 1] ?? 0);
    if (length === 0) break;
    const option = options.subarray(i, i + length);
    if (type === RECORD_ROUTE) text += routeWords(option, last);
    else if (type === TIMESTAMP) text += stampWords(option);
    i += length;
  }
  return text;
}

function routeWords(option: Uint8Array, last: { route: string }): string {
  const hops: string[] = [];
  for (let at = 3; at + 3 < (option[2] ?? 0) && at + 4 <= option.length; at += 4)
    hops.push(`\t${formatIpv4(u32(option, at))}`);
  const route = hops.join("\n");
  if (route === "") return "";
  if (route === last.route) return "\t(same route)";
  last.route = route;
  return `\nRR: ${route}\n`;
}

// The first time as it is, the others as what passed since.
function stampWords(option: Uint8Array): string {
  const kind = (option[3] ?? 0) & 15;
  const size = kind === 0 ? 4 : 8;
  let text = "\nTS: ";
  let before: number | undefined;
  for (let at = 4; at + size < (option[2] ?? 0) && at + size <= option.length; at += size) {
    const time = u32(option, at + size - 4);
    const address = size === 8 ? `\t${formatIpv4(u32(option, at))}` : "";
    text += `${address}\t${before === undefined ? `${time} absolute` : time - before}\n`;
    before = time;
  }
  const missed = (option[3] ?? 0) >> 4;
  return missed > 0 ? `${text}Unrecorded hops: ${missed}\n` : text;
}

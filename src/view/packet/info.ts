// The one line that says what a packet is: tcpdump's words, from the wire formats, addresses as numbers.
import * as ethernet from "../../wire/ethernet.js";
import { summary } from "../../wire/summary.js";

export type Info = (bytes: Uint8Array, start: "ethernet" | "ip") => string;

/** Without the link header and its addresses: those have columns of their own. */
export const infoOf: Info = (bytes, start) =>
  start === "ethernet" ? summary(bytes, { numeric: true, version: "4.99" }) : summaryOfIp(bytes);

// The printer wants a frame; a socket's packet has no link header yet.
function summaryOfIp(bytes: Uint8Array): string {
  const type = (bytes[0] ?? 0) >> 4 === 6 ? ethernet.TYPE_IPV6 : ethernet.TYPE_IPV4;
  const frame = ethernet.emit({ destination: 0, source: 0, type, payload: bytes });
  return summary(frame, { numeric: true, version: "4.99" });
}

// Rows as tcpdump -n prints them: of one device as on that device, of several as on "any", with device and direction in front.
import * as cooked from "../../wire/cooked.js";
import * as ethernet from "../../wire/ethernet.js";
import { isMalformed } from "../../wire/malformed.js";
import { type Conversations, summary } from "../../wire/summary.js";
import type { Row } from "./rows.js";

const OUTGOING = 4;
/** What an incoming frame's destination makes of it: PACKET_HOST, _BROADCAST, _MULTICAST (eth_type_trans). */
const packetType = (destination: number) =>
  destination === 0xffff_ffff_ffff ? 1 : Math.floor(destination / 0x100_0000_0000) % 2 === 1 ? 2 : 0;

export function tcpdumpText(rows: readonly Row[]): string {
  const devices = [...new Set(rows.map((row) => row.device))];
  const interfaces = new Map(devices.map((name, i) => [i + 1, name]));
  const conversations: Conversations = new Map();
  const options = { version: "4.99", interfaces, conversations } as const;
  return rows
    .map((row) => {
      const { bytes, dir } = row.sight;
      const frame = ethernet.parse(bytes);
      if (devices.length < 2 || isMalformed(frame)) return `${row.time} ${summary(bytes, options)}\n`;
      const packet = {
        protocol: frame.type,
        packetType: dir === "out" ? OUTGOING : packetType(frame.destination),
        hardware: cooked.ARPHRD_ETHER,
        source: frame.source,
        ifindex: devices.indexOf(row.device) + 1,
        payload: frame.payload,
      };
      return `${row.time} ${summary(cooked.emit(packet, 2), options, "LINUX_SLL2")}\n`;
    })
    .join("");
}

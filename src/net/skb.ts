// A packet on its way through one machine (Linux: struct sk_buff).
import { BROADCAST_MAC, type Mac } from "../wire/address.js";
import type { Device } from "./device.js";
import type { SkbId } from "./event.js";
import type { Route } from "./route.js";

/** To whom a received frame's MAC was addressed (eth_type_trans). */
export const packetTypes = ["host", "broadcast", "multicast", "otherhost"] as const;
export type PacketType = (typeof packetTypes)[number];

export function packetType(dev: Device, destination: Mac): PacketType {
  if (destination === BROADCAST_MAC) return "broadcast";
  if (Math.floor(destination / 2 ** 40) & 1) return "multicast";
  return destination === dev.mac || dev.loopback ? "host" : "otherhost";
}

/** The same with these bytes, itself where it has them; written out, since spreading an object costs a microsecond. */
export const holding = (skb: Skb, packet: Uint8Array): Skb =>
  packet === skb.packet
    ? skb
    : {
        id: skb.id,
        cause: skb.cause,
        packet,
        dev: skb.dev,
        pktType: skb.pktType,
        sourceMac: skb.sourceMac,
        dst: skb.dst,
      };

export interface Skb {
  readonly id: SkbId;
  readonly cause: SkbId | undefined;
  /** From the network header on. */
  readonly packet: Uint8Array;
  /** The device it came in on; undefined for a packet made here. */
  readonly dev: Device | undefined;
  readonly pktType: PacketType;
  readonly sourceMac: Mac | undefined;
  /** The route that came with it: over lo a packet keeps its output route (loopback_xmit), so its source is not validated. */
  readonly dst: Route | undefined;
}

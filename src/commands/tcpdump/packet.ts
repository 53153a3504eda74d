// A packet as tcpdump has it: with the link header that its capture promises, cut to the snapshot length.
import * as cooked from "../../wire/cooked.js";
import * as ethernet from "../../wire/ethernet.js";
import { isMalformed } from "../../wire/malformed.js";
import type { LinkType } from "../../wire/summary.js";
import type { Stamp } from "./time.js";
import type { CaptureDevice, Captured } from "./world.js";

export interface Packet extends Stamp {
  readonly bytes: Uint8Array;
  /** On the wire. */
  readonly length: number;
}

/** On "any" the device's own header gives way to a cooked one (pcap_handle_packet_mmap). */
export function withLinkHeader(captured: Captured, link: LinkType, device: CaptureDevice | undefined): Uint8Array {
  if (link === "EN10MB") return captured.bytes;
  const frame = ethernet.parse(captured.bytes);
  if (isMalformed(frame)) return captured.bytes;
  const header = {
    protocol: frame.type,
    packetType: captured.dir === "out" ? OUTGOING : PACKET_TYPES[captured.pktType ?? "host"],
    hardware: device?.loopback ? cooked.ARPHRD_LOOPBACK : cooked.ARPHRD_ETHER,
    source: frame.source,
    ifindex: device?.index ?? 0,
    payload: frame.payload,
  };
  return cooked.emit(header, link === "LINUX_SLL" ? 1 : 2);
}

// sll_pkttype
const PACKET_TYPES = { host: 0, broadcast: 1, multicast: 2, otherhost: 3 } as const;
const OUTGOING = 4;

export const cut = (bytes: Uint8Array, snapshot: number): Uint8Array =>
  bytes.length > snapshot ? bytes.subarray(0, snapshot) : bytes;

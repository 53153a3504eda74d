// The fast path: packets that only pass. Once a packet of a flow has gone the whole way through ipv4.ts (source credible, route
// chosen, neighbour known), the next ones of the same device, addresses and TOS are asked only what may differ from packet to
// packet: length, checksum, TTL. The way is forgotten with any change of configuration on the machine (Kernel.changes) or of
// the neighbour; whatever is unusual (options, fragments to cut, redirects, several hops, something learnt of the destination)
// is left to the long way. Taps, counters, decisions and bytes are the same: test/net/flow.test.ts compares the two.
// Measured on a flood over eight routers: see docs/scaling.md.
import { room, u16, u32 } from "../wire/bytes.js";
import * as ethernet from "../wire/ethernet.js";
import { age, type Ipv4 } from "../wire/ipv4.js";
import { count } from "./dev.js";
import type { Device } from "./device.js";
import type { SkbId } from "./event.js";
import { mtuOf } from "./exception.js";
import type { Verdict } from "./log.js";
import { connected, type NeighState } from "./neighbour.js";
import type { Neighbour } from "./neightable.js";
import type { PacketSockets } from "./packet.js";
import type { Route } from "./route.js";
import { type Cell, ecnCounters } from "./snmp.js";
import type { Stack } from "./stack.js";

/** Where IPv4's fields stand in an Ethernet frame. */
const at = {
  type: 12,
  ip: 14,
  tos: 15,
  length: 16,
  fragment: 20,
  ttl: 22,
  checksum: 24,
  source: 26,
  destination: 30,
  payload: 34,
};
const RESERVED_FLAG = 0x80;
/** Flows that a namespace remembers. */
const MOST = 8192;

interface Flow {
  readonly changes: number;
  readonly dev: Device;
  /** The device's address, as bytes of a frame for it. */
  readonly mac: readonly [high: number, low: number];
  readonly source: number;
  readonly destination: number;
  readonly tos: number;
  readonly out: Device;
  readonly mtu: number;
  readonly neighbour: Neighbour;
  /** As it was when `header` was made: a state is replaced, never written to. */
  state: NeighState;
  /** Ethernet's, for the neighbour. */
  header: Uint8Array;
  readonly verdict: Verdict;
  readonly ecn: Cell;
}

export class Flows {
  private readonly flows = new Map<number, Flow>();
  private readonly counted: Record<"in" | "inOctets" | "forwarded" | "out" | "outOctets", Cell>;

  constructor(private readonly stack: Stack & { readonly packetSockets: PacketSockets }) {
    const { snmp } = stack;
    this.counted = {
      in: snmp.cell("IpInReceives"),
      inOctets: snmp.cell("IpExtInOctets"),
      forwarded: snmp.cell("IpForwDatagrams"),
      out: snmp.cell("IpOutRequests"),
      outOctets: snmp.cell("IpExtOutOctets"),
    };
  }

  /** A packet went this way, and nothing about it was unusual: `verdict` is what was decided. */
  learn(dev: Device, header: Ipv4, route: Route, verdict: Verdict): void {
    const { stack } = this;
    const { fib, exception, redirect, gateway, dev: out, type } = route;
    if (type !== "unicast" || fib?.hops.length !== 1 || exception || redirect || header.options.length > 0) return;
    const neighbour = stack.neighbours.find(out, gateway ?? header.destination);
    if (!neighbour || !ready(neighbour)) return;
    if (this.flows.size >= MOST) this.flows.clear();
    const [source, destination] = [header.source | 0, header.destination | 0];
    this.flows.set(key(dev, source, destination), {
      changes: stack.kernel.changes,
      dev,
      mac: [Math.floor(dev.mac / 2 ** 32), dev.mac % 2 ** 32],
      source,
      destination,
      tos: header.tos,
      out,
      mtu: mtuOf(stack, route, true),
      neighbour,
      state: neighbour.state,
      header: headerTo(neighbour, out),
      verdict,
      ecn: stack.snmp.cell(ecnCounters[header.tos & 3]!),
    });
  }

  /** True when the frame was of a known flow and has gone its way. */
  pass(dev: Device, frame: Uint8Array, skb: { readonly id: SkbId; readonly cause: SkbId | undefined }): boolean {
    if (frame.length < at.payload || u16(frame, at.type) !== ethernet.TYPE_IPV4 || frame[at.ip] !== 0x45) return false;
    const [source, destination] = [u32(frame, at.source) | 0, u32(frame, at.destination) | 0];
    const flow = this.flows.get(key(dev, source, destination));
    if (!flow || flow.dev !== dev || flow.source !== source || flow.destination !== destination) return false;
    const { stack } = this;
    if (flow.changes !== stack.kernel.changes || !dev.up || dev.port || flow.tos !== frame[at.tos]) return false;
    if (u16(frame, 0) !== flow.mac[0] || u32(frame, 2) !== flow.mac[1]) return false;
    const length = frame.length - at.ip;
    if (u16(frame, at.length) !== length || length > flow.mtu || frame[at.ttl]! < 2) return false;
    if (frame[at.fragment]! & RESERVED_FLAG || !intact(frame)) return false;
    if (flow.neighbour.dead || (flow.state !== flow.neighbour.state && !renewed(flow))) return false;
    if (!connected(flow.state.nud)) flow.state = stack.neighbours.touch(flow.neighbour);

    stack.tap(dev, "in", frame, skb);
    count(dev.counters.rx, dev, frame);
    stack.packetSockets.deliver(dev, ethernet.TYPE_IPV4, frame, "host");
    const { counted } = this;
    counted.in.value++;
    counted.inOctets.value += length;
    flow.ecn.value++;
    stack.kernel.log.decision(dev.place, stack.kernel.clock.now, skb.id, flow.verdict);
    counted.forwarded.value++;
    counted.out.value++;
    counted.outOctets.value += 2 * length;
    stack.transmit(flow.out, aged(frame, flow.header), skb);
    return true;
  }
}

const key = (dev: Device, source: number, destination: number): number =>
  (Math.imul(source, 0x9e37_79b1) ^ Math.imul(destination, 0x85eb_ca6b) ^ dev.index) | 0;

/** A packet is sent to it without a word, whatever becomes of the neighbour later (NeighbourTable.use). */
const ready = ({ cached, dead, state: { nud } }: Neighbour): boolean =>
  cached && !dead && (connected(nud) || nud === "DELAY" || nud === "PROBE");

function renewed(flow: Flow): boolean {
  if (!ready(flow.neighbour)) return false;
  flow.header = headerTo(flow.neighbour, flow.out);
  flow.state = flow.neighbour.state;
  return true;
}

const headerTo = ({ state }: Neighbour, out: Device): Uint8Array =>
  ethernet.emit({
    destination: state.lladdr!,
    source: out.loopback ? 0 : out.mac,
    type: ethernet.TYPE_IPV4,
    payload: new Uint8Array(0),
  });

// All ones as checksum is right, too, but another than the long way writes.
function intact(frame: Uint8Array): boolean {
  let sum = 0;
  for (let i = at.ip; i < at.payload; i += 2) sum += (frame[i]! << 8) | frame[i + 1]!;
  return (sum & 0xffff) + (sum >>> 16) === 0xffff && u16(frame, at.checksum) !== 0xffff;
}

function aged(frame: Uint8Array, header: Uint8Array): Uint8Array {
  const next = room(frame.length);
  next.set(frame);
  next.set(header);
  age(next, at.ip);
  return next;
}

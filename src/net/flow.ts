// The fast path of what comes in: packets of a flow of which one has gone the whole way through ipv4.ts. The next ones of the
// same device, addresses and TOS are asked only what may differ from packet to packet; what becomes of them is a page of its
// own, flowpass.ts (they only pass) or flowlocal.ts (echo requests and replies). A way is forgotten with any change of
// configuration on the machine (Kernel.changes) or of the neighbour; whatever is unusual (options, fragments, redirects,
// several hops, something learnt of the destination) is left to the long way. Taps, counters, decisions and bytes are the same:
// test/net/flow.test.ts compares the two. Measured on floods: see docs/scaling.md.
import { i32, u16 } from "../wire/bytes.js";
import * as ethernet from "../wire/ethernet.js";
import { type Ipv4, PROTOCOL_ICMP } from "../wire/ipv4.js";
import type { Crossing } from "./crossing.js";
import { type Carried, count } from "./dev.js";
import type { Device } from "./device.js";
import { at, intact } from "./flowframe.js";
import { Local } from "./flowlocal.js";
import { Passing, type PassingCounters, passingCounters } from "./flowpass.js";
import type { Verdict } from "./log.js";
import type { Route } from "./route.js";
import { type Cell, ecnCounters } from "./snmp.js";
import type { Stack } from "./stack.js";
import { WayOut } from "./wayout.js";

const RESERVED_FLAG = 0x80;
/** Flows that a namespace remembers. */
const MOST = 8192;
/** Those seen last are found without hashing: by the lowest bits of their key. */
const NEAR = 63;

interface Flow {
  readonly changes: number;
  readonly dev: Device;
  /** The device's address, as bytes of a frame for it. */
  readonly mac: readonly [high: number, low: number];
  readonly source: number;
  readonly destination: number;
  readonly tos: number;
  readonly ecn: Cell;
  readonly end: Passing | Local;
}

export class Flows {
  private readonly flows = new Map<number, Flow>();
  private readonly near: (Flow | undefined)[] = new Array<undefined>(NEAR + 1).fill(undefined);
  private readonly received: Cell;
  private readonly octets: Cell;
  private readonly passing: PassingCounters;

  constructor(private readonly stack: Stack) {
    const { snmp } = stack;
    this.received = snmp.cell("IpInReceives");
    this.octets = snmp.cell("IpExtInOctets");
    this.passing = passingCounters(snmp);
  }

  /** A packet went this way, and nothing about it was unusual: `verdict` is what was decided. */
  passed(dev: Device, header: Ipv4, route: Route, verdict: Verdict): void {
    if (!route.fib || header.options.length > 0) return;
    const out = WayOut.of(this.stack, route, true);
    if (out) this.learn(dev, header, new Passing(this.stack, this.passing, dev, out, verdict));
  }

  /** A packet stayed here. */
  taken(dev: Device, header: Ipv4, { type, error }: Route, verdict: Verdict): void {
    if (type === "local" && !error && header.protocol === PROTOCOL_ICMP && header.options.length === 0)
      this.learn(dev, header, new Local(this.stack, dev, header.destination, verdict));
  }

  /** An echo request of theirs was answered along `route`. */
  answered(dev: Device | undefined, header: Ipv4, route: Route, verdict: Verdict): void {
    const { stack } = this;
    const local = this.local(dev, header);
    if (!local || !stack.routes.lasting(route)) return;
    const out = WayOut.of(stack, route);
    if (out) local.answered(dev!, route, out, header.tos, verdict);
  }

  /** An echo reply of theirs was counted. */
  replied(dev: Device | undefined, header: Ipv4): void {
    this.local(dev, header)?.heard();
  }

  /** True when the frame was of a known flow and has gone its way. */
  pass(dev: Device, frame: Crossing): boolean {
    const { bytes } = frame;
    if (frame.length < at.payload || u16(bytes, at.type) !== ethernet.TYPE_IPV4) return false;
    if (bytes[at.ip] !== 0x45) return false;
    const source = i32(bytes, at.source);
    const destination = i32(bytes, at.destination);
    const slot = key(dev, source, destination);
    const near = this.near[slot & NEAR];
    const flow = near && isOf(near, dev, source, destination) ? near : this.flows.get(slot);
    if (!flow || !isOf(flow, dev, source, destination)) return false;
    const { stack } = this;
    const { end } = flow;
    if (flow.changes !== stack.kernel.changes || !dev.up || dev.port || flow.tos !== bytes[at.tos]) return false;
    if (u16(bytes, 0) !== flow.mac[0] || i32(bytes, 2) !== flow.mac[1]) return false;
    const length = frame.length - at.ip;
    if (u16(bytes, at.length) !== length || bytes[at.fragment]! & RESERVED_FLAG) return false;
    frame.find(stack.kernel.log.octets);
    if ((!frame.sealed && !intact(bytes)) || !end.ready(dev, frame)) return false;

    count(dev.counters.rx, dev, frame.length);
    stack.packetSockets.tap(dev, "in", frame.spot, bytes);
    stack.packetSockets.deliver(dev, ethernet.TYPE_IPV4, frame.spot, "host");
    this.received.value++;
    this.octets.value += length;
    flow.ecn.value++;
    end.go(dev, frame);
    return true;
  }

  /** The same of an array that came otherwise than over a veth pair's fast path. */
  passArray(dev: Device, bytes: Uint8Array, skb: Carried): boolean {
    const { crossings } = this.stack.kernel.log;
    const crossing = crossings.some();
    crossing.of(bytes, skb);
    const passed = this.pass(dev, crossing);
    crossings.back(crossing);
    return passed;
  }

  private learn(dev: Device, { source, destination, tos }: Ipv4, end: Passing | Local): void {
    const { stack } = this;
    if (this.flows.size >= MOST) {
      this.flows.clear();
      this.near.fill(undefined);
    }
    const [from, to] = [source | 0, destination | 0];
    const slot = key(dev, from, to);
    const flow: Flow = {
      changes: stack.kernel.changes,
      dev,
      mac: [Math.floor(dev.mac / 2 ** 32), (dev.mac % 2 ** 32) | 0],
      source: from,
      destination: to,
      tos,
      ecn: stack.snmp.cell(ecnCounters[tos & 3]!),
      end,
    };
    this.flows.set(slot, flow);
    this.near[slot & NEAR] = flow;
  }

  private local(dev: Device | undefined, { source, destination, tos }: Ipv4): Local | undefined {
    const flow = dev && this.flows.get(key(dev, source | 0, destination | 0));
    const same = flow && isOf(flow, dev, source | 0, destination | 0) && flow.tos === tos;
    return same && flow.end instanceof Local ? flow.end : undefined;
  }
}

const isOf = (flow: Flow, dev: Device, source: number, destination: number): boolean =>
  flow.dev === dev && flow.source === source && flow.destination === destination;

const key = (dev: Device, source: number, destination: number): number =>
  (Math.imul(source, 0x9e37_79b1) ^ Math.imul(destination, 0x85eb_ca6b) ^ dev.index) | 0;

// What only passes (see flow.ts): once a packet has gone the whole way through ipv4.ts (source credible, route chosen, neighbour
// known), the next ones are asked only what may differ from packet to packet: length, TTL, don't fragment. The bytes that
// leave are new ones, the checksum is mended as ip_decrease_ttl mends it.
import { age } from "../wire/ipv4.js";
import type { Crossing } from "./crossing.js";
import type { Device } from "./device.js";
import { address, at } from "./flowframe.js";
import type { Verdict } from "./log.js";
import { Model } from "./octets.js";
import type { Cell, Snmp } from "./snmp.js";
import type { Stack } from "./stack.js";
import type { WayOut } from "./wayout.js";

/** What a router counts of each packet that it passes on. */
export interface PassingCounters {
  readonly forwarded: Cell;
  readonly out: Cell;
  readonly outOctets: Cell;
}

export const passingCounters = (snmp: Snmp): PassingCounters => ({
  forwarded: snmp.cell("IpForwDatagrams"),
  out: snmp.cell("IpOutRequests"),
  outOctets: snmp.cell("IpExtOutOctets"),
});

export class Passing {
  /** Of the verdict in the log, and of all that it is told of a packet. */
  private readonly number: number;
  private readonly bundle: number;
  private readonly model = new Model();

  constructor(
    private readonly stack: Stack,
    private readonly counters: PassingCounters,
    dev: Device,
    private readonly out: WayOut,
    verdict: Verdict,
  ) {
    const { log } = stack.kernel;
    const { place } = dev;
    this.number = log.verdict(verdict);
    this.bundle = log.bundle([
      { kind: "frame", place, dir: "in" },
      { kind: "decision", place, verdict: this.number },
      { kind: "frame", place: out.dev.place, dir: "out", whose: "passed on" },
    ]);
  }

  ready(_: Device, { bytes, length }: Crossing): boolean {
    return length - at.ip <= this.out.mtu && bytes[at.ttl]! >= 2 && this.out.ready();
  }

  go(dev: Device, frame: Crossing): void {
    const { stack, counters, out } = this;
    const { spot, length, sealed, id, cause } = frame;
    const { log, clock } = stack.kernel;
    counters.forwarded.value++;
    counters.out.value++;
    counters.outOctets.value += 2 * (length - at.ip);
    const next = log.crossings.some();
    next.copy(frame);
    address(next.bytes, out.header);
    age(next.bytes, at.ip);
    if (out.straight(length)) {
      next.spot = log.octets.alike(this.model, next.words, length);
      log.both(this.bundle, clock.now, id, cause, spot, next.spot);
      return out.cross(next, sealed, id, cause);
    }
    log.frame(dev.place, clock.now, "in", id, cause, spot);
    log.decided(dev.place, clock.now, id, this.number);
    stack.transmit(out.dev, next.leave(log.octets, sealed), { id, cause });
  }
}

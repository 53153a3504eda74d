// What only passes (see flow.ts): once a packet has gone the whole way through ipv4.ts (source credible, route chosen, neighbour
// known), the next ones are asked only what may differ from packet to packet: length, TTL, don't fragment. The bytes that
// leave are new ones, the checksum is mended as ip_decrease_ttl mends it.
import { age } from "../wire/ipv4.js";
import type { Crossing } from "./crossing.js";
import type { Device } from "./device.js";
import { address, at } from "./flowframe.js";
import type { Verdict } from "./log.js";
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
  private number: number | undefined;
  private bundle: number | undefined;

  constructor(
    private readonly stack: Stack,
    private readonly counters: PassingCounters,
    private readonly out: WayOut,
    private readonly verdict: Verdict,
  ) {}

  ready({ bytes, start, length }: Crossing): boolean {
    return length - at.ip <= this.out.mtu && bytes[start + at.ttl]! >= 2 && this.out.ready();
  }

  go(frame: Crossing): void {
    const { stack, counters, out } = this;
    const { spot, length, sealed, id, cause } = frame;
    const { log, clock } = stack.kernel;
    const { octets } = log;
    counters.forwarded.value++;
    counters.out.value++;
    counters.outOctets.value += 2 * (length - at.ip);
    const next = octets.copy(spot);
    const [bytes, start] = [octets.chunk(next), octets.start(next)];
    address(bytes, start, out.header);
    age(bytes, start + at.ip);
    if (out.straight(length)) {
      this.bundle ??= this.told(frame.dev);
      log.both(this.bundle, clock.now, id, cause, spot, next);
      out.cross(next, length, sealed, id, cause);
      return;
    }
    log.frame(frame.dev.place, clock.now, "in", id, cause, spot);
    log.decided(frame.dev.place, clock.now, id, this.verdictNumber());
    stack.transmit(out.dev, octets.frame(next, sealed), { id, cause });
  }

  private told({ place }: Device): number {
    return this.stack.kernel.log.bundle([
      { kind: "frame", place, dir: "in" },
      { kind: "decision", place, verdict: this.verdictNumber() },
      { kind: "frame", place: this.out.dev.place, dir: "out", whose: "passed on" },
    ]);
  }

  private verdictNumber(): number {
    this.number ??= this.stack.kernel.log.verdict(this.verdict);
    return this.number;
  }
}

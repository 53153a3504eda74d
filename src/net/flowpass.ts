// What only passes (see flow.ts): once a packet has gone the whole way through ipv4.ts (source credible, route chosen, neighbour
// known), the next ones are asked only what may differ from packet to packet: length, TTL, don't fragment. The bytes that
// leave are new ones, the checksum is mended as ip_decrease_ttl mends it.
import { age } from "../wire/ipv4.js";
import type { Carried } from "./dev.js";
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
  /** Of the verdict in the log. */
  private number: number | undefined;

  constructor(
    private readonly stack: Stack,
    private readonly counters: PassingCounters,
    private readonly out: WayOut,
    private readonly verdict: Verdict,
  ) {}

  ready(frame: Uint8Array): boolean {
    return frame.length - at.ip <= this.out.mtu && frame[at.ttl]! >= 2 && this.out.ready();
  }

  go(dev: Device, frame: Uint8Array, skb: Carried, sealed: boolean): void {
    const { stack, counters, out } = this;
    const { log, clock } = stack.kernel;
    this.number ??= log.verdict(this.verdict);
    log.decided(dev.place, clock.now, skb.id, this.number);
    counters.forwarded.value++;
    counters.out.value++;
    counters.outOctets.value += 2 * (frame.length - at.ip);
    const next = log.copy(frame);
    address(next, out.header);
    age(next, at.ip);
    if (sealed) log.seal(next);
    stack.transmit(out.dev, next, skb);
  }
}

// IPv6 as far as a link that comes up shows it: link-local addresses from the MAC (RFC 4291 App. A), duplicate address
// detection (RFC 4862 §5.4), multicast listener reports (RFC 3810) and router solicitations (RFC 4861 §6.3.7), as
// net/ipv6/addrconf.c and mcast.c send them. Left out: everything else; nothing is routed.
import type { Timer } from "../sim/clock.js";
import { MILLISECOND, SECOND } from "../sim/clock.js";
import type { Random } from "../sim/random.js";
import type { Ipv6, Mac } from "../wire/address.js";
import * as icmpv6 from "../wire/icmpv6.js";
import * as ipv6 from "../wire/ipv6.js";
import { isMalformed } from "../wire/malformed.js";
import type { Device } from "./device.js";
import { framed, Report } from "./inet6frames.js";
import type { Kernel } from "./kernel.js";
import type { Skb } from "./skb.js";
import type { Sysctl } from "./sysctl.js";

export interface Address6 {
  readonly address: Ipv6;
  readonly prefixLength: number;
  readonly scope: "host" | "link" | "global";
  state: "tentative" | "preferred" | "dadfailed";
  timer: Timer | undefined;
  /** When its routes were made, among all of the namespace. */
  readonly order: number;
}

export interface Inet6Host {
  readonly kernel: Kernel;
  readonly sysctl: Sysctl;
  transmit(dev: Device, frame: Uint8Array, skb: { id: number; cause: number | undefined }): void;
  discard(skb: Skb, verdict: string): void;
  /** An address that is ours now, or no longer. */
  tell(dev: Device, address: Address6, gone: boolean): void;
}

/** IPV6_MIN_MTU (RFC 8200 §5): with less a device has no IPv6. */
export const LEAST_FOR_IPV6 = 1280;
const ALL_NODES: Ipv6 = (0xff02n << 112n) | 1n;
const ALL_ROUTERS: Ipv6 = (0xff02n << 112n) | 2n;
/** What a bridge that snoops joins (RFC 4286). */
export const ALL_SNOOPERS6: Ipv6 = (0xff02n << 112n) | 0x6an;

/** fe80::/64 with the MAC in the middle of ff:fe and the universal bit turned. */
export function linkLocal(mac: Mac): Ipv6 {
  const bits = BigInt(mac) ^ (0x02n << 40n);
  return (0xfe80n << 112n) | ((bits >> 24n) << 40n) | (0xfffen << 24n) | (bits & 0xffffffn);
}

const groupsOf = (dev: Device, address: Ipv6): readonly Ipv6[] =>
  dev.bridge ? [solicitedNode(address), ALL_SNOOPERS6] : [solicitedNode(address)];

export const solicitedNode = (address: Ipv6): Ipv6 => (0xff02n << 112n) | (0x1ffn << 24n) | (address & 0xffffffn);

const width = { host: 1, link: 2, global: 14 } as const;

export class Inet6 {
  private readonly addresses = new Map<Device, Address6[]>();
  private readonly solicitations = new Map<Device, Timer>();
  private readonly groups = new Map<Device, number>();
  /** Routes that somebody deleted (route6.ts). */
  readonly deleted = new Set<string>();
  private readonly chance: Random;
  private made = 0;

  constructor(private readonly host: Inet6Host) {
    this.chance = host.kernel.random.stream("ipv6");
  }

  of(dev: Device): readonly Address6[] {
    return this.addresses.get(dev) ?? [];
  }

  /** addrconf_notify: the device came up, or its carrier did. */
  up(dev: Device): void {
    if (dev.mtu < LEAST_FOR_IPV6 || this.host.sysctl.of("ipv6/conf", dev.name, "disable_ipv6") !== 0) return;
    if (dev.loopback) {
      if (this.of(dev).length > 0) return;
      const order = this.made++;
      const made: Address6 = {
        address: 1n,
        prefixLength: 128,
        scope: "host",
        state: "preferred",
        timer: undefined,
        order,
      };
      this.put(dev, made);
      this.host.tell(dev, made, false);
      return;
    }
    if (!dev.carrier) return;
    this.join(dev);
    if (this.host.sysctl.of("ipv6/conf", dev.name, "addr_gen_mode") !== 1) this.add(dev, linkLocal(dev.mac), 64);
    else for (const each of this.of(dev)) this.detect(dev, each);
  }

  down(dev: Device): void {
    for (const each of this.of(dev)) {
      each.timer?.cancel();
      if (each.state === "preferred") this.host.tell(dev, each, true);
    }
    this.addresses.delete(dev);
    this.solicitations.get(dev)?.cancel();
    this.solicitations.delete(dev);
    this.groups.delete(dev);
  }

  /** addrconf_add_mroute: since when there is a route to all groups by it. */
  joined(dev: Device): number | undefined {
    return this.groups.get(dev);
  }

  private join(dev: Device): void {
    if (dev.up && !dev.loopback && !this.groups.has(dev)) this.groups.set(dev, this.made++);
  }

  /** Adds an address and asks whether somebody has it already. */
  add(dev: Device, address: Ipv6, prefixLength: number): "EEXIST" | undefined {
    if (this.of(dev).some((a) => a.address === address)) return "EEXIST";
    const scope = address >> 118n === 0xfe80n >> 6n ? "link" : "global";
    const added: Address6 = { address, prefixLength, scope, state: "tentative", timer: undefined, order: this.made++ };
    this.join(dev);
    this.put(dev, added);
    if (scope === "global") this.host.tell(dev, added, false);
    if (dev.up && dev.carrier) this.detect(dev, added);
    return undefined;
  }

  remove(dev: Device, address: Ipv6): "EADDRNOTAVAIL" | undefined {
    const found = this.of(dev).find((a) => a.address === address);
    if (!found) return "EADDRNOTAVAIL";
    found.timer?.cancel();
    this.host.tell(dev, found, true);
    this.addresses.set(
      dev,
      this.of(dev).filter((a) => a !== found),
    );
    return undefined;
  }

  /** icmpv6_rcv as far as DAD goes: somebody asks for, or claims, an address of ours. */
  receive(skb: Skb): void {
    const dev = skb.dev!;
    const header = ipv6.parse(skb.packet);
    if (isMalformed(header) || header.nextHeader !== ipv6.NEXT_ICMPV6) return this.host.discard(skb, "consumed");
    const message = icmpv6.parse(header.payload);
    if (isMalformed(message)) return this.host.discard(skb, "consumed");
    const target =
      message.kind === "neighbour-solicitation" || message.kind === "neighbour-advertisement"
        ? message.target
        : undefined;
    const own = target === undefined ? undefined : this.of(dev).find((a) => a.address === target);
    if (!own || (header.source !== 0n && message.kind === "neighbour-solicitation"))
      return this.host.discard(skb, "consumed");
    if (own.state === "tentative") {
      own.timer?.cancel();
      own.state = "dadfailed";
    } else if (own.state === "preferred" && message.kind === "neighbour-solicitation") {
      this.advertise(dev, own.address, skb.id);
    }
  }

  // ipv6_link_dev_addr: the wider scope first, of one scope the newest.
  private put(dev: Device, address: Address6): void {
    const list = [...this.of(dev)];
    const at = list.findIndex((each) => width[address.scope] >= width[each.scope]);
    list.splice(at < 0 ? list.length : at, 0, address);
    this.addresses.set(dev, list);
  }

  // addrconf_dad_kick: after a random delay one probe, a second of silence, and the address is ours.
  private detect(dev: Device, address: Address6): void {
    const { kernel } = this.host;
    // Where nobody could answer (IFF_NOARP), nobody is asked.
    if (!dev.usesArp) {
      address.state = "preferred";
      if (address.scope === "link") this.askRouters(dev, address.address, 1);
      return;
    }
    address.state = "tentative";
    address.timer?.cancel();
    const report = new Report(groupsOf(dev, address.address));
    this.report(dev, report);
    this.within(1000, () => this.report(dev, report));
    address.timer = this.within(1000, () => {
      this.solicit(dev, address.address);
      const quiet = kernel.jiffies + kernel.fromMs(1000);
      address.timer = kernel.timer(quiet, () => this.settled(dev, address), { daemon: true });
    });
  }

  private settled(dev: Device, address: Address6): void {
    address.state = "preferred";
    address.timer = undefined;
    this.host.tell(dev, address, false);
    const report = new Report(groupsOf(dev, address.address));
    this.report(dev, report);
    if (address.scope === "link") this.askRouters(dev, address.address, 1);
    this.within(1000, () => this.report(dev, report));
  }

  /** Some time within so many milliseconds. Nobody waits for it. */
  private within(ms: number, act: () => void): Timer {
    return this.host.kernel.clock.after(this.chance.between(0, ms) * MILLISECOND, act, { daemon: true });
  }

  // addrconf_rs_timer: again and again, the pause doubling, while no router answers.
  private askRouters(dev: Device, from: Ipv6, sent: number): void {
    if (!dev.up || !dev.carrier) return;
    const option = icmpv6.linkLayerOption(icmpv6.OPTION_SOURCE_LINK_LAYER, dev.mac);
    this.send(dev, from, ALL_ROUTERS, { kind: "router-solicitation", options: [option] });
    const most = this.host.sysctl.of("ipv6/conf", dev.name, "router_solicitations");
    if (most >= 0 && sent >= most) return;
    const interval = 4 * 2 ** Math.min(sent - 1, 9) * SECOND;
    const pause = most < 0 ? this.chance.between(900, 1100) * (interval / 1000) : 4 * SECOND;
    this.solicitations.set(
      dev,
      this.host.kernel.clock.after(pause, () => this.askRouters(dev, from, sent + 1), { daemon: true }),
    );
  }

  private solicit(dev: Device, target: Ipv6): void {
    this.send(dev, 0n, solicitedNode(target), { kind: "neighbour-solicitation", target, options: [this.nonce()] });
  }

  private advertise(dev: Device, target: Ipv6, cause: number): void {
    const option = icmpv6.linkLayerOption(icmpv6.OPTION_TARGET_LINK_LAYER, dev.mac);
    const message = {
      kind: "neighbour-advertisement",
      router: false,
      solicited: false,
      override: true,
      target,
      options: [option],
    } as const;
    this.send(dev, target, ALL_NODES, message, cause);
  }

  // RFC 7527's nonce, which 6.1 sends so that it knows its own probe again.
  private nonce(): icmpv6.Option {
    const data = new Uint8Array(6);
    for (let i = 0; i < data.length; i++) data[i] = this.chance.between(0, 256);
    return { type: 14, data };
  }

  private report(dev: Device, report: Report): void {
    if (!dev.up || !dev.carrier) return;
    const from = this.of(dev).find((a) => a.scope === "link" && a.state === "preferred")?.address ?? 0n;
    this.out(dev, report.by(dev.mac, from), undefined);
  }

  private send(dev: Device, source: Ipv6, destination: Ipv6, message: icmpv6.Message, cause?: number): void {
    this.out(dev, framed(dev.mac, source, destination, message), cause);
  }

  private out(dev: Device, frame: Uint8Array, cause: number | undefined): void {
    this.host.transmit(dev, frame, { id: this.host.kernel.log.newSkb(), cause });
  }
}

// What routing reads in several places: sysctls as `all` and a device combine, who owns an address, what a lookup read.
import { formatMac, type Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import type { Fact } from "./event.js";
import type { Found, Missed } from "./fib.js";
import type { RoutingView } from "./route.js";
import { ruleWords } from "./rule.js";
import { routeWords } from "./sameroute.js";

/** What a lookup read, for decisions. */
export function facts(found: Found | Missed): Fact[] {
  const rule = found.rule ? [{ name: "rule", value: ruleWords(found.rule) }] : [];
  const hop = "hop" in found ? found.hop : undefined;
  return [...rule, ...(found.route ? [{ name: "fib", value: routeWords(found.route, hop) }] : [])];
}

/** PACKET_OTHERHOST: its destination is none of this device's addresses. */
export const anothersFrame = (dev: Device): Fact => ({
  name: `${dev.name} address`,
  value: `${formatMac(dev.mac)}, the frame is for another`,
});

/** inet_lookup_ifaddr: the device that has this address. */
export const ownerOf = (view: RoutingView, address: Ipv4): Device | undefined => view.owner(address);

/** A setting as `all` and a device combine; the fact is put into words where it is told. */
export class Combined {
  constructor(
    private readonly dev: string,
    private readonly name: string,
    private readonly how: "or" | "and" | "max",
    private readonly all: number,
    private readonly own: number,
  ) {}

  get value(): number {
    const { all, own } = this;
    if (this.how === "max") return Math.max(all, own);
    return Number(this.how === "or" ? all !== 0 || own !== 0 : all !== 0 && own !== 0);
  }

  get fact(): Fact {
    const { dev, name, how, all, own, value } = this;
    return { name: `net.ipv4.conf.${dev}.${name}`, value: `${value} (all=${all} ${how} ${dev}=${own})` };
  }
}

/** IN_DEV_ORCONF, IN_DEV_ANDCONF and IN_DEV_MAXCONF: how `all` and the device combine. */
export function combined(
  view: Pick<RoutingView, "sysctl">,
  dev: Device,
  name: string,
  how: "or" | "and" | "max",
): Combined {
  const { sysctl } = view;
  return new Combined(dev.name, name, how, sysctl.of("ipv4/conf", "all", name), sysctl.of("ipv4/conf", dev.name, name));
}

// What the kernel tells everybody who listens (rtnetlink's multicast groups): each change once, in the order in which the
// kernel sends it, with the thing as it is at that moment. Left out: mroute, prefix, stats, and changes of IPv6 routes.
import type { Device } from "./device.js";
import { type FibRoute, table } from "./fib.js";
import type { InterfaceAddress } from "./inet.js";
import type { Address6 } from "./inet6.js";
import type { Neighbour } from "./neightable.js";
import type { NetNs } from "./netns.js";
import type { Nexthop } from "./nexthop.js";
import type { Rule } from "./rule.js";

/** `gone`: RTM_DEL…, else RTM_NEW…. */
export type Message = { readonly gone: boolean } & (
  | {
      readonly kind: "link";
      readonly dev: Device;
      readonly movedTo?: { readonly netns: NetNs; readonly index: number };
    }
  | { readonly kind: "address"; readonly dev: Device; readonly address: InterfaceAddress | Address6 }
  | { readonly kind: "route"; readonly route: FibRoute }
  | { readonly kind: "neigh"; readonly neighbour: Neighbour }
  /** A bridge's own entry in its forwarding table. */
  | { readonly kind: "fdb"; readonly dev: Device }
  /** A device's settings, or those of "all" and "default"; `only` one of them, where it was written. */
  | { readonly kind: "netconf"; readonly name: string; readonly family: "inet" | "inet6"; readonly only?: string }
  | { readonly kind: "rule"; readonly rule: Rule }
  | { readonly kind: "nexthop"; readonly nexthop: Nexthop }
  | { readonly kind: "nsid"; readonly id: number; readonly netns: NetNs }
);

/** What netconf tells, by the names of the sysctls, in its order. */
export const netconfNames: Readonly<Record<"inet" | "inet6", readonly string[]>> = {
  inet: ["forwarding", "rp_filter", "mc_forwarding", "proxy_arp", "ignore_routes_with_linkdown"],
  inet6: ["forwarding", "proxy_ndp", "ignore_routes_with_linkdown"],
};

const forwardingOfAll = ["ipv4", "conf", "all", "forwarding"];

export class Rtnetlink {
  /** Made when there is one. */
  private listeners: Set<(message: Message) => void> | undefined;

  /** `kernel` hears that what is told of is no longer as it was; neighbours, who change with every packet, apart. */
  constructor(private readonly kernel: { changed(): void }) {}

  /** Answers with what ends it. */
  listen(listener: (message: Message) => void): () => void {
    const listeners = this.listeners ?? new Set();
    this.listeners = listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  tell(message: Message): void {
    if (message.kind !== "neigh") this.kernel.changed();
    if (this.listeners) for (const each of this.listeners) each(message);
  }

  /** rtmsg_ifinfo */
  link(dev: Device, gone = false): void {
    this.tell({ kind: "link", dev, gone });
  }

  route(route: FibRoute, gone = false): void {
    this.tell({ kind: "route", route, gone });
  }

  /** A device's settings of IPv4 and IPv6 come and go with it (inet_netconf_notify_devconf). */
  netconf(name: string, gone = false): void {
    for (const family of ["inet", "inet6"] as const) this.tell({ kind: "netconf", name, family, gone });
  }

  /** A sysctl was written that netconf tells of; forwarding of all is everybody's (inet_forward_change). */
  setting(path: string, devices: readonly Device[]): void {
    const [, , name = "", only = ""] = path === "ipv4/ip_forward" ? forwardingOfAll : path.split("/");
    const family = path.startsWith("ipv4/") ? "inet" : "inet6";
    if (!/^ipv[46]\/(conf|ip_forward)/.test(path) || !netconfNames[family].includes(only)) return;
    const everybody = family === "inet" && name === "all" && only === "forwarding";
    const names = everybody ? ["all", "default", ...devices.map((dev) => dev.name)] : [name];
    for (const each of names) this.tell({ kind: "netconf", name: each, family, only, gone: false });
  }

  /** Its settings move to its new name. */
  renamed(dev: Device, before: string): void {
    this.link(dev);
    for (const family of ["inet", "inet6"] as const) {
      this.tell({ kind: "netconf", name: before, family, gone: true });
      this.tell({ kind: "netconf", name: dev.name, family, gone: false });
    }
  }

  /** neigh_update_notify: who waits or asks says nothing (__neigh_event_send, neigh_timer_handler). */
  neighbour(neighbour: Neighbour): void {
    if (["INCOMPLETE", "DELAY", "PROBE"].includes(neighbour.state.nud)) return;
    this.tell({ kind: "neigh", neighbour, gone: false });
  }

  /** What a device loses when it leaves: its addresses, and the route to each that speaks for itself (inet_del_ifa). */
  bare(dev: Device): void {
    const { netns } = dev;
    for (const address of netns.inDevice(dev).addresses) {
      this.tell({ kind: "address", dev, address, gone: true });
      const own = netns.fib
        .at(table.local, address.local, 32)
        .find((r) => r.dev === dev && r.prefsrc === address.local);
      if (own) this.route(own, true);
    }
  }
}

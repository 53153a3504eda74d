// Nexthop objects (net/ipv4/nexthop.c): hops with a number that routes go by, and groups of them. Left out: IPv6, FDB and
// resilient groups, encapsulation.
import type { Device } from "./device.js";
import { type Fib, fibRoute, type Hop } from "./fib.js";
import type { Rtnetlink } from "./rtnetlink.js";

export type Nexthop = { readonly id: number; readonly protocol: string } & (
  | { readonly kind: "blackhole" }
  | { readonly kind: "hop"; readonly hop: Hop }
  | { readonly kind: "group"; readonly members: readonly { readonly id: number; readonly weight: number }[] }
);

export class Nexthops {
  private readonly byId = new Map<number, Nexthop>();
  private lastId = 0;

  all(): readonly Nexthop[] {
    return [...this.byId.values()].sort((a, b) => a.id - b.id);
  }

  get(id: number): Nexthop | undefined {
    return this.byId.get(id);
  }

  /** nh_find_unused_id */
  unusedId(): number {
    do this.lastId++;
    while (this.byId.has(this.lastId));
    return this.lastId;
  }

  set(nexthop: Nexthop): void {
    this.byId.set(nexthop.id, nexthop);
  }

  delete(id: number): void {
    this.byId.delete(id);
  }

  /** Groups that this one is a member of. */
  groupsOf(id: number): Extract<Nexthop, { kind: "group" }>[] {
    return this.all().flatMap((each) => (each.kind === "group" && each.members.some((m) => m.id === id) ? [each] : []));
  }

  /** The ways that it means; "blackhole" for none at all. */
  hops(nexthop: Nexthop): readonly Hop[] | "blackhole" {
    if (nexthop.kind === "blackhole") return "blackhole";
    if (nexthop.kind === "hop") return [nexthop.hop];
    const hops: Hop[] = [];
    for (const { id, weight } of nexthop.members) {
      const member = this.byId.get(id);
      if (member?.kind === "blackhole") return "blackhole";
      if (member?.kind === "hop") hops.push({ ...member.hop, weight });
    }
    return hops;
  }

  /** Those that leave by a device. */
  of(dev: Device): readonly Nexthop[] {
    return this.all().filter((each) => each.kind === "hop" && each.hop.dev === dev);
  }
}

/** Whose nexthops they are. */
export interface Owner {
  readonly nexthops: Nexthops;
  readonly fib: Fib;
  readonly rtnetlink: Pick<Rtnetlink, "tell">;
  change(what: "route", text: string): void;
}

/** The routes that go by it get its new ways, or go with it. */
export function follow({ nexthops, fib }: Owner, id: number): void {
  const nexthop = nexthops.get(id);
  const hops = nexthop && nexthops.hops(nexthop);
  for (const each of fib.ids())
    for (const route of fib.routes(each)) {
      if (route.nhid !== id) continue;
      if (hops === undefined) fib.remove(route);
      else if (hops === "blackhole") fib.swap(route, fibRoute({ ...route, type: "blackhole" }, []));
      else fib.swap(route, fibRoute({ ...route, type: "unicast" }, hops));
    }
}

/** __remove_nexthop: it leaves its groups; a group that nobody is left in goes too. */
export function dropNexthop(owner: Owner, id: number): void {
  const { nexthops } = owner;
  const nexthop = nexthops.get(id);
  if (!nexthop) return;
  const groups = nexthops.groupsOf(id);
  nexthops.delete(id);
  owner.rtnetlink.tell({ kind: "nexthop", nexthop, gone: true });
  owner.change("route", `deleted nexthop id ${id}`);
  follow(owner, id);
  for (const group of groups) {
    const members = group.members.filter((member) => member.id !== id);
    if (members.length === 0) dropNexthop(owner, group.id);
    else {
      nexthops.set({ ...group, members });
      follow(owner, group.id);
    }
  }
}

/** nexthop_flush_dev: those of a device that went down or lost its carrier. */
export function flushNexthops(owner: Owner, dev: Device): void {
  for (const { id } of owner.nexthops.of(dev)) dropNexthop(owner, id);
}

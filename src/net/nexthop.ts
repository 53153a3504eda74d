// Nexthop objects (net/ipv4/nexthop.c): hops with a number that routes go by, and groups of them. Left out: IPv6, FDB and
// resilient groups, encapsulation.
import type { Device } from "./device.js";
import type { Hop } from "./fib.js";

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

  /** nexthop_flush_dev: those that leave by a device that went down or away. */
  of(dev: Device): readonly Nexthop[] {
    return this.all().filter((each) => each.kind === "hop" && each.hop.dev === dev);
  }
}

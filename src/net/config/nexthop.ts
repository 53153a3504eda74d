// RTM_NEWNEXTHOP and RTM_DELNEXTHOP (rtm_new_nexthop, rtm_del_nexthop), and what that does to the routes that go by one.
import { scope } from "../inet.js";
import type { NetNs } from "../netns.js";
import { dropNexthop, follow, type Nexthop } from "../nexthop.js";
import { type Refused, refused, say } from "./refused.js";
import { checkHop, type NewHop } from "./route.js";

export interface NewNexthop {
  readonly id: number | undefined;
  readonly protocol: string;
  readonly blackhole: boolean;
  readonly group: readonly { readonly id: number; readonly weight: number }[] | undefined;
  readonly hop: NewHop;
}

export function addNexthop(ns: NetNs, wanted: NewNexthop, mode: "add" | "replace"): Refused | undefined {
  const { nexthops } = ns;
  if (!wanted.id && mode === "replace") return say(ns, "EINVAL", "Replace requires nexthop id");
  const made = make(ns, { ...wanted, id: wanted.id || nexthops.unusedId() });
  if ("errno" in made) return made;
  const known = nexthops.get(made.id);
  if (known && mode === "add") return refused("EEXIST");
  if (known && known.kind !== "group" && made.kind === "group")
    return say(ns, "EINVAL", "Can not replace a nexthop with a nexthop group");
  if (known?.kind === "group" && made.kind !== "group")
    return say(ns, "EINVAL", "Can not replace a nexthop group with a nexthop");
  nexthops.set(made);
  ns.rtnetlink.tell({ kind: "nexthop", nexthop: made, gone: false });
  ns.change("route", `nexthop id ${made.id}`);
  for (const id of [made.id, ...nexthops.groupsOf(made.id).map((group) => group.id)]) follow(ns, id);
  return undefined;
}

// nexthop_create and nh_check_attr_group
function make(ns: NetNs, wanted: NewNexthop & { id: number }): Nexthop | Refused {
  const { id, protocol, group, hop } = wanted;
  if (group) {
    const seen = new Set<number>();
    for (const member of group) {
      const nexthop = ns.nexthops.get(member.id);
      if (seen.has(member.id)) return say(ns, "EINVAL", "Nexthop id can not be used twice in a group");
      seen.add(member.id);
      if (!nexthop) return say(ns, "EINVAL", "Invalid nexthop id");
      if (nexthop.kind === "group")
        return say(ns, "EINVAL", "Hash-threshold group can not be a nexthop within a group");
      if (nexthop.kind === "blackhole" && group.length > 1)
        return say(ns, "EINVAL", "Blackhole nexthop can not be used in a group with more than 1 path");
    }
    return { id, protocol, kind: "group", members: group };
  }
  if (wanted.blackhole) {
    if (hop.dev || hop.gateway !== undefined)
      return say(ns, "EINVAL", "Blackhole attribute can not be used with gateway, oif, encap or fdb");
    // Its device is lo.
    if (!ns.loopback.up) return say(ns, "ENETDOWN", "Device for nexthop is not up");
    return { id, protocol, kind: "blackhole" };
  }
  if (!hop.dev && hop.gateway === undefined) return say(ns, "EINVAL", "Invalid address family");
  if (!hop.dev) return say(ns, "EINVAL", "Device attribute required for non-blackhole and non-fdb nexthops");
  if (!hop.dev.up) return say(ns, "ENETDOWN", "Nexthop device is not up");
  if (!hop.dev.carrier) return say(ns, "ENETDOWN", "Carrier for nexthop device is down");
  const checked = checkHop(ns, hop, scope.universe);
  if ("errno" in checked) return checked;
  return { id, protocol, kind: "hop", hop: checked };
}

/** rtm_del_nexthop */
export function removeNexthop(ns: NetNs, id: number): Refused | undefined {
  if (!ns.nexthops.get(id)) return refused("ENOENT");
  dropNexthop(ns, id);
  return undefined;
}

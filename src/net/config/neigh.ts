// RTM_NEWNEIGH, RTM_DELNEIGH and RTM_GETNEIGH (neigh_add, neigh_delete, neigh_get): what `ip neigh` and `arp` ask for.
import type { Ipv4, Mac } from "../../wire/address.js";
import type { Device } from "../device.js";
import type { Nud } from "../event.js";
import type { NeighFlags } from "../neightable.js";
import type { NetNs } from "../netns.js";
import { type Refused, refused, say } from "./refused.js";

export interface NewNeighbour {
  readonly dev: Device;
  readonly address: Ipv4;
  readonly lladdr?: Mac | undefined;
  readonly nud: Nud;
  readonly flags?: NeighFlags;
  /** NTF_USE: only look for it. */
  readonly use?: boolean;
  readonly protocol?: string | undefined;
}

/** neigh_add */
export function setNeighbour(ns: NetNs, wanted: NewNeighbour, mode: "add" | "replace" | "change"): Refused | undefined {
  const { dev, address, flags = {}, use = false } = wanted;
  // neigh_lookup goes by the address as it was given; over lo only 0.0.0.0 is ever there.
  const known = dev.loopback && address !== 0 ? undefined : ns.neighbours.find(dev, address);
  if (mode === "add" && known) return refused("EEXIST");
  if (mode === "change" && !known) return refused("ENOENT");
  const permanent = wanted.nud === "PERMANENT";
  if (!known && permanent && flags.managed) return say(ns, "EINVAL", "Invalid NTF_* flag for permanent entry");
  const entry = known ?? ns.neighbours.create(dev, address, permanent || flags.externLearn === true);
  if (wanted.protocol) entry.protocol = wanted.protocol;
  const useOnly = use || flags.managed === true;
  const before = entry.state;
  const refusal = ns.neighbours.event(entry, {
    kind: "update",
    lladdr: wanted.lladdr,
    nud: wanted.nud,
    override: true,
    admin: true,
    useOnly,
  });
  // neigh_update_flags: extern_learn and managed are as this message says, router once it was said.
  entry.flags = { ...entry.flags, externLearn: flags.externLearn ?? false };
  if (flags.managed || entry.flags.managed) ns.neighbours.setManaged(entry, flags.managed ?? false);
  if (refusal) return say(ns, "EINVAL", refusal);
  const { state } = entry;
  if (state.nud === before.nud && state.lladdr !== before.lladdr) ns.rtnetlink.neighbour(entry);
  entry.flags = { ...entry.flags, router: flags.router ?? false };
  if (!useOnly) ns.neighbours.setCollectable(entry, !(permanent || flags.externLearn === true));
  if (useOnly) ns.neighbours.event(entry, { kind: "use" });
  return undefined;
}

/** neigh_delete */
export function removeNeighbour(ns: NetNs, dev: Device, address: Ipv4): Refused | undefined {
  const known = ns.neighbours.find(dev, address);
  if (!known) return refused("ENOENT");
  ns.neighbours.remove(known);
  return undefined;
}

/** pneigh_lookup with creat, pneigh_delete. */
export function setProxy(
  ns: NetNs,
  wanted: {
    dev: Device | undefined;
    address: Ipv4;
    flags?: NeighFlags;
    protocol?: string | undefined;
    permanent?: boolean;
  },
): Refused | undefined {
  if (wanted.flags?.managed) return say(ns, "EINVAL", "Invalid NTF_* flag combination");
  const entry = ns.proxies.add(wanted.address, wanted.dev);
  entry.flags = wanted.flags ?? {};
  entry.permanent = wanted.permanent ?? false;
  if (wanted.protocol) entry.protocol = wanted.protocol;
  return undefined;
}

export function removeProxy(ns: NetNs, dev: Device | undefined, address: Ipv4): Refused | undefined {
  return ns.proxies.remove(address, dev) ? undefined : refused("ENOENT");
}

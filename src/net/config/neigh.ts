// RTM_NEWNEIGH and RTM_DELNEIGH (neigh_add, neigh_delete).
import type { Ipv4, Mac } from "../../wire/address.js";
import type { Device } from "../device.js";
import type { Nud } from "../event.js";
import type { NetNs } from "../netns.js";
import { type Refused, refused, say } from "./refused.js";

export interface NewNeighbour {
  readonly dev: Device;
  readonly address: Ipv4;
  readonly lladdr: Mac | undefined;
  readonly nud: Nud;
}

/** neigh_add */
export function setNeighbour(ns: NetNs, wanted: NewNeighbour, mode: "add" | "replace" | "change"): Refused | undefined {
  const known = ns.neighbours.find(wanted.dev, wanted.address);
  if (mode === "add" && known) return refused("EEXIST");
  if (mode === "change" && !known) return refused("ENOENT");
  const needs = wanted.nud !== "FAILED" && wanted.nud !== "INCOMPLETE" && wanted.nud !== "NONE" && wanted.dev.usesArp;
  if (needs && wanted.lladdr === undefined && known?.state.lladdr === undefined)
    return say(ns, "EINVAL", "No link layer address given");
  const entry = known ?? ns.neighbours.create(wanted.dev, wanted.address);
  ns.neighbours.event(entry, { kind: "update", lladdr: wanted.lladdr, nud: wanted.nud, override: true, admin: true });
  return undefined;
}

export function removeNeighbour(ns: NetNs, dev: Device, address: Ipv4): Refused | undefined {
  const known = ns.neighbours.find(dev, address);
  if (!known) return refused("ENOENT");
  ns.neighbours.remove(known);
  return undefined;
}

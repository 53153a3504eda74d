// What an administrator sets of a bridge and of its ports (br_changelink, br_setport, br_fdb_add, br_fdb_delete), and what is
// refused. Left out: a spanning tree, VLANs and multicast, which nothing here would go by.
import { SECOND } from "../../sim/clock.js";
import type { Mac } from "../../wire/address.js";
import type { Bridge } from "../bridge.js";
import { type Port, type PortFlag, portStates } from "../bridgeport.js";
import type { Device } from "../device.js";
import { type FdbEntry, PVID, vlans } from "../fdb.js";
import { type Refused, refused } from "./refused.js";

/** Times in hundredths of a second, as rtnetlink has them. */
export interface BridgeSettings {
  forwardDelay?: number;
  hello?: number;
  maxAge?: number;
  ageing?: number;
  priority?: number;
  flush?: boolean;
}

export function changeBridge(bridge: Bridge, wanted: BridgeSettings): Refused | undefined {
  const { spanning } = bridge;
  const { forwardDelay, hello, maxAge, ageing, priority } = wanted;
  if (forwardDelay !== undefined) spanning.forwardDelay = forwardDelay / 100;
  if (hello !== undefined && (hello < 100 || hello > 1000)) return refused("ERANGE");
  if (hello !== undefined) spanning.hello = hello / 100;
  if (maxAge !== undefined && (maxAge < 600 || maxAge > 4000)) return refused("ERANGE");
  if (maxAge !== undefined) spanning.maxAge = maxAge / 100;
  if (ageing !== undefined) bridge.ageing = (ageing / 100) * SECOND;
  if (priority !== undefined) spanning.priority = priority;
  if (wanted.flush) flush(bridge.fdb.list(), bridge, ({ kind }) => kind === "dynamic");
  return undefined;
}

export interface PortSettings {
  flags: Partial<Record<PortFlag, boolean>>;
  /** A number of BR_STATE_…. */
  state?: number;
  cost?: number;
  priority?: number;
  flush?: boolean;
}

export function changePort(port: Port, wanted: PortSettings): Refused | undefined {
  const { bridge, dev } = port;
  const { flags, state, cost, priority } = wanted;
  port.flags = { ...port.flags, ...flags };
  if (cost !== undefined && (cost < 1 || cost > 0xffff)) return refused("ERANGE");
  if (cost !== undefined) port.cost = cost;
  if (priority !== undefined && priority > 63) return refused("ERANGE");
  if (priority !== undefined) port.priority = priority;
  if (state !== undefined) {
    const named = portStates[state];
    if (named === undefined) return refused("EINVAL");
    if (!dev.up || (!dev.running && named !== "disabled")) return refused("ENETDOWN");
    bridge.setState(port, named);
  }
  if (wanted.flush) bridge.flushPort(port);
  return undefined;
}

export interface FdbRequest {
  readonly mac: Mac;
  readonly vlan: number | undefined;
  readonly kind: FdbEntry["kind"];
  readonly self: boolean;
  readonly master: boolean;
  readonly use: boolean;
  readonly externLearn: boolean;
  readonly sticky: boolean;
  /** NLM_F_EXCL */
  readonly fresh: boolean;
}

const isGroup = (mac: Mac): boolean => (Math.floor(mac / 2 ** 40) & 1) === 1;

/** rtnl_fdb_add */
export function addFdb(dev: Device, wanted: FdbRequest): Refused | undefined {
  let answer: Refused | undefined = refused("EOPNOTSUPP");
  if (wanted.master && dev.port) {
    answer = addEntries(dev.port.bridge, dev.port, wanted);
    if (answer) return answer;
  }
  if (!wanted.self) return answer;
  if (dev.bridge) return addEntries(dev.bridge, undefined, wanted);
  // ndo_dflt_fdb_add
  if (wanted.kind !== "local" || wanted.vlan !== undefined || wanted.mac === 0) return refused("EINVAL");
  const list = isGroup(wanted.mac) ? "joined" : "unicast";
  if (dev[list].includes(wanted.mac)) return wanted.fresh ? refused("EEXIST") : undefined;
  dev[list] = [...dev[list], wanted.mac];
  return undefined;
}

// br_fdb_add
function addEntries(bridge: Bridge, port: Port | undefined, wanted: FdbRequest): Refused | undefined {
  if (wanted.mac === 0) return refused("EINVAL");
  if (wanted.vlan !== undefined && wanted.vlan !== PVID) return refused("EINVAL");
  for (const vlan of wanted.vlan === undefined ? vlans : [wanted.vlan]) {
    const answer = addEntry(bridge, port, wanted, vlan);
    if (answer) return answer;
  }
  return undefined;
}

// __br_fdb_add, fdb_add_entry
function addEntry(bridge: Bridge, port: Port | undefined, wanted: FdbRequest, vlan: number): Refused | undefined {
  const { fdb } = bridge;
  const { mac, kind, sticky } = wanted;
  if (wanted.use) {
    if (!port) return refused("EINVAL");
    if (port.learns) fdb.learn(mac, port, vlan);
    return undefined;
  }
  if (wanted.externLearn) {
    const entry = fdb.find(mac, vlan) ?? fdb.create(mac, vlan, port, "dynamic");
    Object.assign(entry, { port, externLearn: true });
    return undefined;
  }
  if (port && kind === "dynamic" && !port.learns) return refused("EPERM");
  if (!port && kind !== "local") return refused("EINVAL");
  if (sticky && kind === "local") return refused("EINVAL");
  const known = fdb.find(mac, vlan);
  if (known && wanted.fresh) return refused("EEXIST");
  const entry = known ?? fdb.create(mac, vlan, port, kind);
  const now = bridge.dev.netns.kernel.clock.now;
  if (entry.port !== port || entry.kind !== kind || entry.sticky !== sticky) entry.updated = now;
  Object.assign(entry, { port, kind, sticky, byUser: true, used: now });
  return undefined;
}

/** rtnl_fdb_del */
export function removeFdb(dev: Device, wanted: FdbRequest): Refused | undefined {
  let answer: Refused | undefined = refused("EOPNOTSUPP");
  if (wanted.master && dev.port) {
    answer = removeEntries(dev.port.bridge, dev.port, wanted);
    if (answer) return answer;
  }
  if (!wanted.self) return answer;
  if (dev.bridge) return removeEntries(dev.bridge, undefined, wanted);
  // ndo_dflt_fdb_del
  if (wanted.kind !== "local" || wanted.mac === 0) return refused("EINVAL");
  const list = isGroup(wanted.mac) ? "joined" : "unicast";
  if (!dev[list].includes(wanted.mac)) return refused("ENOENT");
  dev[list] = dev[list].filter((mac) => mac !== wanted.mac);
  return undefined;
}

// br_fdb_delete: one that is there is enough.
function removeEntries(bridge: Bridge, port: Port | undefined, { mac, vlan }: FdbRequest): Refused | undefined {
  const { fdb } = bridge;
  if (vlan !== undefined && vlan !== PVID) return refused("EINVAL");
  const meant = (vlan === undefined ? vlans : [vlan]).flatMap((each) => fdb.find(mac, each) ?? []);
  const found = meant.filter((entry) => entry.port === port);
  for (const entry of found) fdb.delete(entry);
  return found.length > 0 ? undefined : refused("ENOENT");
}

/** br_fdb_delete_bulk: whatever its kind, even the host's own addresses. */
export function flushFdb(dev: Device, master: boolean): Refused | undefined {
  const { port } = dev;
  if (dev.bridge && !master) flush(dev.bridge.fdb.list(), dev.bridge, () => true);
  else if (port && master) flush(port.bridge.fdb.list(), port.bridge, (entry) => entry.port === port);
  else return refused("EOPNOTSUPP");
  return undefined;
}

function flush(entries: readonly FdbEntry[], { fdb }: Bridge, meant: (entry: FdbEntry) => boolean): void {
  for (const entry of entries) if (meant(entry)) fdb.delete(entry);
}

// A bridge's table of addresses (net/bridge/br_fdb.c): what was learnt, what was written by hand, and its own and its ports'
// addresses, each once without a VLAN and once in the one that a bridge gives itself. Left out: VLANs of an administrator,
// which would need filtering; entries that hardware knows.
import type { Nanos } from "../sim/clock.js";
import type { Mac } from "../wire/address.js";
import type { Port } from "./bridgeport.js";

/** vlan_default_pvid; and 0, where no VLAN is meant, which is all that a bridge without filtering asks for. */
export const PVID = 1;
export const vlans: readonly number[] = [0, PVID];

export interface FdbEntry {
  readonly mac: Mac;
  readonly vlan: number;
  /** undefined: the bridge itself. */
  port: Port | undefined;
  /** local: the host's own (BR_FDB_LOCAL); static: it stays (BR_FDB_STATIC); dynamic: forgotten after a time. */
  kind: "local" | "static" | "dynamic";
  byUser: boolean;
  sticky: boolean;
  externLearn: boolean;
  /** When a frame was last sent there, and when it was last seen as a source. */
  used: Nanos;
  updated: Nanos;
}

export class Fdb {
  // The oldest first.
  private readonly entries = new Map<number, FdbEntry>();

  constructor(
    private readonly now: () => Nanos,
    private readonly ageing: () => Nanos,
  ) {}

  /** The newest first. */
  list(): FdbEntry[] {
    this.collect();
    return [...this.entries.values()].reverse();
  }

  /** br_fdb_find_rcu */
  find(mac: Mac, vlan = 0): FdbEntry | undefined {
    const entry = this.entries.get(key(mac, vlan));
    return entry && !this.old(entry) ? entry : undefined;
  }

  /** fdb_create */
  create(mac: Mac, vlan: number, port: Port | undefined, kind: FdbEntry["kind"]): FdbEntry {
    const now = this.now();
    const fresh = { mac, vlan, port, kind, byUser: false, sticky: false, externLearn: false, used: now, updated: now };
    this.entries.delete(key(mac, vlan));
    this.entries.set(key(mac, vlan), fresh);
    return fresh;
  }

  delete(entry: FdbEntry): void {
    this.entries.delete(key(entry.mac, entry.vlan));
  }

  /** br_fdb_update: a frame from there came in. */
  learn(source: Mac, port: Port, vlan = 0): void {
    // Nothing is kept where nothing may age.
    if (this.ageing() === 0) return;
    const known = this.find(source, vlan);
    if (!known) {
      this.create(source, vlan, port, "dynamic");
      return;
    }
    if (known.kind === "local") return;
    known.updated = this.now();
    if (known.port === port || known.sticky) return;
    known.port = port;
    known.externLearn = false;
  }

  /** fdb_add_local, for every VLAN: whose address it was first, keeps it. A bridge that lost its last port has none. */
  addLocal(mac: Mac, port: Port | undefined): void {
    if (mac === 0) return;
    for (const vlan of vlans) if (this.find(mac, vlan)?.kind !== "local") this.create(mac, vlan, port, "local");
  }

  /** fdb_find_delete_local: its old address; another port or the bridge that has it too keeps it. */
  removeLocal(mac: Mac, port: Port | undefined, heir: (mac: Mac) => Port | "bridge" | undefined): void {
    for (const vlan of vlans) {
      const entry = this.find(mac, vlan);
      if (entry?.kind === "local" && !entry.byUser && entry.port === port) this.inherit(entry, heir);
    }
  }

  /** br_fdb_delete_by_port; `all`: the port leaves. */
  deleteByPort(port: Port, all: boolean, heir: (mac: Mac) => Port | "bridge" | undefined): void {
    for (const entry of this.list()) {
      if (entry.port !== port) continue;
      if (all && entry.kind === "local") this.inherit(entry, heir);
      else if (all || (entry.kind === "dynamic" && !entry.externLearn)) this.delete(entry);
    }
  }

  /** br_fdb_cleanup: its timer always ends when the oldest has to go. */
  collect(): void {
    for (const entry of this.entries.values()) if (this.old(entry)) this.delete(entry);
  }

  // fdb_delete_local
  private inherit(entry: FdbEntry, heir: (mac: Mac) => Port | "bridge" | undefined): void {
    const next = heir(entry.mac);
    if (next === undefined) return this.delete(entry);
    entry.port = next === "bridge" ? undefined : next;
    entry.byUser = false;
  }

  private old({ kind, externLearn, updated }: FdbEntry): boolean {
    return kind === "dynamic" && !externLearn && this.now() - updated >= this.ageing();
  }
}

// There is no other VLAN than these two.
const key = (mac: Mac, vlan: number): number => 2 * mac + vlan;

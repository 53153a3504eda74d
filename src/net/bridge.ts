// A bridge and its ports (net/bridge: br_if.c, br_input.c, br_forward.c, br_fdb.c, br_stp_if.c): learns behind which port a MAC
// was seen, sends on to it, floods what it does not know; its own device is the host's way in and out.
// Left out: spanning tree (a port with a carrier forwards at once, as with stp off), VLAN filtering, multicast snooping (with
// no querier it floods too), entries written by hand.
import type { Nanos } from "../sim/clock.js";
import { SECOND } from "../sim/clock.js";
import { formatMac, type Mac } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import { isMalformed } from "../wire/malformed.js";
import type { Carried } from "./dev.js";
import type { Device } from "./device.js";

export interface Port {
  readonly bridge: Bridge;
  readonly dev: Device;
  /** From 1 (find_portno). */
  readonly number: number;
  forwarding: boolean;
}

/** An address that was seen behind a port (struct net_bridge_fdb_entry). */
export interface FdbEntry {
  port: Port;
  /** When it was last seen as a source, and when its port last changed. */
  updated: Nanos;
}

/** 01:80:c2:00:00:00 to 0f: what 802.1D keeps on one link. */
const RESERVED = 0x0180_c200_0000;

export class Bridge {
  readonly ports: Port[] = [];
  readonly fdb = new Map<Mac, FdbEntry>();
  ageing: Nanos = 300 * SECOND;
  /** What spanning tree would go by; times in seconds. */
  readonly spanning = { on: false, priority: 0x8000, forwardDelay: 15, hello: 2, maxAge: 20 };
  /** Set by an administrator: then it no longer follows its ports' (BROPT_MTU_SET_BY_USER). */
  mtuGiven = false;

  constructor(readonly dev: Device) {}

  /** br_add_if: the port's number is the first that is free. */
  add(dev: Device): void {
    let number = 1;
    while (this.ports.some((port) => port.number === number)) number++;
    const port: Port = { bridge: this, dev, number, forwarding: false };
    this.ports.push(port);
    dev.port = port;
    dev.promiscuity++;
    dev.allmulti++;
    this.check(port);
  }

  /** del_nbp */
  remove(port: Port): void {
    this.disable(port);
    this.ports.splice(this.ports.indexOf(port), 1);
    port.dev.port = undefined;
    port.dev.promiscuity--;
    port.dev.allmulti--;
  }

  /** br_port_carrier_check, and what the bridge's own device going up or down means for a port. */
  check(port: Port): void {
    const able = this.dev.up && port.dev.running;
    if (able && !port.forwarding) {
      port.forwarding = true;
      this.selectStates();
    } else if (!able && port.forwarding) this.disable(port);
  }

  checkAll(): void {
    for (const port of this.ports) this.check(port);
  }

  /** br_stp_recalculate_bridge_id: the smallest of its ports' addresses, unless it was given one. True when it changed. */
  selectAddress(): boolean {
    if (this.dev.macGiven) return false;
    const mac = this.ports.reduce((least, { dev }) => Math.min(least, dev.mac), Number.POSITIVE_INFINITY);
    if (mac === this.dev.mac) return false;
    this.dev.mac = mac === Number.POSITIVE_INFINITY ? 0 : mac;
    this.selectStates();
    return true;
  }

  /** br_port_state_selection: the bridge has a carrier while a port forwards. */
  selectStates(): void {
    this.dev.setCarrier(this.ports.some((port) => port.forwarding));
  }

  /** br_mtu_min */
  get mtu(): number {
    return this.ports.length === 0 ? 1500 : Math.min(...this.ports.map(({ dev }) => dev.mtu));
  }

  /** br_handle_frame: a frame that came in at a port. */
  input(port: Port, bytes: Uint8Array, skb: Carried): void {
    const frame = ethernet.parse(bytes);
    const { netns } = this.dev;
    if (isMalformed(frame)) return;
    const { source, destination } = frame;
    if (source === 0 || isGroup(source))
      return netns.drop(skb.id, "NOT_SPECIFIED", "br_handle_frame", bytes, port.dev, [
        { name: "source", value: formatMac(source) },
      ]);
    if (!port.forwarding || destination === RESERVED + 1)
      return netns.drop(skb.id, "NOT_SPECIFIED", "br_handle_frame", bytes, port.dev, [
        { name: "port state", value: port.forwarding ? "forwarding" : "disabled" },
      ]);
    // Kept on one link, but for the spanning tree's own, which a bridge without one sends on.
    if (destination > RESERVED && destination < RESERVED + 16) return this.passUp(bytes, skb);
    this.learn(source, port);
    if (isGroup(destination)) {
      this.flood(port, bytes, skb);
      return this.passUp(bytes, skb);
    }
    if (this.isOwn(destination)) return this.passUp(bytes, skb);
    this.sendOn(destination, port, bytes, skb, "br_handle_frame_finish");
    if (this.dev.promiscuity > 0) this.passUp(bytes, skb);
  }

  /** br_dev_xmit: a frame of the host's own. */
  output(bytes: Uint8Array, skb: Carried): void {
    const frame = ethernet.parse(bytes);
    if (isMalformed(frame)) return;
    if (isGroup(frame.destination)) this.flood(undefined, bytes, skb);
    else this.sendOn(frame.destination, undefined, bytes, skb, "br_dev_xmit");
  }

  /** br_fdb_find_rcu, as far as it is not forgotten. */
  find(mac: Mac): FdbEntry | undefined {
    const entry = this.fdb.get(mac);
    return entry && this.now - entry.updated < this.ageing ? entry : undefined;
  }

  private get now(): Nanos {
    return this.dev.netns.kernel.clock.now;
  }

  // fdb_add_local: its own address and its ports' are the host's.
  private isOwn(mac: Mac): boolean {
    return mac === this.dev.mac || this.ports.some(({ dev }) => dev.mac === mac);
  }

  // br_fdb_update
  private learn(source: Mac, port: Port): void {
    if (this.isOwn(source)) return;
    const known = this.fdb.get(source);
    if (!known) this.fdb.set(source, { port, updated: this.now });
    else {
      known.port = port;
      known.updated = this.now;
    }
  }

  private sendOn(to: Mac, from: Port | undefined, bytes: Uint8Array, skb: Carried, func: string): void {
    const { netns } = this.dev;
    const entry = this.find(to);
    if (!entry) {
      netns.decide(skb.id, func, "flooded", [{ name: formatMac(to), value: "not in the fdb: to all ports" }], this.dev);
      return this.flood(from, bytes, skb);
    }
    const read = [{ name: formatMac(to), value: `dev ${entry.port.dev.name}` }];
    // should_deliver
    if (entry.port === from || !entry.port.forwarding)
      return netns.drop(skb.id, "NO_TX_TARGET", "br_forward", bytes, this.dev, read);
    netns.decide(skb.id, func, "switched", read, this.dev);
    this.forward(entry.port, bytes, skb);
  }

  // br_flood
  private flood(from: Port | undefined, bytes: Uint8Array, skb: Carried): void {
    const to = this.ports.filter((port) => port !== from && port.forwarding);
    if (to.length === 0 && from === undefined)
      this.dev.netns.drop(skb.id, "NO_TX_TARGET", "br_flood", bytes, this.dev, [
        { name: "ports that take it", value: "none" },
      ]);
    for (const port of to) this.forward(port, bytes, skb);
  }

  // br_forward_finish, br_dev_queue_push_xmit
  private forward({ dev }: Port, bytes: Uint8Array, skb: Carried): void {
    const payload = bytes.length - ethernet.HEADER_LENGTH;
    if (payload > dev.mtu + 4)
      return dev.netns.drop(skb.id, "PKT_TOO_BIG", "br_dev_queue_push_xmit", bytes, dev, [
        { name: "packet", value: `${payload} bytes` },
        { name: `${dev.name} mtu`, value: String(dev.mtu) },
      ]);
    dev.netns.transmit(dev, bytes, skb);
  }

  // br_pass_frame_up
  private passUp(bytes: Uint8Array, skb: Carried): void {
    this.dev.netns.receive(this.dev, bytes, skb);
  }

  private disable(port: Port): void {
    if (port.forwarding) {
      port.forwarding = false;
      this.selectStates();
    }
    // br_fdb_delete_by_port
    for (const [mac, entry] of this.fdb) if (entry.port === port) this.fdb.delete(mac);
  }
}

const isGroup = (mac: Mac): boolean => (Math.floor(mac / 2 ** 40) & 1) === 1;

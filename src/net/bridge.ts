// A bridge and its ports (net/bridge: br_if.c, br_input.c, br_forward.c, br_stp_if.c): learns behind which port a MAC was seen,
// sends on to it, floods what it does not know; its own device is the host's way in and out.
// Left out: spanning tree (a port with a carrier forwards at once, as with stp off), VLAN filtering, multicast snooping (with
// no querier it floods too), answering ARP for others.
import type { Nanos } from "../sim/clock.js";
import { SECOND } from "../sim/clock.js";
import { BROADCAST_MAC, formatMac, type Mac } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import { isMalformed } from "../wire/malformed.js";
import { Port, type PortState } from "./bridgeport.js";
import type { Carried } from "./dev.js";
import type { Device } from "./device.js";
import { Fdb } from "./fdb.js";

/** 01:80:c2:00:00:00 to 0f: what 802.1D keeps on one link. */
const RESERVED = 0x0180_c200_0000;

export class Bridge {
  readonly ports: Port[] = [];
  readonly fdb: Fdb;
  private ageingTime: Nanos = 300 * SECOND;
  /** What spanning tree would go by; times in seconds. */
  readonly spanning = { on: false, priority: 0x8000, forwardDelay: 15, hello: 2, maxAge: 20 };
  /** Set by an administrator: then it no longer follows its ports' (BROPT_MTU_SET_BY_USER). */
  mtuGiven = false;

  constructor(readonly dev: Device) {
    this.fdb = new Fdb(
      () => this.now,
      () => this.ageingTime,
    );
    this.fdb.addLocal(dev.mac, undefined);
  }

  get ageing(): Nanos {
    return this.ageingTime;
  }

  /** br_set_ageing_time: what is too old by the old time or by the new one goes. */
  set ageing(time: Nanos) {
    this.fdb.collect();
    this.ageingTime = time;
    this.fdb.collect();
  }

  /** bridge_id: no address before it had a port or was given one. */
  get id(): { readonly priority: number; readonly mac: Mac } {
    return { priority: this.spanning.priority, mac: this.dev.macGiven || this.ports.length > 0 ? this.dev.mac : 0 };
  }

  /** br_add_if: the port's number is the first that is free. */
  add(dev: Device): void {
    const taken: boolean[] = [];
    for (const port of this.ports) taken[port.number] = true;
    let number = 1;
    while (taken[number]) number++;
    const port = new Port(this, dev, number);
    this.ports.push(port);
    dev.port = port;
    dev.promiscuity++;
    dev.allmulti++;
    this.fdb.addLocal(dev.mac, port);
    this.check(port);
  }

  /** del_nbp */
  remove(port: Port): void {
    this.disable(port);
    this.ports.splice(this.ports.indexOf(port), 1);
    port.dev.port = undefined;
    this.fdb.deleteByPort(port, true, this.heir);
    port.dev.promiscuity--;
    port.dev.allmulti--;
  }

  /** br_port_carrier_check, and what the bridge's own device going up or down means for a port. */
  check(port: Port): void {
    const able = this.dev.up && port.dev.running;
    if (able && port.state === "disabled") {
      // br_enable_port, br_init_port
      port.state = "blocking";
      this.selectStates();
    } else if (!able && port.state !== "disabled") this.disable(port);
  }

  checkAll(): void {
    for (const port of this.ports) this.check(port);
  }

  /** br_stp_recalculate_bridge_id: the smallest of its ports' addresses, unless it was given one. True when it changed. */
  selectAddress(): boolean {
    if (this.dev.macGiven) return false;
    const mac = this.ports.reduce((least, { dev }) => Math.min(least, dev.mac), Number.POSITIVE_INFINITY);
    if (mac === this.dev.mac) return false;
    const before = this.dev.mac;
    this.dev.mac = mac === Number.POSITIVE_INFINITY ? 0 : mac;
    this.dev.netns.kernel.changed();
    this.ownAddress(before);
    this.selectStates();
    return true;
  }

  /** br_fdb_change_mac_address: the bridge's own device has another one now. */
  ownAddress(before: Mac): void {
    this.fdb.removeLocal(before, undefined, this.heir);
    this.fdb.addLocal(this.dev.mac, undefined);
  }

  /** br_fdb_changeaddr: a port has another one now. */
  portAddress(port: Port, before: Mac): void {
    this.fdb.removeLocal(before, port, this.heir);
    this.fdb.addLocal(port.dev.mac, port);
  }

  /** br_fdb_delete_by_port: what was learnt behind it. */
  flushPort(port: Port): void {
    this.fdb.deleteByPort(port, false, this.heir);
  }

  // Who else has an address that somebody gives up.
  private readonly heir = (mac: Mac): Port | "bridge" | undefined =>
    this.ports.find(({ dev }) => dev.mac === mac) ?? (this.dev.mac === mac ? "bridge" : undefined);

  /** br_set_state by an administrator (br_set_port_state). */
  setState(port: Port, state: PortState): void {
    port.state = state;
    this.selectStates();
  }

  /** br_port_state_selection: nothing keeps a port from forwarding; the bridge has a carrier while one does. */
  selectStates(): void {
    for (const port of this.ports) port.release(this.now);
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
    const { state, flags } = port;
    const drop = (func: string, reason: "NOT_SPECIFIED") =>
      netns.drop(skb.id, reason, func, bytes, port.dev, [
        { name: "port state", value: state },
        ...(flags.locked ? [{ name: "locked", value: `${formatMac(source)} is not known here` }] : []),
      ]);
    if (!port.learns || destination === RESERVED + 1) return drop("br_handle_frame", "NOT_SPECIFIED");
    // Kept on one link, but for the spanning tree's own, which a bridge without one sends on.
    if (destination > RESERVED && destination < RESERVED + 16) return this.passUp(bytes, skb);
    if (flags.locked && !this.knows(source, port)) return drop("br_handle_frame_finish", "NOT_SPECIFIED");
    if (flags.learning) this.fdb.learn(source, port);
    if (state === "learning") return drop("br_handle_frame_finish", "NOT_SPECIFIED");
    if (isGroup(destination)) {
      this.flood(port, destination, bytes, skb);
      return this.passUp(bytes, skb);
    }
    if (this.fdb.find(destination)?.kind === "local") return this.passUp(bytes, skb);
    this.sendOn(destination, port, bytes, skb, "br_handle_frame_finish");
    if (this.dev.promiscuity > 0) this.passUp(bytes, skb);
  }

  /** br_dev_xmit: a frame of the host's own. */
  output(bytes: Uint8Array, skb: Carried): void {
    const frame = ethernet.parse(bytes);
    if (isMalformed(frame)) return;
    if (isGroup(frame.destination)) this.flood(undefined, frame.destination, bytes, skb);
    else this.sendOn(frame.destination, undefined, bytes, skb, "br_dev_xmit");
  }

  private get now(): Nanos {
    return this.dev.netns.kernel.clock.now;
  }

  // A locked port takes frames only from whom it knows already.
  private knows(source: Mac, port: Port): boolean {
    const entry = this.fdb.find(source);
    return entry !== undefined && entry.port === port && entry.kind !== "local";
  }

  private sendOn(to: Mac, from: Port | undefined, bytes: Uint8Array, skb: Carried, func: string): void {
    const { netns } = this.dev;
    const entry = this.fdb.find(to);
    if (!entry) {
      netns.decide(skb.id, func, "flooded", [{ name: formatMac(to), value: "not in the fdb: to all ports" }], this.dev);
      return this.flood(from, to, bytes, skb);
    }
    const { port } = entry;
    const read = [{ name: formatMac(to), value: port ? `dev ${port.dev.name}` : "the bridge itself" }];
    if (from) entry.used = this.now;
    if (!port || !shouldDeliver(port, from))
      return netns.drop(skb.id, "NO_TX_TARGET", "br_forward", bytes, this.dev, [...read, ...refusal(port, from)]);
    netns.decide(skb.id, func, "switched", read, this.dev);
    this.forward(port, bytes, skb);
  }

  // br_flood
  private flood(from: Port | undefined, destination: Mac, bytes: Uint8Array, skb: Carried): void {
    const flag = destination === BROADCAST_MAC ? "bcastFlood" : isGroup(destination) ? "mcastFlood" : "flood";
    const takes = (port: Port) => port.flags[flag] || (flag !== "flood" && from === undefined);
    const to = this.ports.filter((port) => takes(port) && shouldDeliver(port, from));
    if (to.length === 0 && (from === undefined || (flag === "flood" && this.dev.promiscuity === 0)))
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

  // br_disable_port
  private disable(port: Port): void {
    port.disable();
    this.selectStates();
    this.flushPort(port);
  }
}

const isGroup = (mac: Mac): boolean => (Math.floor(mac / 2 ** 40) & 1) === 1;

// should_deliver
const shouldDeliver = (to: Port, from: Port | undefined): boolean =>
  (to.flags.hairpin || to !== from) && to.forwarding && !(from?.flags.isolated && to.flags.isolated);

// Why it does not go there.
function refusal(to: Port | undefined, from: Port | undefined): { name: string; value: string }[] {
  if (!to) return [];
  if (!to.forwarding) return [{ name: "port state", value: to.state }];
  if (to === from) return [{ name: "hairpin", value: "off" }];
  return [{ name: "isolated", value: `${from?.dev.name ?? ""} and ${to.dev.name}` }];
}

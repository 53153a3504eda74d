// What becomes of the packets and states of a namespace's neighbours: sent, reported as lost, written down, told to listeners.
import { formatIpv4, formatMac } from "../wire/address.js";
import * as ethernet from "../wire/ethernet.js";
import * as arp from "./arp.js";
import type { Fact, Nud } from "./event.js";
import { type Neighbour, type NeighbourHooks, neighbourWords } from "./neightable.js";
import type { NetNs } from "./netns.js";
import type { Outgoing } from "./stack.js";

export const neighbourHooks = (ns: NetNs): NeighbourHooks => ({
  send: (neighbour, packet) => send(ns, neighbour, packet),
  fail: (neighbour, packet) => fail(ns, neighbour, packet, packet.onFailure),
  overflow: (neighbour, packet) =>
    ns.drop(packet.id, "NEIGH_QUEUEFULL", "__neigh_event_send", packet.packet, neighbour.dev, [
      setting(ns, neighbour, "unres_qlen_bytes"),
    ]),
  refused: (neighbour, packet) =>
    ns.drop(packet.id, "NEIGH_FAILED", "__neigh_event_send", packet.packet, neighbour.dev, [
      setting(ns, neighbour, "mcast_solicit"),
      setting(ns, neighbour, "app_solicit"),
    ]),
  purge: (neighbour, packet) =>
    ns.drop(packet.id, "NOT_SPECIFIED", "neigh_flush_dev", packet.packet, neighbour.dev, [
      { name: "neighbour", value: `${neighbourWords(neighbour)}, forgotten` },
    ]),
  solicit: (neighbour, to, how) => arp.solicit(ns, neighbour, to, how),
  fixed: (dev, address) => arp.fixedMac(ns, dev, address),
  changed: (neighbour, from) => changed(ns, neighbour, from),
  gone: (neighbour) => ns.rtnetlink.tell({ kind: "neigh", neighbour, gone: true }),
});

const setting = (ns: NetNs, { dev }: Neighbour, name: string): Fact => ({
  name: `net.ipv4.neigh.${dev.name}.${name}`,
  value: String(ns.sysctl.of("ipv4/neigh", dev.name, name)),
});

function send(ns: NetNs, { dev, state }: Neighbour, packet: Outgoing): void {
  const frame = ethernet.emit({
    destination: state.lladdr!,
    source: dev.mac,
    type: ethernet.TYPE_IPV4,
    payload: packet.packet,
  });
  ns.transmit(dev, frame, packet);
}

function fail(ns: NetNs, neighbour: Neighbour, packet: Outgoing, tell: () => void): void {
  // One report after the other, as arp_error_report works through the queue.
  ns.kernel.softirq(4_000, () => {
    tell();
    ns.drop(packet.id, "NEIGH_FAILED", "arp_error_report", packet.packet, neighbour.dev, [
      { name: "neighbour", value: `${formatIpv4(neighbour.address)} dev ${neighbour.dev.name} FAILED` },
    ]);
  });
}

function changed(ns: NetNs, neighbour: Neighbour, from: Nud): void {
  const { dev, address, state, waiting } = neighbour;
  ns.rtnetlink.neighbour(neighbour);
  const { time, machine, netns } = ns.here();
  ns.kernel.log.add({
    time,
    machine,
    netns,
    kind: "neigh",
    dev: dev.name,
    address: formatIpv4(address),
    lladdr: state.lladdr === undefined ? undefined : formatMac(state.lladdr),
    from,
    to: state.nud,
    waiting: waiting.length,
  });
}

// ARP over Ethernet (net/ipv4/arp.c): asking, answering for ourselves and for others, learning, announcing.
// Whether a question is answered at all is decided in arpanswer.ts.
import { BROADCAST_MAC, formatIpv4, type Ipv4, type Mac } from "../wire/address.js";
import * as arp from "../wire/arp.js";
import * as ethernet from "../wire/ethernet.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import { accepts, addressType, ignored, proxied } from "./arpanswer.js";
import type { Device } from "./device.js";
import type { Fact, SkbId } from "./event.js";
import { isLoopback, isMulticast, scope } from "./inet.js";
import type { Solicit } from "./neighbour.js";
import { type Neighbour, neighbourWords } from "./neightable.js";
import { anothersFrame } from "./reading.js";
import { combined, input, isRefusal, ownerOf, selectSource } from "./route.js";
import type { Skb } from "./skb.js";
import type { Stack } from "./stack.js";

/** arp_solicit: asks for a neighbour, by broadcast or of the address that is known. */
export function solicit(stack: Stack, neighbour: Neighbour, to: Mac | undefined, how: Solicit): void {
  const { dev, address } = neighbour;
  const waiting = neighbour.waiting.at(-1);
  // neigh_app_ns: a message to whoever listens in user space, and nobody does.
  if (how === "app") {
    const read = [{ name: "neighbour", value: neighbourWords(neighbour) }];
    return stack.decide(waiting?.id ?? 0, "neigh_app_ns", "consumed", read, dev);
  }
  const source = solicitSource(stack, dev, address, waiting?.packet);
  // Even a request to a known address leaves the target's MAC empty.
  const message = { operation: arp.REQUEST, senderIp: source, targetIp: address, targetMac: 0 };
  send(stack, dev, message, to ?? BROADCAST_MAC, waiting?.id);
}

// Which of our addresses asks: arp_announce.
function solicitSource(stack: Stack, dev: Device, target: Ipv4, packet: Uint8Array | undefined): Ipv4 {
  const header = packet && ipv4.parse(packet);
  const own = header && !isMalformed(header) && ownerOf(stack, header.source) ? header.source : undefined;
  const announce = combined(stack, dev, "arp_announce", "max").value;
  if (own !== undefined && announce !== 1 && announce !== 2) return own;
  if (own !== undefined && announce === 1 && stack.inDevice(dev).onLink(target, own)) return own;
  return selectSource(stack, dev, target, scope.link);
}

type Message = Pick<arp.Arp, "operation" | "senderIp" | "targetIp" | "targetMac">;

function send(stack: Stack, dev: Device, message: Message, to: Mac, cause: SkbId | undefined): void {
  if (!dev.usesArp) return;
  const { operation, senderIp, targetIp, targetMac } = message;
  const payload = arp.emit({ operation, senderIp, targetIp, targetMac, senderMac: dev.mac });
  const frame = ethernet.emit({ destination: to, source: dev.mac, type: ethernet.TYPE_ARP, payload });
  stack.transmit(dev, frame, { id: stack.kernel.log.newSkb(), cause });
}

/** inetdev_send_gratuitous_arp, when the device came up or got another MAC: arp_notify. */
export function notify(stack: Stack, dev: Device): void {
  if (combined(stack, dev, "arp_notify", "max").value === 0) return;
  for (const { local } of stack.inDevice(dev).addresses)
    send(
      stack,
      dev,
      { operation: arp.REQUEST, senderIp: local, targetIp: local, targetMac: 0 },
      BROADCAST_MAC,
      undefined,
    );
}

const flushProxies = (stack: Stack, dev: Device, keepPermanent = false): void =>
  stack.proxies.flush(dev, keepPermanent, (skb) =>
    stack.drop(skb.id, "NOT_SPECIFIED", "pneigh_queue_purge", skb.packet, dev, [
      { name: "waited", value: `to be answered by ${dev.name}, which forgot everyone` },
    ]),
  );

/** neigh_changeaddr: who was known by this device is not any more; for whom it answers stays. */
export function addressChanged(stack: Stack, dev: Device): void {
  stack.neighbours.flush(dev);
}

/** neigh_ifdown: everything that was known by this device goes. */
export function forget(stack: Stack, dev: Device): void {
  stack.neighbours.flush(dev);
  flushProxies(stack, dev);
}

/** neigh_carrier_down: permanent entries stay, unless arp_evict_nocarrier keeps all (IN_DEV_ANDCONF). */
export function carrierLost(stack: Stack, dev: Device): void {
  const read = (device: string) => stack.sysctl.get(`ipv4/conf/${device}/arp_evict_nocarrier`);
  if (read("all") === 0 || !read(dev.name)) return;
  stack.neighbours.flush(dev, true);
  flushProxies(stack, dev, true);
}

/** arp_constructor: the MAC that goes without asking, because the device or the address says it. */
export function fixedMac(stack: Stack, dev: Device, address: Ipv4): Mac | undefined {
  const type = addressType(stack, address);
  if (dev.loopback) return 0;
  if (type === "multicast") return 0x01_00_5e_00_00_00 + (address & 0x7f_ffff);
  if (!dev.usesArp) return dev.mac;
  return type === "broadcast" ? BROADCAST_MAC : undefined;
}

/** arp_rcv and arp_process. `delayed`: it waited as a question to a proxy (LOCALLY_ENQUEUED). */
export function receive(stack: Stack, skb: Skb, delayed = false): void {
  const dev = skb.dev!;
  if (!dev.usesArp || skb.pktType === "otherhost") {
    const why = dev.usesArp ? anothersFrame(dev) : { name: dev.name, value: "NOARP" };
    return stack.decide(skb.id, "arp_rcv", "consumed", [why], dev);
  }
  const drop = (func: string, read: readonly Fact[] = []) =>
    stack.drop(skb.id, "NOT_SPECIFIED", func, skb.packet, dev, read);
  const message = arp.parse(skb.packet);
  if (isMalformed(message)) return drop("arp_rcv", [{ name: "malformed", value: message.malformed }]);
  const { operation, senderIp, targetIp } = message;
  if (operation !== arp.REQUEST && operation !== arp.REPLY)
    return drop("arp_process", [{ name: "operation", value: String(operation) }]);
  const localnet = combined(stack, dev, "route_localnet", "or");
  if (isMulticast(targetIp)) return drop("arp_process", [asked(targetIp)]);
  if (isLoopback(targetIp) && localnet.value === 0) return drop("arp_process", [localnet.fact]);
  const garp = combined(stack, dev, "drop_gratuitous_arp", "or");
  if (senderIp === targetIp && garp.value !== 0) return drop("arp_process", [garp.fact]);
  if (senderIp === 0) return probed(stack, skb, message);
  if (operation === arp.REQUEST && request(stack, skb, message, delayed)) return;
  learn(stack, skb, message);
}

function answer(stack: Stack, skb: Skb, { senderIp, targetIp, senderMac }: arp.Arp, read: readonly Fact[]): void {
  const dev = skb.dev!;
  stack.decide(skb.id, "arp_process", "answered", read, dev);
  const reply = { operation: arp.REPLY, senderIp: targetIp, targetIp: senderIp, targetMac: senderMac };
  stack.kernel.softirq(5_000, () => send(stack, dev, reply, senderMac, skb.id));
}

const asked = (target: Ipv4): Fact => ({ name: "target", value: formatIpv4(target) });

// Somebody checks whether the address is free (RFC 5227): nothing is learnt of him.
function probed(stack: Stack, skb: Skb, message: arp.Arp): void {
  const dev = skb.dev!;
  const { operation, targetIp } = message;
  const tell = (verdict: string, read: readonly Fact[]) => stack.decide(skb.id, "arp_process", verdict, read, dev);
  if (operation !== arp.REQUEST) return tell("consumed", [{ name: "operation", value: "reply from 0.0.0.0" }]);
  if (addressType(stack, targetIp) !== "local") return tell("not-ours", [asked(targetIp)]);
  const ignore = ignored(stack, dev, 0, targetIp);
  if (ignore) return tell(ignore.verdict, [asked(targetIp), ignore.fact]);
  answer(stack, skb, message, [asked(targetIp)]);
}

// True when the request was meant for us or for somebody for whom we answer, answered or not.
function request(stack: Stack, skb: Skb, message: arp.Arp, delayed: boolean): boolean {
  const dev = skb.dev!;
  const { senderIp, targetIp, senderMac } = message;
  const tell = (verdict: string, read: readonly Fact[]) =>
    stack.decide(skb.id, "arp_process", verdict, [asked(targetIp), ...read], dev);
  const meet = () =>
    stack.neighbours.event(stack.neighbours.create(dev, senderIp), {
      kind: "update",
      lladdr: senderMac,
      nud: "STALE",
      override: true,
    });
  const route = input(stack, { source: senderIp, destination: targetIp, dev });
  if (isRefusal(route)) {
    const verdict = route.refused === "IP_LOCAL_SOURCE" ? "source-is-ours" : "refused";
    tell(verdict, [{ name: "reason", value: route.refused }, ...route.read]);
    return false;
  }
  if (route.route.error === undefined && route.route.type === "local") {
    const ignore = ignored(stack, dev, senderIp, targetIp);
    if (ignore) tell(ignore.verdict, [ignore.fact]);
    else {
      meet();
      answer(stack, skb, message, [asked(targetIp)]);
    }
    return true;
  }
  const proxy = route.route.error === undefined && proxied(stack, dev, route.route, message);
  if (!proxy) {
    tell("not-ours", route.read);
    return false;
  }
  meet();
  const wait = stack.sysctl.of("ipv4/neigh", dev.name, "proxy_delay");
  if (delayed || skb.pktType === "host" || wait === 0) answer(stack, skb, message, [asked(targetIp), proxy]);
  else if (stack.proxies.enqueue(skb, () => receive(stack, skb, true)))
    tell("proxy-delayed", [proxy, { name: `net.ipv4.neigh.${dev.name}.proxy_delay`, value: String(wait) }]);
  else stack.drop(skb.id, "NOT_SPECIFIED", "pneigh_enqueue", skb.packet, dev, [proxy]);
  return true;
}

// Learning from what was not for us to answer: about neighbours that are known already, about new ones if arp_accept says so.
function learn(stack: Stack, skb: Skb, { operation, senderIp, targetIp, senderMac, targetMac }: arp.Arp): void {
  const dev = skb.dev!;
  const accept = accepts(stack, dev, senderIp);
  const mayBe = stack.neighbours.find(dev, senderIp);
  const unicast = addressType(stack, senderIp) === "unicast";
  const gratuitous = senderIp === targetIp && unicast && (operation === arp.REQUEST || targetMac === senderMac);
  const meet = accept.value && (gratuitous || (operation === arp.REPLY && unicast));
  const known = mayBe ?? (meet ? stack.neighbours.create(dev, senderIp) : undefined);
  const was: Fact = { name: "neighbour", value: known ? neighbourWords(known) : `${formatIpv4(senderIp)} unknown` };
  if (!known) {
    if (operation === arp.REPLY || senderIp === targetIp)
      stack.decide(skb.id, "arp_process", "not-learnt", [was, accept.fact], dev);
    return;
  }
  // Of several answers in a row the first one counts, for locktime.
  const old = stack.kernel.profile.kernel.version === "3.10" && !accept.value;
  const override = stack.neighbours.unlocked(known) || (gratuitous && !old);
  const reachable = operation === arp.REPLY && skb.pktType === "host";
  const { lladdr } = known.state;
  stack.neighbours.event(known, {
    kind: "update",
    lladdr: senderMac,
    nud: reachable ? "REACHABLE" : "STALE",
    override,
  });
  const kept = lladdr !== undefined && lladdr !== senderMac && known.state.lladdr === lladdr;
  stack.decide(skb.id, "arp_process", kept ? "address-kept" : "learnt", [was, lock(stack, dev, override)], dev);
}

const lock = (stack: Stack, dev: Device, override: boolean): Fact => ({
  name: `net.ipv4.neigh.${dev.name}.locktime`,
  value: `${stack.sysctl.of("ipv4/neigh", dev.name, "locktime")}, ${override ? "over or gratuitous" : "not over yet"}`,
});

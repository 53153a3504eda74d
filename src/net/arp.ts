// ARP over Ethernet (net/ipv4/arp.c): asking, answering, learning. Left out: proxy ARP, arp_accept, gratuitous sending.
import { BROADCAST_MAC, formatIpv4, type Ipv4, type Mac } from "../wire/address.js";
import * as arp from "../wire/arp.js";
import * as ethernet from "../wire/ethernet.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import type { Device } from "./device.js";
import type { Fact, SkbId } from "./event.js";
import { isLoopback, isMulticast, mask, scope } from "./inet.js";
import { type Neighbour, neighbourWords } from "./neightable.js";
import { combined, input, isRefusal, output, ownerOf, selectSource } from "./route.js";
import type { Skb } from "./skb.js";
import type { Stack } from "./stack.js";

/** arp_solicit: asks for a neighbour, by broadcast or of the address that is known. */
export function solicit(stack: Stack, neighbour: Neighbour, to: Mac | undefined): void {
  const { dev, address } = neighbour;
  const waiting = neighbour.waiting.at(-1);
  const source = solicitSource(stack, dev, address, waiting?.packet);
  if (source === undefined) return;
  send(
    stack,
    dev,
    // Even a request to a known address leaves the target's MAC empty.
    { operation: arp.REQUEST, senderIp: source, targetIp: address, targetMac: 0 },
    to ?? BROADCAST_MAC,
    waiting?.id,
  );
}

// Which of our addresses asks: arp_announce.
function solicitSource(stack: Stack, dev: Device, target: Ipv4, packet: Uint8Array | undefined): Ipv4 | undefined {
  const header = packet && ipv4.parse(packet);
  const own = header && !isMalformed(header) && ownerOf(stack, header.source) ? header.source : undefined;
  const announce = combined(stack, dev, "arp_announce", "max").value;
  if (own !== undefined && announce === 0) return own;
  if (own !== undefined && announce === 1 && stack.inDevice(dev).onLink(target, own)) return own;
  return selectSource(stack, dev, target, scope.link) || undefined;
}

type Message = Pick<arp.Arp, "operation" | "senderIp" | "targetIp" | "targetMac">;

function send(stack: Stack, dev: Device, message: Message, to: Mac, cause: SkbId | undefined): void {
  const payload = arp.emit({ ...message, senderMac: dev.mac });
  const frame = ethernet.emit({ destination: to, source: dev.mac, type: ethernet.TYPE_ARP, payload });
  stack.transmit(dev, frame, { id: stack.kernel.log.newSkb(), cause });
}

/** arp_rcv and arp_process. */
export function receive(stack: Stack, skb: Skb): void {
  const dev = skb.dev!;
  if (!dev.usesArp || skb.pktType === "otherhost") return stack.decide(skb.id, "arp_rcv", "consumed", [], dev);
  const message = arp.parse(skb.packet);
  if (isMalformed(message)) return stack.drop(skb.id, "NOT_SPECIFIED", "arp_rcv", skb.packet, dev);
  const { operation, senderIp, targetIp, senderMac } = message;
  if (operation !== arp.REQUEST && operation !== arp.REPLY)
    return stack.drop(skb.id, "NOT_SPECIFIED", "arp_process", skb.packet, dev);
  if (isMulticast(targetIp) || (isLoopback(targetIp) && combined(stack, dev, "route_localnet", "or").value === 0))
    return stack.drop(skb.id, "NOT_SPECIFIED", "arp_process", skb.packet, dev);
  const drop = combined(stack, dev, "drop_gratuitous_arp", "or");
  if (senderIp === targetIp && drop.value !== 0)
    return stack.drop(skb.id, "NOT_SPECIFIED", "arp_process", skb.packet, dev, [drop.fact]);

  if (operation === arp.REQUEST && request(stack, skb, message)) return;

  // Learning from what was not for us to answer: only about neighbours that are known already.
  const known = stack.neighbours.find(dev, senderIp);
  if (known) {
    const reachable = operation === arp.REPLY && skb.pktType === "host";
    stack.neighbours.event(known, {
      kind: "update",
      lladdr: senderMac,
      nud: reachable ? "REACHABLE" : "STALE",
      override: stack.neighbours.unlocked(known),
    });
  }
  if (operation === arp.REPLY) {
    const told = known ? neighbourWords(known) : `${formatIpv4(senderIp)} dev ${dev.name}: nobody asked`;
    stack.decide(skb.id, "arp_process", "consumed", [{ name: "neighbour", value: told }], dev);
  }
}

// True when the request was meant for us, answered or not.
function request(stack: Stack, skb: Skb, { senderIp, targetIp, senderMac }: arp.Arp): boolean {
  const dev = skb.dev!;
  const asked: Fact = { name: "target", value: formatIpv4(targetIp) };
  const answer = () => {
    stack.decide(skb.id, "arp_process", "answered", [asked], dev);
    const reply = { operation: arp.REPLY, senderIp: targetIp, targetIp: senderIp, targetMac: senderMac };
    stack.kernel.softirq(5_000, () => send(stack, dev, reply, senderMac, skb.id));
  };
  if (senderIp === 0) {
    // Somebody checks whether the address is free (RFC 5227).
    if (!ownerOf(stack, targetIp) || ignored(stack, dev, senderIp, targetIp)) return false;
    answer();
    return true;
  }
  const route = input(stack, { source: senderIp, destination: targetIp, dev });
  if (isRefusal(route)) {
    const verdict = route.refused === "IP_LOCAL_SOURCE" ? "source-is-ours" : "refused";
    stack.decide(skb.id, "arp_process", verdict, [asked, { name: "reason", value: route.refused }, ...route.read], dev);
    return false;
  }
  if (route.route.error !== undefined || route.route.type !== "local") {
    stack.decide(skb.id, "arp_process", "not-ours", [asked, ...route.read], dev);
    return false;
  }
  const ignore = ignored(stack, dev, senderIp, targetIp);
  if (ignore) {
    stack.decide(skb.id, "arp_process", ignore.verdict, [asked, ignore.fact], dev);
    return true;
  }
  const asker = stack.neighbours.create(dev, senderIp);
  stack.neighbours.event(asker, { kind: "update", lladdr: senderMac, nud: "STALE", override: true });
  answer();
  return true;
}

// arp_ignore and arp_filter: ours, but not to be told here.
function ignored(stack: Stack, dev: Device, sender: Ipv4, target: Ipv4): { verdict: string; fact: Fact } | undefined {
  const ignore = combined(stack, dev, "arp_ignore", "max");
  const here = stack.inDevice(dev).addresses;
  const onDevice = here.some((a) => a.local === target);
  const sameSubnet = here.some((a) => a.local === target && ((sender ^ a.peer) & mask(a.prefixLength)) === 0);
  const owner = ownerOf(stack, target);
  const narrow = owner && stack.inDevice(owner).addresses.some((a) => a.local === target && a.scope >= scope.link);
  const refused =
    (ignore.value === 1 && !onDevice) ||
    (ignore.value === 2 && !sameSubnet) ||
    (ignore.value === 3 && narrow) ||
    ignore.value === 8;
  if (refused) return { verdict: "arp-ignore", fact: ignore.fact };
  const filter = combined(stack, dev, "arp_filter", "or");
  if (filter.value === 0 || sender === 0) return undefined;
  const back = output(stack, { destination: sender, source: target });
  if (typeof back === "object" && back.dev !== dev) return { verdict: "arp-filter", fact: filter.fact };
  return undefined;
}

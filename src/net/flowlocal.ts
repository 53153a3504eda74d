// What is for this machine and seen again and again (see flow.ts): echo requests, which only get their answer, and echo replies,
// which only go to whoever pings. Once the long way (ipv4.ts, sockets.ts, icmp.ts) has taken one, the next ones are asked for
// their length and checksum; an answer is the request with other headers, its checksum mended by what differs (RFC 1624).
import type { Ipv4 } from "../wire/address.js";
import { put16, u16 } from "../wire/bytes.js";
import * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import type { Carried } from "./dev.js";
import type { Device } from "./device.js";
import { address, at, Header, sound } from "./flowframe.js";
import type { IpId } from "./ipid.js";
import type { Verdict } from "./log.js";
import type { Route } from "./route.js";
import type { Cell } from "./snmp.js";
import type { Stack } from "./stack.js";
import type { WayOut } from "./wayout.js";

/** More fragments, or an offset, or the flag that nobody may set. */
const FRAGMENT = 0xbfff;

export class Local {
  private readonly delivered: Cell;
  private readonly messages: Cell;
  private answer: Answer | undefined;
  /** Of the verdict in the log. */
  private number: number | undefined;
  /** Counted only where the long way has counted one: a counter that exists is shown. */
  private requests: Cell | undefined;
  private replies: Cell | undefined;

  constructor(
    private readonly stack: Stack,
    private readonly destination: Ipv4,
    private readonly verdict: Verdict,
  ) {
    this.delivered = stack.snmp.cell("IpInDelivers");
    this.messages = stack.snmp.cell("IcmpInMsgs");
  }

  /** A request was answered, and nothing about it was unusual. */
  answered(answer: Answer): void {
    this.answer = answer;
    this.requests = this.stack.snmp.cell("IcmpMsgInType8");
  }

  /** A reply was taken. */
  heard(): void {
    this.replies ??= this.stack.snmp.cell("IcmpMsgInType0");
  }

  ready(frame: Uint8Array, dev: Device, sealed: boolean): boolean {
    if (frame.length < at.icmpEnd || frame[at.protocol] !== ipv4.PROTOCOL_ICMP || frame[at.icmpCode] !== 0)
      return false;
    if ((u16(frame, at.fragment) & FRAGMENT) !== 0) return false;
    const type = frame[at.payload]!;
    const { sockets } = this.stack;
    const heard = sockets.anyRaw && sockets.hears(this.destination, dev, type, u16(frame, at.icmpId));
    if (type === icmp.TYPE_ECHO_REPLY) return heard && this.replies !== undefined && (sealed || sound(frame));
    return (
      type === icmp.TYPE_ECHO_REQUEST && !heard && (this.answer?.ready(frame) ?? false) && (sealed || sound(frame))
    );
  }

  go(dev: Device, frame: Uint8Array, skb: Carried): void {
    const { sockets, kernel } = this.stack;
    this.number ??= kernel.log.verdict(this.verdict);
    kernel.log.decided(dev.place, kernel.clock.now, skb.id, this.number);
    this.delivered.value++;
    this.messages.value++;
    if (frame[at.payload] === icmp.TYPE_ECHO_REQUEST) {
      this.requests!.value++;
      this.answer!.go(dev, frame, skb);
      return;
    }
    this.replies!.value++;
    sockets.take(this.destination, dev, frame, at.ip, u16(frame, at.icmpId), skb);
  }
}

/** How an echo request of one flow is answered (icmp_reply). */
export class Answer {
  private readonly header: Header;
  private number: number | undefined;
  private readonly ids: IpId;
  private readonly messages: Cell;
  private readonly replies: Cell;
  private readonly sent: Cell;
  private readonly octets: Cell;

  constructor(
    private readonly stack: Stack,
    route: Route,
    private readonly out: WayOut,
    tos: number,
    private readonly verdict: Verdict,
  ) {
    const { snmp, sysctl } = stack;
    const ttl = sysctl.get("ipv4/ip_default_ttl") ?? 64;
    this.header = new Header(tos, 0, ttl, ipv4.PROTOCOL_ICMP, route.source, route.destination);
    this.ids = stack.ipIds.to(route.destination);
    this.messages = snmp.cell("IcmpOutMsgs");
    this.replies = snmp.cell("IcmpMsgOutType0");
    this.sent = snmp.cell("IpOutRequests");
    this.octets = snmp.cell("IpExtOutOctets");
  }

  ready(frame: Uint8Array): boolean {
    // A sum that comes to nothing has two ways to be written, of which this would not know the right one.
    return frame.length - at.ip <= this.out.mtu && u16(frame, at.icmpChecksum) !== AMBIGUOUS && this.out.ready();
  }

  go(dev: Device, frame: Uint8Array, { id: cause }: Carried): void {
    const { stack, out } = this;
    const { log, clock } = stack.kernel;
    this.number ??= log.verdict(this.verdict);
    log.decided(dev.place, clock.now, cause, this.number);
    this.messages.value++;
    this.replies.value++;
    this.sent.value++;
    this.octets.value += frame.length - at.ip;
    const reply = log.copy(frame);
    address(reply, out.header);
    this.header.write(reply, this.ids.next());
    reply[at.payload] = icmp.TYPE_ECHO_REPLY;
    const sum = u16(frame, at.icmpChecksum) + REQUEST;
    put16(reply, at.icmpChecksum, sum > 0xffff ? sum - 0xffff : sum);
    log.seal(reply);
    const sent = stack.transmit(out.dev, reply, { id: log.newSkb(), cause });
    if (sent === "drop") stack.snmp.count("IpOutDiscards");
  }
}

/** The word that makes a message a request. */
const REQUEST = icmp.TYPE_ECHO_REQUEST << 8;
const AMBIGUOUS = 0xffff - REQUEST;

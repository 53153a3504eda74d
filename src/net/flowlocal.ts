// What is for this machine and seen again and again (see flow.ts): echo requests, which only get their answer, and echo replies,
// which only go to whoever pings. Once the long way (ipv4.ts, sockets.ts, icmp.ts) has taken one, the next ones are asked for
// their length and checksum; an answer is the request with other headers, its checksum mended by what differs (RFC 1624).
import type { Ipv4 } from "../wire/address.js";
import { put16, u16 } from "../wire/bytes.js";
import * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import type { Crossing } from "./crossing.js";
import type { Device } from "./device.js";
import { address, at, Header, sound } from "./flowframe.js";
import type { IpId } from "./ipid.js";
import type { Verdict } from "./log.js";
import { Model } from "./octets.js";
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
  /** Of the verdict in the log, and of all that it is told of a reply. */
  private readonly number: number;
  private readonly bundle: number;
  /** Counted only where the long way has counted one: a counter that exists is shown. */
  private requests: Cell | undefined;
  private replies: Cell | undefined;

  constructor(
    private readonly stack: Stack,
    { place }: Device,
    private readonly destination: Ipv4,
    verdict: Verdict,
  ) {
    const { log } = stack.kernel;
    this.delivered = stack.snmp.cell("IpInDelivers");
    this.messages = stack.snmp.cell("IcmpInMsgs");
    this.number = log.verdict(verdict);
    this.bundle = log.bundle([
      { kind: "frame", place, dir: "in" },
      { kind: "decision", place, verdict: this.number },
      { kind: "deliver" },
    ]);
  }

  /** A request was answered, and nothing about it was unusual. */
  answered(dev: Device, route: Route, out: WayOut, tos: number, verdict: Verdict): void {
    this.answer = new Answer(this.stack, dev, route, out, tos, this.number, verdict);
    this.requests = this.stack.snmp.cell("IcmpMsgInType8");
  }

  /** A reply was taken. */
  heard(): void {
    this.replies ??= this.stack.snmp.cell("IcmpMsgInType0");
  }

  ready(dev: Device, { bytes, length, sealed }: Crossing): boolean {
    if (length < at.icmpEnd || bytes[at.protocol] !== ipv4.PROTOCOL_ICMP || bytes[at.icmpCode] !== 0) return false;
    if ((u16(bytes, at.fragment) & FRAGMENT) !== 0) return false;
    const type = bytes[at.payload]!;
    const { sockets } = this.stack;
    const heard = sockets.anyRaw && sockets.hears(this.destination, dev, type, u16(bytes, at.icmpId));
    const answered = type === icmp.TYPE_ECHO_REQUEST && !heard && (this.answer?.ready(bytes, length) ?? false);
    const taken = type === icmp.TYPE_ECHO_REPLY && heard && this.replies !== undefined;
    return (answered || taken) && (sealed || sound(bytes, length));
  }

  go(dev: Device, frame: Crossing): void {
    const { bytes, spot, id, cause } = frame;
    const { sockets, kernel } = this.stack;
    this.delivered.value++;
    this.messages.value++;
    if (bytes[at.payload] === icmp.TYPE_ECHO_REQUEST) {
      this.requests!.value++;
      this.answer!.go(dev, frame);
      return;
    }
    this.replies!.value++;
    const { log, clock } = kernel;
    const identifier = u16(bytes, at.icmpId);
    const only = sockets.only(this.destination, dev, identifier);
    if (only) {
      log.heard(this.bundle, clock.now, id, cause, spot, only.logged());
      return only.hearAlone(frame);
    }
    log.frame(dev.place, clock.now, "in", id, cause, spot);
    log.decided(dev.place, clock.now, id, this.number);
    sockets.take(this.destination, dev, frame, identifier);
  }
}

/** How an echo request of one flow is answered (icmp_reply). */
export class Answer {
  private readonly header: Header;
  /** Of the verdict in the log, and of all that it is told of a request and its answer. */
  private readonly number: number;
  private readonly bundle: number;
  private readonly model = new Model();
  private readonly ids: IpId;
  private readonly messages: Cell;
  private readonly replies: Cell;
  private readonly sent: Cell;
  private readonly octets: Cell;

  constructor(
    private readonly stack: Stack,
    { place }: Device,
    route: Route,
    private readonly out: WayOut,
    tos: number,
    /** The number of what is decided of a request. */
    private readonly taken: number,
    verdict: Verdict,
  ) {
    const { snmp, sysctl, kernel } = stack;
    this.number = kernel.log.verdict(verdict);
    this.bundle = kernel.log.bundle([
      { kind: "frame", place, dir: "in" },
      { kind: "decision", place, verdict: taken },
      { kind: "decision", place, verdict: this.number },
      { kind: "frame", place: out.dev.place, dir: "out", whose: "the answer" },
    ]);
    const ttl = sysctl.get("ipv4/ip_default_ttl") ?? 64;
    this.header = new Header(tos, 0, ttl, ipv4.PROTOCOL_ICMP, route.source, route.destination);
    this.ids = stack.ipIds.to(route.destination);
    this.messages = snmp.cell("IcmpOutMsgs");
    this.replies = snmp.cell("IcmpMsgOutType0");
    this.sent = snmp.cell("IpOutRequests");
    this.octets = snmp.cell("IpExtOutOctets");
  }

  ready(bytes: Uint8Array, length: number): boolean {
    // A sum that comes to nothing has two ways to be written, of which this would not know the right one.
    return length - at.ip <= this.out.mtu && u16(bytes, at.icmpChecksum) !== AMBIGUOUS && this.out.ready();
  }

  go(dev: Device, request: Crossing): void {
    const { stack, out } = this;
    const { spot, length, id, cause } = request;
    const { log, clock } = stack.kernel;
    this.messages.value++;
    this.replies.value++;
    this.sent.value++;
    this.octets.value += length - at.ip;
    const reply = log.crossings.some();
    reply.copy(request);
    const { bytes } = reply;
    address(bytes, out.header);
    this.header.write(bytes, length, this.ids.next());
    bytes[at.payload] = icmp.TYPE_ECHO_REPLY;
    const sum = u16(bytes, at.icmpChecksum) + REQUEST;
    put16(bytes, at.icmpChecksum, sum > 0xffff ? sum - 0xffff : sum);
    const answer = log.newSkb();
    if (out.straight(length)) {
      reply.spot = log.octets.alike(this.model, reply.words, length);
      log.both(this.bundle, clock.now, id, cause, spot, reply.spot, answer);
      return out.cross(reply, true, answer, id);
    }
    log.frame(dev.place, clock.now, "in", id, cause, spot);
    log.decided(dev.place, clock.now, id, this.taken);
    log.decided(dev.place, clock.now, id, this.number);
    const sent = stack.transmit(out.dev, reply.leave(log.octets, true), { id: answer, cause: id });
    if (sent === "drop") stack.snmp.count("IpOutDiscards");
  }
}

/** The word that makes a message a request. */
const REQUEST = icmp.TYPE_ECHO_REQUEST << 8;
const AMBIGUOUS = 0xffff - REQUEST;

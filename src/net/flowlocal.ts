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
  /** Of all that the log is told of a reply, and the place of the socket that heard it. */
  private bundle: number | undefined;
  private hearer = 0;
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

  ready({ bytes, start, length, sealed, dev }: Crossing): boolean {
    if (length < at.icmpEnd || bytes[start + at.protocol] !== ipv4.PROTOCOL_ICMP || bytes[start + at.icmpCode] !== 0)
      return false;
    if ((u16(bytes, start + at.fragment) & FRAGMENT) !== 0) return false;
    const type = bytes[start + at.payload]!;
    const { sockets } = this.stack;
    const heard = sockets.anyRaw && sockets.hears(this.destination, dev, type, u16(bytes, start + at.icmpId));
    const answered = type === icmp.TYPE_ECHO_REQUEST && !heard && (this.answer?.ready(bytes, start, length) ?? false);
    const taken = type === icmp.TYPE_ECHO_REPLY && heard && this.replies !== undefined;
    return (answered || taken) && (sealed || sound(bytes, start, length));
  }

  go(frame: Crossing): void {
    const { dev, bytes, start, spot, id, cause } = frame;
    const { sockets, kernel } = this.stack;
    this.delivered.value++;
    this.messages.value++;
    if (bytes[start + at.payload] === icmp.TYPE_ECHO_REQUEST) {
      this.requests!.value++;
      this.answer!.go(frame, this.verdictNumber());
      return;
    }
    this.replies!.value++;
    const { log, clock } = kernel;
    const identifier = u16(bytes, start + at.icmpId);
    const only = sockets.only(this.destination, dev, identifier);
    if (only) {
      log.together(this.toldOf(dev, only.logged()), clock.now, id, cause, spot);
      return only.queue(frame);
    }
    log.frame(dev.place, clock.now, "in", id, cause, spot);
    log.decided(dev.place, clock.now, id, this.verdictNumber());
    sockets.take(this.destination, dev, frame, identifier);
  }

  /** What the log is told of a reply that this socket gets; it is mostly the same one's. */
  private toldOf({ place }: Device, socket: number): number {
    if (this.bundle === undefined || this.hearer !== socket) {
      this.hearer = socket;
      this.bundle = this.stack.kernel.log.bundle([
        { kind: "frame", place, dir: "in" },
        { kind: "decision", place, verdict: this.verdictNumber() },
        { kind: "deliver", place: socket },
      ]);
    }
    return this.bundle;
  }

  private verdictNumber(): number {
    this.number ??= this.stack.kernel.log.verdict(this.verdict);
    return this.number;
  }
}

/** How an echo request of one flow is answered (icmp_reply). */
export class Answer {
  private readonly header: Header;
  /** Of the verdict in the log, and of all that it is told of a request and its answer. */
  private number: number | undefined;
  private bundle: number | undefined;
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

  ready(bytes: Uint8Array, start: number, length: number): boolean {
    // A sum that comes to nothing has two ways to be written, of which this would not know the right one.
    return length - at.ip <= this.out.mtu && u16(bytes, start + at.icmpChecksum) !== AMBIGUOUS && this.out.ready();
  }

  /** `taken` is the number of what was decided of the request. */
  go(request: Crossing, taken: number): void {
    const { stack, out } = this;
    const { dev, spot, length, id, cause } = request;
    const { log, clock } = stack.kernel;
    const { octets } = log;
    this.messages.value++;
    this.replies.value++;
    this.sent.value++;
    this.octets.value += length - at.ip;
    const reply = octets.copy(spot);
    const [bytes, start] = [octets.chunk(reply), octets.start(reply)];
    address(bytes, start, out.header);
    this.header.write(bytes, start, length, this.ids.next());
    bytes[start + at.payload] = icmp.TYPE_ECHO_REPLY;
    const sum = u16(bytes, start + at.icmpChecksum) + REQUEST;
    put16(bytes, start + at.icmpChecksum, sum > 0xffff ? sum - 0xffff : sum);
    const answer = log.newSkb();
    if (out.straight(length)) {
      this.bundle ??= this.told(dev, taken);
      log.both(this.bundle, clock.now, id, cause, spot, reply, answer);
      return out.cross(reply, length, true, answer, id);
    }
    log.frame(dev.place, clock.now, "in", id, cause, spot);
    log.decided(dev.place, clock.now, id, taken);
    log.decided(dev.place, clock.now, id, this.verdictNumber());
    const sent = stack.transmit(out.dev, octets.frame(reply, true), { id: answer, cause: id });
    if (sent === "drop") stack.snmp.count("IpOutDiscards");
  }

  private told({ place }: Device, taken: number): number {
    return this.stack.kernel.log.bundle([
      { kind: "frame", place, dir: "in" },
      { kind: "decision", place, verdict: taken },
      { kind: "decision", place, verdict: this.verdictNumber() },
      { kind: "frame", place: this.out.dev.place, dir: "out", whose: "the answer" },
    ]);
  }

  private verdictNumber(): number {
    this.number ??= this.stack.kernel.log.verdict(this.verdict);
    return this.number;
  }
}

/** The word that makes a message a request. */
const REQUEST = icmp.TYPE_ECHO_REQUEST << 8;
const AMBIGUOUS = 0xffff - REQUEST;

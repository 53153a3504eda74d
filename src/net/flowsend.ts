// What a raw or ping socket sends to the same host again and again (see flow.ts): once a message went the long way (socket.ts,
// inetsocket.ts, ipv4.ts) and nothing about it was unusual, the next ones with the same settings are asked for their length
// and whether the neighbour may be sent to; route, headers and decision are those of the first. The frame is made where the
// log keeps it.
import type { Ipv4 } from "../wire/address.js";
import { u16 } from "../wire/bytes.js";
import * as ipv4 from "../wire/ipv4.js";
import { address, at, Header, isWhole } from "./flowframe.js";
import type { InetSocket } from "./inetsocket.js";
import type { IpId } from "./ipid.js";
import type { Verdict } from "./log.js";
import { Model } from "./octets.js";
import type { Route } from "./route.js";
import type { Cell } from "./snmp.js";
import type { Stack } from "./stack.js";
import { WayOut } from "./wayout.js";

type Settings = Pick<
  InetSocket,
  "device" | "source" | "ttl" | "broadcast" | "tos" | "dontRoute" | "mark" | "options" | "discover"
>;

export class Sending {
  private readonly settings: Settings;
  private readonly changes: number;
  private readonly header: Header;
  private readonly ids: IpId | undefined;
  private readonly messages: Cell;
  private readonly types: Cell;
  /** Of the verdict in the log, and of all that it is told of a message. */
  private readonly number: number;
  private readonly bundle: number;
  private readonly model = new Model();
  private readonly sent: Cell;
  private readonly octets: Cell;

  private constructor(
    private readonly stack: Stack,
    socket: Settings,
    private readonly destination: Ipv4,
    private readonly type: number,
    route: Route,
    private readonly out: WayOut,
    verdict: Verdict,
    /** The socket's in the log. */
    private readonly place: number,
  ) {
    const { snmp, sysctl, kernel } = stack;
    this.number = kernel.log.verdict(verdict);
    this.bundle = kernel.log.bundle([
      { kind: "send", place },
      { kind: "decision", place: out.dev.place, verdict: this.number },
      { kind: "frame", place: out.dev.place, dir: "out" },
    ]);
    const { device, source, ttl, broadcast, tos, dontRoute, mark, options, discover } = socket;
    this.settings = { device, source, ttl, broadcast, tos, dontRoute, mark, options, discover };
    this.changes = kernel.changes;
    const wanted = discover ?? ((sysctl.get("ipv4/ip_no_pmtu_disc") ?? 0) === 0 ? "want" : "dont");
    const hops = ttl ?? sysctl.get("ipv4/ip_default_ttl") ?? 64;
    const fragment = wanted === "dont" ? 0 : DONT_FRAGMENT;
    this.header = new Header(tos, fragment, hops, ipv4.PROTOCOL_ICMP, route.source, route.destination);
    this.ids = wanted === "do" || wanted === "probe" ? undefined : stack.ipIds.to(route.destination);
    this.messages = snmp.cell("IcmpOutMsgs");
    this.types = snmp.cell(`IcmpMsgOutType${type}`);
    this.sent = snmp.cell("IpOutRequests");
    this.octets = snmp.cell("IpExtOutOctets");
  }

  /** `verdict` is what was decided of a message of this type that just left along `route`. */
  static of(
    stack: Stack,
    socket: Settings,
    destination: Ipv4,
    type: number,
    route: Route,
    verdict: Verdict,
    place: number,
  ): Sending | undefined {
    const plain = socket.options.length === 0 && !socket.dontRoute && socket.discover !== "probe";
    if (!plain || !stack.routes.lasting(route)) return undefined;
    const out = WayOut.of(stack, route);
    return out && new Sending(stack, socket, destination, type, route, out, verdict, place);
  }

  /** Such a message may go this way now. */
  ready(socket: Settings, destination: Ipv4, message: Uint8Array): boolean {
    const { settings, stack } = this;
    return (
      destination === this.destination &&
      this.changes === stack.kernel.changes &&
      message[0] === this.type &&
      message.length + ipv4.HEADER_LENGTH <= this.out.mtu &&
      settings.device === socket.device &&
      settings.source === socket.source &&
      settings.ttl === socket.ttl &&
      settings.broadcast === socket.broadcast &&
      settings.tos === socket.tos &&
      settings.dontRoute === socket.dontRoute &&
      settings.mark === socket.mark &&
      settings.options === socket.options &&
      settings.discover === socket.discover &&
      this.out.ready()
    );
  }

  /** False where the driver refused it. */
  go(message: Uint8Array, confirm: boolean): boolean {
    const { stack, out } = this;
    const { log, clock, jiffies } = stack.kernel;
    // In one jiffy the second time changes nothing.
    if (confirm && out.neighbour.state.confirmed !== jiffies)
      stack.neighbours.event(out.neighbour, { kind: "confirm" });
    this.messages.value++;
    this.types.value++;
    this.sent.value++;
    this.octets.value += message.length + ipv4.HEADER_LENGTH;
    const length = at.payload + message.length;
    const frame = log.crossings.some();
    frame.room(length);
    address(frame.bytes, out.header);
    this.header.write(frame.bytes, length, this.ids?.next() ?? 0);
    const sealed = carry(frame.bytes, message);
    const id = log.newSkb();
    const { now } = clock;
    if (out.straight(length)) {
      frame.spot = log.octets.alike(this.model, frame.words, length);
      log.together(this.bundle, now, id, undefined, frame.spot);
      out.cross(frame, sealed, id, undefined);
      return true;
    }
    const bytes = frame.leave(log.octets, sealed);
    log.socket(this.place, now, "send", "data", id, undefined, log.octets.spotOf(bytes), true);
    log.decided(out.dev.place, now, id, this.number);
    const sent = stack.transmit(out.dev, bytes, { id, cause: undefined }) !== "drop";
    if (!sent) stack.snmp.count("IpOutDiscards");
    return sent;
  }
}

/** Puts the message into its frame; true when its checksum is right, which is whoever's who made it. */
function carry(bytes: Uint8Array, message: Uint8Array): boolean {
  const even = message.length & ~1;
  let total = 0;
  for (let i = 0; i < even; i += 2) {
    const [high, low] = [message[i]!, message[i + 1]!];
    bytes[at.payload + i] = high;
    bytes[at.payload + i + 1] = low;
    total += (high << 8) | low;
  }
  if (even < message.length) {
    bytes[at.payload + even] = message[even]!;
    total += message[even]! << 8;
  }
  return isWhole(total) && u16(bytes, at.icmpChecksum) !== 0xffff;
}

const DONT_FRAGMENT = 0x4000;

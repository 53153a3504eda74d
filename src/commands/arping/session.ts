// A running arping (iputils arping.c, event_loop, send_pack, recv_pack): when it asks, what it takes for an answer, when it ends.
import type { Captured, PacketSocket } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import { type Nanos, SECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import { formatIpv4, formatMac, type Mac } from "../../wire/address.js";
import * as arp from "../../wire/arp.js";
import * as ethernet from "../../wire/ethernet.js";
import { isMalformed } from "../../wire/malformed.js";
import type { World } from "../world.js";
import type { ArpingOptions } from "./options.js";
import type { Ready } from "./setup.js";

// print_hex
const capitals = (mac: Mac): string => formatMac(mac).toUpperCase();

export class Session {
  private sent = 0;
  private broadcasts = 0;
  private received = 0;
  private receivedBroadcasts = 0;
  private requests = 0;
  private lastSent: Nanos = 0;
  private over = false;
  /** Whom to ask: everybody, until somebody has answered. */
  private to: Mac;
  private unicasting = false;

  constructor(
    private readonly process: Process<World>,
    private readonly options: ArpingOptions,
    private readonly ready: Ready,
    private readonly socket: PacketSocket,
  ) {
    this.to = ready.device.broadcast;
  }

  *run(): Steps<number> {
    const { process, options, socket } = this;
    const { kernel } = process.world;
    for (const signal of ["SIGINT", "SIGQUIT", "SIGTERM"] as const)
      process.on(signal, () => {
        this.over = true;
      });
    const started = process.clock.now;
    const end = options.timeout === 0 ? undefined : started + options.timeout * SECOND;
    const every = options.interval * SECOND;
    yield* this.send();
    for (let ticks = 1; !this.over; ) {
      const tick = every === 0 ? undefined : started + ticks * every;
      const due = Math.min(tick ?? Number.POSITIVE_INFINITY, end ?? Number.POSITIVE_INFINITY);
      while (!this.over && process.clock.now < due) {
        const captured = socket.next();
        if (captured) yield* this.take(captured);
        else
          yield {
            on: [socket.readable],
            ...(due === Number.POSITIVE_INFINITY ? {} : { until: due + kernel.cost(30_000) }),
            why: `an ARP answer from ${formatIpv4(this.ready.target)}`,
          };
      }
      if (this.over) break;
      if (tick !== undefined && process.clock.now >= tick) {
        ticks++;
        if (options.count !== undefined && ticks > options.count) break;
        yield* this.send();
      }
      if (end !== undefined && process.clock.now >= end) break;
    }
    return yield* this.finish();
  }

  // send_pack
  private *send(): Steps<void> {
    const { process, options, ready, socket } = this;
    const { device, source, target } = ready;
    yield* process.spend(process.world.kernel.cost(15_000));
    const payload = arp.emit({
      operation: options.answer ? arp.REPLY : arp.REQUEST,
      senderMac: device.mac,
      senderIp: source,
      targetMac: options.answer ? device.mac : this.to,
      targetIp: target,
    });
    this.lastSent = process.clock.now;
    const frame = ethernet.emit({ destination: this.to, source: device.mac, type: ethernet.TYPE_ARP, payload });
    if (socket.send(frame) !== undefined) return;
    this.sent++;
    if (!this.unicasting) this.broadcasts++;
  }

  // recv_pack
  private *take({ bytes, pktType, time }: Captured): Steps<void> {
    const { options, ready, process } = this;
    const { device, source, target } = ready;
    const frame = ethernet.parse(bytes);
    const message = isMalformed(frame) ? frame : arp.parse(frame.payload);
    if (isMalformed(message) || pktType === "otherhost") return;
    const { operation, senderMac, senderIp, targetMac, targetIp } = message;
    if ((operation !== arp.REQUEST && operation !== arp.REPLY) || senderIp !== target) return;
    const mine = options.duplicate
      ? senderMac !== device.mac && (source === 0 || source === targetIp)
      : source === targetIp && targetMac === device.mac;
    if (!mine) return;
    const request = operation === arp.REQUEST;
    if (!options.quiet) {
      const cast = pktType === "host" ? "Unicast" : "Broadcast";
      const whom = targetIp === source ? "" : `for ${formatIpv4(targetIp)} `;
      const mac = targetMac === device.mac ? "" : `${whom === "" ? "for " : ""}[${capitals(targetMac)}]`;
      const micros = Math.floor((time - this.lastSent) / 1000);
      const took = `${Math.floor(micros / 1000)}.${String(micros % 1000).padStart(3, "0")}ms`;
      const who = `${formatIpv4(senderIp)} [${capitals(senderMac)}]`;
      yield* process.stdout.write(`${cast} ${request ? "request" : "reply"} from ${who} ${whom}${mac} ${took}\n`);
      yield* process.stdout.flush();
    }
    this.received++;
    if (options.timeout > 0 && this.received === options.count) {
      this.over = true;
      return;
    }
    if (pktType !== "host") this.receivedBroadcasts++;
    if (request) this.requests++;
    if (options.quitOnReply) this.over = true;
    else if (!options.broadcastOnly) {
      this.to = senderMac;
      this.unicasting = true;
    }
  }

  private *finish(): Steps<number> {
    const { options, received } = this;
    if (!options.quiet) {
      const kinds = [
        ...(this.requests > 0 ? [`${this.requests} request(s)`] : []),
        ...(this.receivedBroadcasts > 0 ? [`${this.receivedBroadcasts} broadcast(s)`] : []),
      ];
      const odd = kinds.length > 0 ? ` (${kinds.join(", ")})` : "";
      yield* this.process.stdout.write(
        `Sent ${this.sent} probes (${this.broadcasts} broadcast(s))\nReceived ${received} response(s)${odd}\n`,
      );
    }
    if (options.duplicate) return received > 0 ? 1 : 0;
    if (options.unsolicited) return 0;
    return received < ((options.timeout > 0 ? options.count : undefined) ?? 1) ? 1 : 0;
  }
}

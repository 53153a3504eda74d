// How traceroute asks and what it takes for an answer (mod-udp.c, mod-icmp.c): a UDP socket a probe, to a port that nobody is
// expected to listen on, or echo requests from one raw socket.
import type { ErrorReport, RawSocket, UdpSocket } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import type { Nanos } from "../../sim/clock.js";
import type { WaitQueue } from "../../sim/task.js";
import type { Ipv4 } from "../../wire/address.js";
import * as icmp from "../../wire/icmp.js";
import * as ipv4 from "../../wire/ipv4.js";
import { isMalformed } from "../../wire/malformed.js";
import type { World } from "../world.js";
import type { TraceOptions } from "./options.js";

export interface Probe {
  readonly ttl: number;
  sent: Nanos | undefined;
  done: boolean;
  final: boolean;
  from: Ipv4 | undefined;
  received: Nanos | undefined;
  /** "!H" and its like. */
  words: string;
  /** The TTL of the answer, for --back. */
  backTtl: number;
}

/** A call that failed, in perror's words, or a datagram that is too long for the way: its MTU. */
export type Trouble = { readonly call: string; readonly errno: string } | { readonly mtu: number };

export interface Method {
  send(probe: Probe, length: number): Trouble | undefined;
  /** Looks once for what came. */
  hear(): void;
  readonly queues: readonly WaitQueue[];
}

export interface Target {
  readonly address: Ipv4;
  readonly source: Ipv4 | undefined;
}

/** The options of a probe's socket (tune_socket). */
function tune(
  socket: RawSocket | UdpSocket,
  { world }: Process<World>,
  options: TraceOptions,
  bind: () => string | undefined,
): Trouble | undefined {
  if (options.device !== undefined) {
    socket.device = world.netns.device(options.device);
    if (!socket.device) return { call: "setsockopt SO_BINDTODEVICE", errno: "ENODEV" };
  }
  const errno = bind();
  if (errno) return { call: "bind", errno };
  socket.discover = options.dontFragment ? "probe" : "dont";
  socket.tos = options.tos & 0xff;
  socket.mark = options.mark;
  socket.dontRoute = options.dontRoute;
  return undefined;
}

function took(probe: Probe, from: Ipv4, received: Nanos, ttl: number): void {
  probe.done = true;
  probe.from = from;
  probe.received = received;
  probe.backTtl = ttl;
}

// parse_icmp_res
function reported(probe: Probe, report: ErrorReport): void {
  took(probe, report.from, report.time, report.ttl);
  if (report.type !== icmp.TYPE_UNREACHABLE) return;
  probe.final = true;
  const said = unreachableWords(report.code, report.info);
  if (said !== "") probe.words = said;
}

function unreachableWords(code: number, mtu: number): string {
  if (code === 3) return "";
  if (code === 4) return `!F-${mtu}`;
  return words[code] ?? `!<${code}>`;
}

const words: Readonly<Record<number, string>> = {
  ...{ 0: "!N", 6: "!N", 8: "!N", 11: "!N", 1: "!H", 7: "!H", 12: "!H", 9: "!X", 10: "!X", 13: "!X" },
  ...{ 2: "!P", 5: "!S", 14: "!V", 15: "!C" },
};

export function byUdp(process: Process<World>, options: TraceOptions, target: Target): Method {
  const { netns } = process.world;
  const open = new Map<UdpSocket, Probe>();
  const queues: WaitQueue[] = [];
  let port = options.port ?? (options.method === "udp" ? 53 : 33434);
  process.atExit(() => {
    for (const socket of open.keys()) socket.close();
  });
  return {
    queues,
    send(probe, length) {
      const socket = netns.sockets.udp.open({ pid: process.pid, program: process.argv[0] ?? "traceroute" });
      const fail = (trouble: Trouble): Trouble => {
        socket.close();
        return trouble;
      };
      socket.reuse = true;
      const wrong = tune(socket, process, options, () =>
        target.source === undefined && options.sourcePort === 0
          ? undefined
          : socket.bind(target.source, options.sourcePort),
      );
      if (wrong) return fail(wrong);
      socket.ttl = probe.ttl;
      socket.hearsErrors = true;
      const refused = socket.connect(target.address, port);
      if (refused) return fail({ call: "connect", errno: refused });
      const errno = socket.sendTo(target.address, port, pattern(length));
      if (errno === "EMSGSIZE") return fail({ mtu: socket.takeReport()?.info ?? 0 });
      if (errno) return fail({ call: "send", errno });
      if (options.method === "default") port++;
      open.set(socket, probe);
      queues.push(socket.readable);
      return undefined;
    },
    hear() {
      for (const [socket, probe] of open) {
        const report = socket.takeReport();
        const datagram = report ? undefined : socket.received.shift();
        if (report) reported(probe, report);
        else if (datagram) {
          took(probe, datagram.from, datagram.time, datagram.ttl);
          probe.final = true;
        } else continue;
        socket.close();
        open.delete(socket);
        queues.splice(queues.indexOf(socket.readable), 1);
      }
    },
  };
}

// 0x40 and on.
const pattern = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => 0x40 + (i & 0x3f));

export function byIcmp(process: Process<World>, options: TraceOptions, target: Target): Method {
  const { netns } = process.world;
  const socket = netns.sockets.openRaw({ pid: process.pid, program: process.argv[0] ?? "traceroute" });
  process.atExit(() => socket.close());
  const id = process.pid & 0xffff;
  const bySequence = new Map<number, Probe>();
  let sequence = 0;
  const wrong = tune(socket, process, options, () => {
    socket.source = target.source;
    return target.source !== undefined && netns.fib.addressType(target.source) === "unicast"
      ? "EADDRNOTAVAIL"
      : undefined;
  });
  const asked = (message: icmp.Message): Probe | undefined =>
    (message.kind === "echo-reply" || message.kind === "echo-request") && message.id === id
      ? bySequence.get(message.sequence)
      : undefined;
  return {
    queues: [socket.readable],
    send(probe, length) {
      if (wrong) return wrong;
      socket.ttl = probe.ttl;
      const message = { kind: "echo-request", id, sequence: ++sequence, data: pattern(length) } as const;
      const errno = socket.sendTo(target.address, icmp.emit(message));
      if (errno === "EMSGSIZE") return { mtu: socket.takeReport()?.info ?? 0 };
      if (errno) return { call: errno === "ENOBUFS" ? "send" : "connect", errno };
      bySequence.set(sequence, probe);
      return undefined;
    },
    hear() {
      for (let report = socket.takeReport(); report; report = socket.takeReport()) {
        const message = icmp.parse(report.original);
        const probe = isMalformed(message) ? undefined : asked(message);
        if (probe && !probe.done) reported(probe, report);
      }
      for (let datagram = socket.received.shift(); datagram; datagram = socket.received.shift()) {
        const header = ipv4.parse(datagram.packet);
        const message = isMalformed(header) ? header : icmp.parse(header.payload);
        if (isMalformed(header) || isMalformed(message) || message.kind !== "echo-reply") continue;
        const probe = header.source === target.address ? asked(message) : undefined;
        if (!probe || probe.done) continue;
        took(probe, header.source, datagram.time, header.ttl);
        probe.final = true;
      }
    },
  };
}

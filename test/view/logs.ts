// Logs of runs, written by hand: what a lab would have recorded, without a lab.
import type { Event, Fact, NeighEvent, Nud } from "../../src/net/event.js";
import type { DropReason } from "../../src/net/reason.js";
import type { DeviceView, World } from "../../src/view/world.js";
import { BROADCAST_MAC, parseIpv4, parseMac } from "../../src/wire/address.js";
import * as arp from "../../src/wire/arp.js";
import * as ethernet from "../../src/wire/ethernet.js";
import * as icmp from "../../src/wire/icmp.js";
import * as ipv4 from "../../src/wire/ipv4.js";

export const US = 1000;
export const SEC = 1_000_000_000;

const ip = (text: string) => parseIpv4(text)!;
const mac = (text: string) => parseMac(text)!;

export function ipPacket(source: string, destination: string, message: icmp.Message): Uint8Array {
  const payload = icmp.emit(message);
  return ipv4.emit({
    tos: 0,
    id: 0x1d2c,
    dontFragment: true,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: 64,
    protocol: ipv4.PROTOCOL_ICMP,
    source: ip(source),
    destination: ip(destination),
    options: new Uint8Array(0),
    payload,
  });
}

export function echo(
  kind: "echo-request" | "echo-reply",
  source: string,
  destination: string,
  sequence: number,
): Uint8Array {
  const data = Uint8Array.from({ length: 56 }, (_, i) => i);
  return ipPacket(source, destination, { kind, id: 4711, sequence, data });
}

export function framed(source: string, destination: string, type: number, payload: Uint8Array): Uint8Array {
  return ethernet.emit({ source: mac(source), destination: mac(destination), type, payload });
}

export const BROADCAST = "ff:ff:ff:ff:ff:ff";

export function arpFrame(
  operation: number,
  from: [mac: string, ip: string],
  to: [mac: string | undefined, ip: string],
): Uint8Array {
  const payload = arp.emit({
    operation,
    senderMac: mac(from[0]),
    senderIp: ip(from[1]),
    targetMac: to[0] === undefined ? 0 : mac(to[0]),
    targetIp: ip(to[1]),
  });
  const destination = to[0] === undefined ? BROADCAST_MAC : mac(to[0]);
  return ethernet.emit({ source: mac(from[0]), destination, type: ethernet.TYPE_ARP, payload });
}

/** Writes a log as a machine would: every call is an event, `at` moves time. */
export class Log {
  readonly events: Event[] = [];
  private time = 0;
  private machine: string;
  private netns = "";

  constructor(machine: string) {
    this.machine = machine;
  }

  at(time: number): this {
    this.time = time;
    return this;
  }

  after(delay: number): this {
    this.time += delay;
    return this;
  }

  on(machine: string, netns = ""): this {
    this.machine = machine;
    this.netns = netns;
    return this;
  }

  private add(event: object): this {
    const base = { seq: this.events.length + 1, time: this.time, machine: this.machine, netns: this.netns };
    this.events.push({ ...base, ...event } as Event);
    return this;
  }

  socket(kind: "send" | "deliver", skb: number, packet: Uint8Array, program = "ping", pid = 812, queue = "data"): this {
    return this.add({ kind, skb, cause: undefined, pid, program, packet, queue });
  }

  frame(dir: "in" | "out", skb: number, dev: string, bytes: Uint8Array): this {
    return this.add({ kind: "frame", skb, cause: undefined, dev, dir, bytes });
  }

  decide(skb: number, verdict: string, func: string, dev: string | undefined, ...read: Fact[]): this {
    return this.add({ kind: "decision", skb, func, dev, verdict, read });
  }

  drop(
    skb: number,
    reason: DropReason,
    func: string,
    dev: string | undefined,
    packet: Uint8Array,
    ...read: Fact[]
  ): this {
    return this.add({ kind: "drop", skb, reason, func, dev, packet, read });
  }

  neigh(dev: string, address: string, from: Nud, to: Nud, waiting = 0, lladdr?: string): this {
    return this.add({ kind: "neigh", dev, address, lladdr, from, to, waiting } satisfies Partial<NeighEvent>);
  }

  change(what: string, text: string): this {
    return this.add({ kind: "change", what, text });
  }
}

export function device(
  name: string,
  index: number,
  kind: DeviceView["kind"],
  more: Partial<DeviceView> = {},
): DeviceView {
  const mac = kind === "loopback" ? "00:00:00:00:00:00" : `02:00:00:00:00:${(index + 16).toString(16)}`;
  return { name, index, kind, mac, addresses: [], up: true, carrier: true, ...more };
}

const macA = "02:5a:00:00:00:0a";
const macB = "02:5a:00:00:00:0b";

/** One machine, a veth pair with both ends in it, as the document has; other names. */
export function pairWorld(): World {
  const devices = [
    device("lo", 1, "loopback", { addresses: ["127.0.0.1/8", "::1/128"] }),
    device("eth0", 2, "nic", { addresses: ["172.20.5.9/22"] }),
    device("br-lab", 3, "bridge", { addresses: ["10.30.0.1/16"], carrier: false }),
    device("left", 4, "veth", { mac: macA, addresses: ["10.9.0.1/24", "fe80::5a:ff:fe00:a/64"] }),
    device("right", 5, "veth", { mac: macB }),
  ];
  const ref = (name: string) => ({ machine: "box", netns: "", device: name });
  return {
    machines: [{ name: "box", netns: [{ name: "", devices }] }],
    links: [{ a: ref("left"), b: ref("right"), kind: "veth" }],
  };
}

/** Nobody owns 10.9.0.2: three requests, then host unreachable over lo for every waiting packet. */
export function unanswered(count = 4): readonly Event[] {
  const log = new Log("box");
  const requests = Array.from({ length: count }, (_, i) => echo("echo-request", "10.9.0.1", "10.9.0.2", i + 1));
  const question = arpFrame(1, [macA, "10.9.0.1"], [undefined, "10.9.0.2"]);
  let skb = 100;
  for (let second = 0; second < Math.max(count, 3); second++) {
    log.at(second * SEC + second * 1_700_000);
    const request = requests[second];
    if (request) {
      log.socket("send", second + 1, request);
      log.after(4 * US).decide(second + 1, "route", "ip_route_output_key_hash", undefined, {
        name: "route",
        value: "10.9.0.0/24 dev left",
      });
      if (second === 0) log.neigh("left", "10.9.0.2", "NONE", "INCOMPLETE", 0);
      log.decide(second + 1, "queued", "__neigh_event_send", "left", {
        name: "neighbour",
        value: `10.9.0.2 dev left INCOMPLETE (was ${second === 0 ? "NONE" : "INCOMPLETE"})`,
      });
    }
    if (second < 3) {
      skb++;
      log.after(3 * US).frame("out", skb, "left", question);
      log.after(5 * US).frame("in", skb, "right", question);
      log
        .after(2 * US)
        .decide(
          skb,
          "not-ours",
          "arp_process",
          "right",
          { name: "target", value: "10.9.0.2" },
          { name: "local", value: "no" },
        );
    }
  }
  log.at(3 * SEC + 5_700_000);
  log.neigh("left", "10.9.0.2", "INCOMPLETE", "FAILED", count);
  for (const [i, request] of requests.entries()) {
    const reply = ipPacket("10.9.0.1", "10.9.0.1", { kind: "unreachable", code: 1, mtu: 0, original: request });
    const frame = framed("00:00:00:00:00:00", "00:00:00:00:00:00", ethernet.TYPE_IPV4, reply);
    log
      .after(2 * US)
      .frame("out", 200 + i, "lo", frame)
      .drop(i + 1, "NEIGH_FAILED", "arp_error_report", "left", request);
    log.after(3 * US).frame("in", 200 + i, "lo", frame);
    log.after(1 * US).socket("deliver", 200 + i, reply, "ping", 812, "error");
  }
  return log.events;
}

/** accept_local is on: the request crosses the pair, the reply comes back over lo. */
export function replyOverLoopback(count = 2, delivered = true): readonly Event[] {
  const log = new Log("box");
  for (let i = 0; i < count; i++) {
    const request = echo("echo-request", "10.9.0.1", "10.9.0.2", i + 1);
    const onWire = framed(macA, macB, ethernet.TYPE_IPV4, request);
    const reply = echo("echo-reply", "10.9.0.2", "10.9.0.1", i + 1);
    const looped = framed("00:00:00:00:00:00", "00:00:00:00:00:00", ethernet.TYPE_IPV4, reply);
    const skb = 10 * i + 1;
    log.at(i * SEC + i * 1_002_000).socket("send", skb, request);
    if (i === 0) {
      const ask = arpFrame(1, [macA, "10.9.0.1"], [undefined, "10.9.0.2"]);
      const answer = arpFrame(2, [macB, "10.9.0.2"], [macA, "10.9.0.1"]);
      log.after(2 * US).neigh("left", "10.9.0.2", "NONE", "INCOMPLETE");
      log.decide(skb, "queued", "__neigh_event_send", "left", {
        name: "neighbour",
        value: "10.9.0.2 dev left INCOMPLETE (was NONE)",
      });
      log
        .after(2 * US)
        .frame("out", 9901, "left", ask)
        .after(4 * US)
        .frame("in", 9901, "right", ask);
      log
        .after(1 * US)
        .decide(9901, "answered", "arp_process", "right", { name: "accept_local", value: "1 (all 0, right 1)" });
      log
        .after(2 * US)
        .frame("out", 9902, "right", answer)
        .after(4 * US)
        .frame("in", 9902, "left", answer);
      log.after(1 * US).neigh("left", "10.9.0.2", "INCOMPLETE", "REACHABLE", 1, macB);
    }
    log
      .after(3 * US)
      .frame("out", skb, "left", onWire)
      .after(5 * US)
      .frame("in", skb, "right", onWire);
    log.after(2 * US).decide(skb, "local", "ip_route_input_slow", "right");
    log
      .after(1 * US)
      .decide(skb, "replied", "icmp_echo", "right", { name: "route to 10.9.0.1", value: "local dev lo" });
    log
      .after(2 * US)
      .frame("out", skb + 1, "lo", looped)
      .after(3 * US)
      .frame("in", skb + 1, "lo", looped);
    if (delivered) log.after(2 * US).socket("deliver", skb + 1, reply);
    else
      log
        .after(2 * US)
        .decide(skb + 1, "no-socket", "raw_local_deliver", "lo", { name: "sk_bound_dev_if", value: "left" });
  }
  return log.events;
}

/** Two machines with a router between them; the second's reverse path filter refuses. */
export function routedWorld(): World {
  const ref = (machine: string, name: string, netns = "") => ({ machine, netns, device: name });
  return {
    machines: [
      {
        name: "alpha",
        netns: [
          { name: "", devices: [device("lo", 1, "loopback"), device("e0", 2, "nic", { addresses: ["10.1.0.2/24"] })] },
        ],
      },
      {
        name: "gate",
        netns: [
          {
            name: "",
            devices: [
              device("lo", 1, "loopback"),
              device("e0", 2, "nic", { addresses: ["10.1.0.1/24"] }),
              device("e1", 3, "nic", { addresses: ["10.2.0.1/24"] }),
            ],
          },
        ],
      },
      {
        name: "omega",
        netns: [
          { name: "", devices: [device("lo", 1, "loopback"), device("e0", 2, "nic", { addresses: ["10.2.0.2/24"] })] },
        ],
      },
    ],
    links: [
      { a: ref("alpha", "e0"), b: ref("gate", "e0"), kind: "cable" },
      { a: ref("gate", "e1"), b: ref("omega", "e0"), kind: "cable" },
    ],
  };
}

export function refusedByFilter(): readonly Event[] {
  const request = echo("echo-request", "10.1.0.2", "10.2.0.2", 1);
  const first = framed("02:00:00:00:00:12", "02:00:00:00:01:12", ethernet.TYPE_IPV4, request);
  const second = framed("02:00:00:00:01:13", "02:00:00:00:02:12", ethernet.TYPE_IPV4, request);
  const log = new Log("alpha");
  log.change("sysctl", "net.ipv4.conf.all.rp_filter = 1");
  log
    .after(40 * US)
    .socket("send", 1, request)
    .after(5 * US)
    .frame("out", 1, "e0", first);
  log
    .after(30 * US)
    .on("gate")
    .frame("in", 1, "e0", first)
    .after(5 * US)
    .frame("out", 1, "e1", second);
  log
    .after(30 * US)
    .on("omega")
    .frame("in", 1, "e0", second);
  log
    .after(3 * US)
    .drop(
      1,
      "IP_RPFILTER",
      "fib_validate_source",
      "e0",
      request,
      { name: "rp_filter", value: "1 (all 1, e0 0)" },
      { name: "reverse route of 10.1.0.2", value: "unreachable" },
    );
  return log.events;
}

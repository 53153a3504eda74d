// tcpdump's text: lines recorded from the real one, and hundreds of made frames printed by both.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { pcap } from "../../src/capture/index.js";
import { MICROSECOND } from "../../src/sim/clock.js";
import { parseIpv4, parseIpv6, parseMac } from "../../src/wire/address.js";
import * as arp from "../../src/wire/arp.js";
import * as ethernet from "../../src/wire/ethernet.js";
import * as hopByHop from "../../src/wire/hopbyhop.js";
import * as icmp from "../../src/wire/icmp.js";
import * as icmpv6 from "../../src/wire/icmpv6.js";
import * as ipv4 from "../../src/wire/ipv4.js";
import * as ipv6 from "../../src/wire/ipv6.js";
import { dissect, hexDump, type SummaryOptions, summary } from "../../src/wire/summary.js";
import { brokenFrame, cookedPacket, wholeFrame } from "./frames.js";

const ip = (text: string) => parseIpv4(text)!;
const ip6 = (text: string) => parseIpv6(text)!;
const mac = (text: string) => parseMac(text)!;
const source = mac("46:27:49:49:15:57");
const broadcast = mac("ff:ff:ff:ff:ff:ff");

function v4(from: string, to: string, message: icmp.Message): Uint8Array {
  const payload = ipv4.emit({
    tos: 0,
    id: 17411,
    dontFragment: true,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: 64,
    protocol: 1,
    source: ip(from),
    destination: ip(to),
    options: new Uint8Array(),
    payload: icmp.emit(message),
  });
  return ethernet.emit({ destination: 1, source, type: ethernet.TYPE_IPV4, payload });
}

function v6(from: string, to: string, message: icmpv6.Message, alert = false): Uint8Array {
  const body = icmpv6.emit(message, ip6(from), ip6(to));
  const payload = ipv6.emit({
    trafficClass: 0,
    flowLabel: 0,
    hopLimit: 255,
    source: ip6(from),
    destination: ip6(to),
    nextHeader: alert ? 0 : 58,
    payload: alert ? hopByHop.routerAlert(58, body) : body,
  });
  return ethernet.emit({ destination: 1, source, type: ethernet.TYPE_IPV6, payload });
}

function who(operation: number): Uint8Array {
  const payload = arp.emit({
    operation,
    senderMac: source,
    senderIp: ip("192.168.2.12"),
    targetMac: 0,
    targetIp: ip("192.168.2.11"),
  });
  return ethernet.emit({ destination: broadcast, source, type: ethernet.TYPE_ARP, payload });
}

const echo = v4("10.9.0.1", "10.9.0.2", { kind: "echo-request", id: 854, sequence: 1, data: new Uint8Array(56) });
const lost = v4("10.9.0.1", "10.9.0.1", { kind: "unreachable", code: 1, mtu: 0, original: echo.subarray(14) });
const option = icmpv6.linkLayerOption(1, source);
const group = (text: string) => ({ type: 4, group: ip6(text), sources: [] });
const report: icmpv6.Message = { kind: "listener-report-v2", records: [group("ff02::1:ff49:1557"), group("ff02::6a")] };

const lines: readonly [Uint8Array, Partial<SummaryOptions>, string][] = [
  [echo, {}, "IP 10.9.0.1 > 10.9.0.2: ICMP echo request, id 854, seq 1, length 64"],
  [lost, {}, "IP 10.9.0.1 > 10.9.0.1: ICMP host 10.9.0.2 unreachable, length 92"],
  [who(1), {}, "ARP, Request who-has 192.168.2.11 tell 192.168.2.12, length 28"],
  [who(2), {}, "ARP, Reply 192.168.2.12 is-at 46:27:49:49:15:57, length 28"],
  [
    who(1),
    { linkHeader: true },
    "46:27:49:49:15:57 > ff:ff:ff:ff:ff:ff, ethertype ARP (0x0806), length 42: Request who-has 192.168.2.11 tell 192.168.2.12, length 28",
  ],
  [
    who(1),
    { linkHeader: true, numeric: false },
    "46:27:49:49:15:57 (oui Unknown) > Broadcast, ethertype ARP (0x0806), length 42: Request who-has 192.168.2.11 tell 192.168.2.12, length 28",
  ],
  [
    v6("fe80::1", "ff02::2", { kind: "router-solicitation", options: [option] }),
    {},
    "IP6 fe80::1 > ff02::2: ICMP6, router solicitation, length 16",
  ],
  [
    v6("::", "ff02::16", report, true),
    {},
    "IP6 :: > ff02::16: HBH ICMP6, multicast listener report v2, 2 group record(s), length 48",
  ],
  [
    v6("::", "ff02::1:ff00:1", { kind: "neighbour-solicitation", target: ip6("fe80::1"), options: [] }),
    {},
    "IP6 :: > ff02::1:ff00:1: ICMP6, neighbor solicitation, who has fe80::1, length 24",
  ],
  [
    echo,
    { verbose: 1 },
    "IP (tos 0x0, ttl 64, id 17411, offset 0, flags [DF], proto ICMP (1), length 84)\n    10.9.0.1 > 10.9.0.2: ICMP echo request, id 854, seq 1, length 64",
  ],
  [echo.subarray(0, 20), { length: 98 }, "IP  [|ip]"],
  [echo.subarray(0, 36), { length: 98 }, "IP 10.9.0.1 > 10.9.0.2:  [|icmp]"],
  [
    echo,
    { numeric: false, hosts: new Map([["10.9.0.2", "peer"]]) },
    "IP 10.9.0.1 > peer: ICMP echo request, id 854, seq 1, length 64",
  ],
];

test.each(lines)("frame %#", (frame, options, text) => {
  expect(summary(frame, { version: "4.99", ...options })).toBe(text);
});

test("the old tcpdump differs where it did", () => {
  const old = { version: "4.9" } as const;
  expect(summary(echo, old)).toBe(summary(echo, { version: "4.99" }));
  expect(
    summary(v6("fe80::1", "fe80::2", { kind: "echo-request", id: 7, sequence: 1, data: new Uint8Array() }), old),
  ).toBe("IP6 fe80::1 > fe80::2: ICMP6, echo request, seq 1, length 8");
  expect(summary(echo.subarray(0, 36), { ...old, length: 98 })).toBe("IP 10.9.0.1 > 10.9.0.2: [|icmp]");
});

test("every frame prints, whatever is wrong with it", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        brokenFrame,
        fc.uint8Array().map((bytes) => ({ bytes, length: bytes.length })),
      ),
      fc.boolean(),
      fc.nat(3),
      ({ bytes, length }, linkHeader, verbose) => {
        for (const version of ["4.9", "4.99"] as const)
          expect(summary(bytes, { version, linkHeader, verbose, length })).not.toMatch(/undefined|NaN/);
      },
    ),
  );
});

const found = spawnSync("tcpdump", ["--version"], { encoding: "utf8" });
const installed = found.status === 0 && found.stdout.includes("4.99");
if (!installed) console.warn("skipped: no tcpdump 4.99 here to print the same frames");

describe.skipIf(!installed)("as the real tcpdump prints them", () => {
  const folder = mkdtempSync(join(tmpdir(), "skbook-summary-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const sized = (bytes: Uint8Array) => ({ bytes, length: bytes.length });
  const whole = fc.sample(wholeFrame, { numRuns: 3000, seed: 3 }).map(sized);
  const broken = fc.sample(brokenFrame, { numRuns: 1500, seed: 3 }).filter(({ bytes }) => bytes.length > 0);
  const byHand = lines.map(([bytes, { length }]) => ({ bytes, length: length ?? bytes.length }));
  const old = fc.sample(cookedPacket(1), { numRuns: 500, seed: 3 }).map(sized);
  const cooked = fc.sample(cookedPacket(2), { numRuns: 500, seed: 3 }).map(sized);
  const packets = [
    ["frames made by hand", "EN10MB", byHand],
    ["whole frames", "EN10MB", whole],
    ["broken frames", "EN10MB", broken],
    ["cooked packets", "LINUX_SLL", old],
    ["cooked packets, version 2,", "LINUX_SLL2", cooked],
  ] as const;
  const flags = [
    "-nn",
    "-nne",
    "-nnv",
    "-nnvve",
    "-nnvvv",
    "-nnq",
    "-nnS",
    "-nnKv",
    "-nnx",
    "-nnxx",
    "-nnX",
    "-nnXX",
    "-nnvvveX",
  ];

  test.each(packets.flatMap(([name, link, frames]) => flags.map((each) => [name, each, link, frames] as const)))(
    "%s, %s",
    (_, flags, link, frames) => {
      const file = join(folder, "frames.pcap");
      const timed = frames.map((frame, i) => ({ time: i * MICROSECOND, ...frame }));
      writeFileSync(file, pcap(timed, 1_700_000_000, "nanoseconds", link));
      const text = execFileSync("tcpdump", [flags, "-tt", "-r", file], {
        encoding: "latin1",
        stdio: ["ignore", "pipe", "ignore"],
        maxBuffer: 1e9,
      });
      const real = text.split(/^\d{10}\.\d{6} /m).slice(1);
      const has = (letter: string) => flags.includes(letter);
      const hex = has("x") || has("X");
      const options = {
        version: "4.99",
        linkHeader: has("e"),
        verbose: flags.split("v").length - 1,
        quick: has("q"),
        absolute: has("S"),
        trusting: has("K"),
        suppress: hex || has("q"),
        conversations: new Map(),
      } as const;
      const all = has("xx") || has("XX");
      const ours = frames.map(({ bytes, length }) => {
        const { text, payload } = dissect(bytes, { ...options, length }, link);
        const dump = hex ? hexDump(all ? bytes : bytes.subarray(payload), { ascii: has("X") }) : "";
        return `${text}${dump}\n`;
      });
      expect(ours.filter((line, i) => line !== real[i])).toEqual(real.filter((line, i) => line !== ours[i]));
    },
  );
});

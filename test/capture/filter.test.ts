// The filter language, judged by the real tcpdump where it is installed, and by what was recorded from 4.99.3.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { compileFilter, pcap } from "../../src/capture/index.js";
import { SECOND } from "../../src/sim/clock.js";
import { parseIpv4, parseMac } from "../../src/wire/address.js";
import * as arp from "../../src/wire/arp.js";
import * as ethernet from "../../src/wire/ethernet.js";
import * as icmp from "../../src/wire/icmp.js";
import * as ipv4 from "../../src/wire/ipv4.js";
import * as udp from "../../src/wire/udp.js";
import { brokenFrame, wholeFrame } from "../wire/frames.js";
import { expression, spoilt } from "./expressions.js";

const ip = (text: string) => parseIpv4(text)!;
const mac = (text: string) => parseMac(text)!;

function packet(
  source: string,
  destination: string,
  protocol: number,
  payload: Uint8Array,
  fragmentOffset = 0,
): Uint8Array {
  const bytes = ipv4.emit({
    tos: 0,
    id: 1,
    dontFragment: false,
    moreFragments: false,
    fragmentOffset,
    ttl: 64,
    protocol,
    source: ip(source),
    destination: ip(destination),
    options: new Uint8Array(),
    payload,
  });
  return frame(ethernet.TYPE_IPV4, bytes);
}

function frame(type: number, payload: Uint8Array): Uint8Array {
  return ethernet.emit({ destination: mac("ff:ff:ff:ff:ff:ff"), source: mac("02:00:00:00:00:01"), type, payload });
}

const ask = arp.emit({
  operation: arp.REQUEST,
  senderMac: mac("02:00:00:00:00:01"),
  senderIp: ip("10.9.0.1"),
  targetMac: 0,
  targetIp: ip("10.9.0.2"),
});
const dns = udp.emit({ sourcePort: 4000, destinationPort: 53, payload: new Uint8Array(4) });
const frames = {
  arp: frame(ethernet.TYPE_ARP, ask),
  request: packet(
    "10.9.0.1",
    "10.9.0.2",
    1,
    icmp.emit({ kind: "echo-request", id: 1, sequence: 1, data: new Uint8Array(8) }),
  ),
  reply: packet(
    "10.9.0.2",
    "10.9.0.1",
    1,
    icmp.emit({ kind: "echo-reply", id: 1, sequence: 1, data: new Uint8Array(8) }),
  ),
  udp: packet("10.9.0.1", "192.168.2.7", 17, dns),
  fragment: packet("10.9.0.1", "192.168.2.7", 17, dns, 8),
};

const matrix: readonly [string, readonly (keyof typeof frames)[]][] = [
  ["", ["arp", "request", "reply", "udp", "fragment"]],
  ["arp", ["arp"]],
  ["icmp", ["request", "reply"]],
  ["arp or icmp", ["arp", "request", "reply"]],
  ["not arp", ["request", "reply", "udp", "fragment"]],
  ["icmp and src host 10.9.0.1", ["request"]],
  ["icmp && dst 10.9.0.1", ["reply"]],
  ["host 10.9.0.2", ["arp", "request", "reply"]],
  ["arp host 10.9.0.2", ["arp"]],
  ["net 192.168.2.0/24", ["udp", "fragment"]],
  ["net 10", ["arp", "request", "reply", "udp", "fragment"]],
  ["udp port 53", ["udp"]],
  ["port domain", ["udp"]],
  ["src port 53", []],
  ["icmp[icmptype] == icmp-echo", ["request"]],
  ["icmp[0] = 0", ["reply"]],
  ["ether src 2:0:0:0:0:1 and !ip", ["arp"]],
  ["host 10.9.0.2 or 192.168.2.7", ["arp", "request", "reply", "udp", "fragment"]],
  ["host (10.9.0.2 or 192.168.2.7) and not arp", ["request", "reply", "udp", "fragment"]],
  // "and" and "or" bind alike: (arp or icmp) and host 10.9.0.2.
  ["udp or icmp and dst host 10.9.0.2", ["request"]],
  ["ip6", []],
  ["(ip[6:2] & 0x1fff) != 0", ["fragment"]],
];

test.each(matrix)("%j lets through %j", (text, wanted) => {
  const filter = compileFilter(text);
  if ("error" in filter) throw new Error(filter.error);
  expect(Object.entries(frames).flatMap(([name, bytes]) => (filter.match(bytes) ? [name] : []))).toEqual(wanted);
});

// Recorded from tcpdump 4.99.3 with libpcap 1.10.3.
const SYNTAX = "can't parse filter expression: syntax error";
const REJECTS = "expression rejects all packets";
const refused: readonly [string, string][] = [
  ["nosuchword", SYNTAX],
  ["icmp and", SYNTAX],
  ["icmp )", SYNTAX],
  ["(icmp", SYNTAX],
  ["host", SYNTAX],
  ["not", SYNTAX],
  ["icmp or $", SYNTAX],
  ["icmp[0", SYNTAX],
  ["icmp[0]", SYNTAX],
  ["icmp[0] == 8 and", SYNTAX],
  ["10.0.0.1", SYNTAX],
  ["ether 10.0.0.1", SYNTAX],
  ["ip proto icmp", SYNTAX],
  ["host 10.0.0.1 10.0.0.2", SYNTAX],
  ["src host 10.0.0.1 and dst", SYNTAX],
  ["icmp extra", SYNTAX],
  ["00:11:22:33:44:55", SYNTAX],
  ["icmp and 10.0.0.1 or 10.0.0.2", "syntax error in filter expression"],
  ["host 1.2.3.400", "invalid IPv4 address '1.2.3.400'"],
  ["host nosuch", "unknown host 'nosuch'"],
  ["ether host zz", "unknown ether host 'zz'"],
  ["port nosuch", "unknown port 'nosuch'"],
  ["port 99999", "illegal port number 99999 > 65535"],
  ["net 10.9.0.1/24", 'non-network bits set in "10.9.0.1/24"'],
  ["host 10.0.0.1/24", 'non-network bits set in "10.0.0.1/24"'],
  ["net 10.9.0.0/33", "mask length must be <= 32"],
  ["icmp host 10.0.0.1", "'icmp' modifier applied to host"],
  ["tcp host 1.2.3.4", "'tcp' modifier applied to host"],
  ["ip6 host 10.0.0.1", "'ip6' modifier applied to ip host"],
  ["ip host ::1", "'ip' modifier applied to ip6 host"],
  ["arp port 3", "illegal qualifier of 'port'"],
  ["ether host 10.0.0.1", "illegal link layer address"],
  ["host 00:11:22:33:44:55", "ethernet address used in non-ether expression"],
  ["arp and icmp", REJECTS],
  ["ip6 and icmp", REJECTS],
  ["ether proto \\arp and icmp", REJECTS],
  ["src host 1.2.3.4 and src host 1.2.3.5", REJECTS],
  ["not icmp and icmp", REJECTS],
  ["icmp or arp and ip6", REJECTS],
  ["arp and port 3", REJECTS],
  ["ether src 00:11:22:33:44:55 and ether src 00:11:22:33:44:56", REJECTS],
];

test.each(refused)("%j is refused: %s", (text, error) => {
  expect(compileFilter(text)).toEqual({ error });
});

test("the old libpcap only says that there is an error", () => {
  expect(compileFilter("nosuchword", { version: "4.9" })).toEqual({ error: "syntax error" });
});

test("a cooked capture knows no Ethernet address", () => {
  expect(compileFilter("ether host 00:11:22:33:44:55", { link: "LINUX_SLL" })).toEqual({
    error: "ethernet addresses supported only on ethernet/FDDI/token ring/802.11/ATM LANE/Fibre Channel",
  });
});

const tcpdump = spawnSync("tcpdump", ["--version"], { encoding: "utf8" });
const installed = tcpdump.status === 0 && tcpdump.stdout.includes("4.99");
if (!installed) console.warn("skipped: no tcpdump 4.99 here to judge the filters");

describe.skipIf(!installed)("against the real tcpdump", () => {
  const folder = mkdtempSync(join(tmpdir(), "skbook-filter-"));
  const file = join(folder, "frames.pcap");
  afterAll(() => rmSync(folder, { recursive: true }));
  const made = [
    ...Object.values(frames),
    ...fc.sample(wholeFrame, { numRuns: 600, seed: 7 }),
    ...fc.sample(brokenFrame, { numRuns: 400, seed: 7 }).map(({ bytes }) => bytes),
  ].filter((bytes) => bytes.length > 0);
  writeFileSync(
    file,
    pcap(
      made.map((bytes, i) => ({ time: i * SECOND, bytes })),
      0,
    ),
  );

  const judged = [
    ...matrix.map(([text]) => text),
    "ip",
    "rarp",
    "icmp6",
    "tcp",
    "udp",
    "sctp",
    "igmp",
    "ip and not icmp",
    "ip6 or arp",
    "! arp && ! ip6 || icmp",
    "not not arp",
    "((arp))",
    "not (arp or icmp)",
    "net 10.0.0.0 mask 255.0.0.0",
    "src net 0.0.0.0/8",
    "dst net 128.0.0.0/1",
    "net 0",
    "ip host 10.9.0.1",
    "src or dst host 10.9.0.1",
    "src and dst host 10.9.0.1",
    "host ::",
    "src host ::",
    "ip6 host ::",
    "net ::/1",
    "dst net e000::/3",
    "ip6 net ::/0",
    "ether host ff:ff:ff:ff:ff:ff",
    "ether dst 0:0:0:0:0:0",
    "ether broadcast",
    "broadcast",
    "ether multicast",
    "ip multicast",
    "ip6 multicast",
    "port 40001",
    "src port 40001",
    "dst port 33434",
    "tcp port 40001",
    "udp port 40001 or 9999",
    "portrange 9000-40001",
    "udp portrange 40000-50000",
    "less 60",
    "greater 60",
    "len > 70",
    "len <= 42",
    "len = 60",
    "length != 60",
    "ether proto 0x806",
    "ether proto \\arp",
    "ip proto 1",
    "ip proto \\icmp",
    "proto 17",
    "ip6 proto 58",
    "proto \\icmp",
    "ip[8] > 64",
    "ip[0] & 0xf != 5",
    "(ip[6:2] & 0x1fff) = 0",
    "icmp[icmptype] = icmp-unreach",
    "icmp[icmptype] != icmp-echo and icmp[icmptype] != icmp-echoreply",
    "icmp[1] > 4",
    "icmp[4:2] > 0x8000",
    "icmp[8:4] & 1 = 1",
    "udp[0:2] = 40001",
    "arp[6:2] = 1",
    "arp[7] = 2",
    "ether[0] & 1 = 1",
    "ether[12:2] = 0x86dd",
    "ip6[6] = 58",
    "icmp6[0] = 135",
    "icmp6[icmp6type] = icmp6-neighborsolicit",
    "ip[2:2] + 14 = len",
    "len - 14 >= ip[2:2]",
    "ip[8] * 2 > 200",
    "ip[8] / 2 > 60",
    "ip[8] % 2 = 1",
    "ip[1] << 2 = 16",
    "ip[1] >> 4 != 0",
    "ip[1] | 1 = 3",
    "ip[0] ^ 0x45 = 0",
    "(-ip[8]) < 0xfffffff0",
    "net 266",
    "ip[8] - 65 > 1000",
    "not icmp[8] = 3",
    "not udp port 9999",
    "arp or icmp[icmptype] = 8",
    "icmp[icmptype] = 8 or arp",
    "not host 10.9.0.1",
    "host not 10.9.0.1",
    "src host not (10.9.0.1 or 10.9.0.2)",
  ];

  test.each(judged)("%j", (text) => {
    const filter = compileFilter(text);
    if ("error" in filter) throw new Error(filter.error);
    const args = ["-n", "-tt", "-r", file, ...(text ? [text] : [])];
    const lines = execFileSync("tcpdump", args, {
      encoding: "latin1",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 1e8,
    });
    const wanted = [...lines.matchAll(/^(\d+)\.000000 /gm)].map((match) => Number(match[1]));
    expect(made.flatMap((bytes, i) => (filter.match(bytes) ? [i] : []))).toEqual(wanted);
  });

  test.each(refused.map(([text]) => text))("%j is refused in its words", (text) => {
    const { stderr } = spawnSync("tcpdump", ["-r", file, text], { encoding: "utf8" });
    expect(compileFilter(text)).toEqual({ error: /^tcpdump: (.*)$/m.exec(stderr)?.[1] });
  });

  // Long and whole, so that no test reads past a packet's end: libpcap's optimizer drops such tests where they decide nothing.
  const long = made.filter((bytes) => bytes.length >= 60);
  const longFile = join(folder, "long.pcap");
  writeFileSync(
    longFile,
    pcap(
      long.map((bytes, i) => ({ time: i * SECOND, bytes })),
      0,
    ),
  );
  const seeds = { right: 1, spoilt: 1 };
  const generated = [
    ...fc.sample(expression, { numRuns: 500, seed: seeds.right }),
    ...fc.sample(spoilt, { numRuns: 150, seed: seeds.spoilt }),
  ];

  test("generated expressions let through the same packets, or are refused in the same words", () => {
    const hosts = new Map([["127.0.0.1", "localhost"]]);
    const differ: unknown[] = [];
    for (const text of generated) {
      const { stdout, stderr } = spawnSync("tcpdump", ["-w", "-", "-r", longFile, "--", text], { maxBuffer: 1e8 });
      const error = /^tcpdump: (.*)$/m.exec(stderr.toString())?.[1];
      const times: number[] = [];
      for (let at = 24; at < stdout.length; at += 16 + stdout.readUInt32LE(at + 8)) times.push(stdout.readUInt32LE(at));
      const real = error ?? times.join();
      const filter = compileFilter(text, { saved: true, hosts });
      const ours = "error" in filter ? filter.error : long.flatMap((each, i) => (filter.match(each) ? [i] : [])).join();
      if (ours !== real) differ.push({ text, real, ours });
    }
    expect(differ).toEqual([]);
  }, 120_000);
});

// Captures as files: what tshark and capinfos read out of them, and what comes back when they are read here.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { pcap, pcapng, readCapture } from "../../src/capture/index.js";
import { Lab } from "../../src/index.js";
import { cookedPacket, wholeFrame } from "../wire/frames.js";

const script = `
  ip link set lo up
  ip netns add blue
  ip link add m0 type veth peer name m1 netns blue
  ip addr add 10.61.0.1/24 dev m0; ip link set m0 up
  ip -n blue addr add 10.61.0.2/24 dev m1; ip -n blue link set m1 up
  tcpdump -i m0 -w /run/a.pcap 2>/dev/null & pid=$!
  sleep 1
  ping -c 1 10.61.0.2
  ping -c 1 -W 1 10.61.0.9
  sleep 3; kill $pid; wait`;
const lab = new Lab({ seed: 1 });
const machine = lab.machine("h1");
const run = await machine.sh(script);

test("tcpdump -w leaves a capture that reads back", () => {
  const file = readCapture(machine.bytes("/run/a.pcap"));
  if (!("frames" in file)) throw new Error(file.error);
  expect(file.link).toBe("EN10MB");
  expect(file.frames.length).toBeGreaterThan(3);
  expect(() => machine.bytes("/run/nosuch")).toThrow("ENOENT");
});

test("pcap and pcapng read back as they were written", () => {
  const frames = fc.sample(wholeFrame, { numRuns: 50, seed: 1 });
  const wanted = frames.map((bytes, i) => ({
    seconds: 1_700_000_000 + i,
    nanos: 123_456_789,
    bytes,
    length: bytes.length,
  }));
  const timed = frames.map((bytes, i) => ({ time: i * 1e9 + 123_456_789, bytes }));
  for (const bytes of [
    pcap(timed, 1_700_000_000),
    pcapng(
      [{ name: "blue/m1" }],
      timed.map((frame) => ({ ...frame, interface: 0, comments: ["é"] })),
      1_700_000_000,
    ),
  ]) {
    const file = readCapture(bytes);
    expect("frames" in file && file.frames.map((frame) => ({ ...frame, bytes: Uint8Array.from(frame.bytes) }))).toEqual(
      wanted,
    );
  }
});

const installed = ["tshark", "capinfos"].every((name) => spawnSync(name, ["--version"]).status === 0);
if (!installed) console.warn("skipped: no tshark here to read our captures");

describe.skipIf(!installed)("Wireshark's tools", () => {
  const folder = mkdtempSync(join(tmpdir(), "skbook-wireshark-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(bytes: Uint8Array, program: string, ...args: readonly string[]): string {
    const file = join(folder, "capture");
    writeFileSync(file, bytes);
    const at = args.indexOf("FILE");
    const { status, stdout, stderr } = spawnSync(program, [...args.slice(0, at), file, ...args.slice(at + 1)], {
      encoding: "utf8",
    });
    const complaint = stderr.replace(/^Running as user "root".*\n/gm, "");
    expect([status, complaint]).toEqual([0, ""]);
    return stdout;
  }

  test("a run's pcap and the file of tcpdump -w", () => {
    for (const bytes of [run.pcap(), machine.bytes("/run/a.pcap")]) {
      expect(read(bytes, "tshark", "-n", "-r", "FILE")).toContain("Echo (ping) request");
      read(bytes, "capinfos", "FILE");
    }
    expect(read(run.pcap(), "capinfos", "-c", "-T", "-r", "FILE").trim()).toMatch(
      new RegExp(`\\b${run.frames.length}$`),
    );
  });

  test("a run's pcapng names the devices and tells what became of a packet", () => {
    const fields = ["-T", "fields", "-e", "frame.interface_name", "-e", "frame.comment"];
    const lines = read(run.pcapng(), "tshark", "-n", "-r", "FILE", ...fields)
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(run.frames.length);
    expect(new Set(lines.map((line) => line.split("\t")[0]))).toEqual(new Set(["h1/m0", "blue/m1", "h1/lo"]));
    expect(lines.some((line) => /answered in arp_process|not-ours in arp_process/.test(line))).toBe(true);
    expect(read(run.pcapng(), "capinfos", "FILE")).toMatch(/Number of interfaces in file: 3/);
  });

  test.each(["LINUX_SLL", "LINUX_SLL2"] as const)("cooked packets, %s", (link) => {
    const packets = fc.sample(cookedPacket(link === "LINUX_SLL" ? 1 : 2), { numRuns: 50, seed: 4 });
    const bytes = pcap(
      packets.map((each, i) => ({ time: i, bytes: each })),
      0,
      "nanoseconds",
      link,
    );
    expect(read(bytes, "tshark", "-n", "-r", "FILE").trimEnd().split("\n").length).toBeGreaterThanOrEqual(50);
  });
});

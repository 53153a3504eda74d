// tcpdump, the program: its words and times as the real 4.99.3 printed them on Linux 6.1, on a device that plays frames.
import { describe, expect, test } from "vitest";
import { type CaptureDevice, type Captured, type CaptureWorld, tcpdump } from "../../src/commands/tcpdump/index.js";
import type { FileSystem } from "../../src/shell/files.js";
import type { OpenFile, Process, SignalName } from "../../src/shell/process.js";
import { Stdio } from "../../src/shell/stream.js";
import { Clock, MICROSECOND, type Nanos, SECOND } from "../../src/sim/clock.js";
import { Scheduler, type Steps, WaitQueue } from "../../src/sim/task.js";
import { parseIpv4 } from "../../src/wire/address.js";
import * as arp from "../../src/wire/arp.js";
import * as ethernet from "../../src/wire/ethernet.js";
import * as icmp from "../../src/wire/icmp.js";
import * as ipv4 from "../../src/wire/ipv4.js";

const ip = (text: string) => parseIpv4(text)!;
const EPOCH = 1_795_359_600; // 2026-11-22 15:00:00 UTC

function echo(kind: "echo-request" | "echo-reply", sequence: number): Uint8Array {
  const payload = icmp.emit({ kind, id: 869, sequence, data: new Uint8Array(56) });
  const header = { tos: 0, id: 0, dontFragment: true, moreFragments: false, fragmentOffset: 0, ttl: 64, protocol: 1 };
  const packet = ipv4.emit({
    ...header,
    source: ip("127.0.0.1"),
    destination: ip("127.0.0.1"),
    options: new Uint8Array(),
    payload,
  });
  return ethernet.emit({ destination: 0, source: 0, type: ethernet.TYPE_IPV4, payload: packet });
}

function whoHas(): Uint8Array {
  const payload = arp.emit({
    operation: 1,
    senderMac: 0x0200_0000_0001,
    senderIp: ip("10.9.0.1"),
    targetMac: 0,
    targetIp: ip("10.9.0.2"),
  });
  return ethernet.emit({ destination: 0xffff_ffff_ffff, source: 0x0200_0000_0001, type: ethernet.TYPE_ARP, payload });
}

const lo: CaptureDevice = { name: "lo", index: 1, up: true, running: true, loopback: true };
const va: CaptureDevice = { name: "va", index: 3, up: true, running: true, loopback: false };
const down: CaptureDevice = { name: "down", index: 4, up: false, running: false, loopback: false };

/** A ping to oneself: each packet leaves lo and comes back at once. */
function loop(...times: Nanos[]): Captured[] {
  return times.flatMap((time, i) =>
    (["echo-request", "echo-reply"] as const).flatMap((kind, j) =>
      (["out", "in"] as const).map((dir) => ({
        time: time + j * 19 * MICROSECOND,
        device: "lo",
        dir,
        bytes: echo(kind, i + 1),
      })),
    ),
  );
}

// biome-ignore lint/correctness/useYield: it waits for nothing
function* done<T>(value: T): Steps<T> {
  return value;
}

interface Case {
  readonly argv: string;
  readonly packets?: readonly Captured[];
  readonly signal?: { readonly name: SignalName; readonly at: Nanos };
  readonly terminal?: boolean;
  readonly release?: "4.9" | "4.99";
  readonly hosts?: string;
  readonly devices?: readonly CaptureDevice[];
}

function run({
  argv,
  packets = [],
  signal,
  terminal = true,
  release = "4.99",
  hosts = "",
  devices = [lo, va, down],
}: Case) {
  const clock = new Clock();
  const scheduler = new Scheduler(clock);
  const readable = new WaitQueue();
  const arrived: Captured[] = [];
  const printed = { stdout: "", stderr: "", both: "" };
  const file = (name: "stdout" | "stderr"): OpenFile => ({
    terminal,
    window: terminal,
    read: () => done(undefined),
    write: (text) => {
      printed[name] += text;
      printed.both += text;
      return done(undefined);
    },
  });
  let open = false;
  const close = () => {
    open = false;
  };
  const world: CaptureWorld = {
    release,
    epoch: EPOCH,
    devices: () => devices,
    openCapture(device) {
      const found = devices.find(({ name }) => name === device);
      if (device !== "any" && !found) return { errno: "ENODEV" };
      if (found && !found.up) return { errno: "ENETDOWN" };
      open = true;
      for (const packet of packets) {
        if (device !== "any" && packet.device !== device) continue;
        clock.at(packet.time, () => {
          arrived.push(packet);
          readable.wake();
        });
      }
      const drain = () => {
        const all = arrived.splice(0);
        const [times, sizes] = [all.map(({ time }) => time), all.map(({ bytes }) => bytes.length)];
        return { length: all.length, times, sizes, bytes: (row: number) => all[row]!.bytes };
      };
      return {
        ...{ readable, gone: false, next: () => arrived.shift(), drain, close },
        get waiting() {
          return arrived.length;
        },
      };
    },
  };
  const handlers = new Map<SignalName, () => void>();
  const undo: (() => void)[] = [];
  const process: Process<CaptureWorld> = {
    pid: 100,
    ppid: 1,
    argv: ["tcpdump", ...(argv.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/'/g, ""))],
    env: new Map(),
    cwd: "/",
    world,
    clock,
    files: { read: () => ({ text: hosts }) } as unknown as FileSystem,
    stdin: file("stdout"),
    stdout: new Stdio(file("stdout")),
    stderr: new Stdio(file("stderr"), "none"),
    *spend(time) {
      yield { until: clock.now + time, why: "the CPU" };
    },
    *waits(next) {
      for (let wait = next(); wait; wait = next()) yield wait;
    },
    *sleep(time) {
      yield { until: clock.now + time, why: "time to pass" };
    },
    on(name, handler) {
      if (handler !== "ignore") handlers.set(name, handler);
    },
    enter: () => {},
    execute: () => undefined,
    start: () => undefined,
    open: () => undefined,
    others: () => [],
    umask: 0o022,
    epoch: EPOCH,
    // biome-ignore lint/correctness/useYield: tcpdump asks nobody outside
    *outside() {
      throw new Error("tcpdump asks nobody outside");
    },
    atExit: (one) => void undo.push(one),
  };
  let status: number | undefined;
  const task = scheduler.spawn(
    "tcpdump",
    (function* () {
      status = yield* tcpdump(process);
      yield* process.stdout.flush();
      for (const one of undo) one();
    })(),
  );
  if (signal)
    clock.at(signal.at, () => {
      handlers.get(signal.name)?.();
      task.wake();
    });
  scheduler.run(() => task.over);
  return { ...printed, status, open };
}

const HEAD = `tcpdump: verbose output suppressed, use -v[v]... for full protocol decode
listening on lo, link-type EN10MB (Ethernet), snapshot length 262144 bytes
`;
const interrupt = (at: Nanos) => ({ name: "SIGINT", at }) as const;

test("on a terminal packets appear as they come; an interrupt ends it with a new line and the counts", () => {
  const result = run({ argv: "-n -i lo", packets: loop(SECOND), signal: interrupt(2 * SECOND) });
  expect(result).toEqual({
    stdout: `15:00:01.000000 IP 127.0.0.1 > 127.0.0.1: ICMP echo request, id 869, seq 1, length 64
15:00:01.000019 IP 127.0.0.1 > 127.0.0.1: ICMP echo reply, id 869, seq 1, length 64

`,
    stderr: `${HEAD}2 packets captured\n4 packets received by filter\n0 packets dropped by kernel\n`,
    both: expect.stringMatching(/length 64\n\n2 packets captured/),
    status: 0,
    open: false,
  });
});

test.each(["SIGTERM", "SIGHUP"] as const)("%s ends it as an interrupt does", (name) => {
  const result = run({ argv: "-n -i lo", signal: { name, at: SECOND } });
  expect(result.both).toBe(`${HEAD}\n0 packets captured\n0 packets received by filter\n0 packets dropped by kernel\n`);
});

test("-c ends it without the new line; one packet is singular, and lo's are seen twice", () => {
  const result = run({ argv: "-n -i lo -c 1", packets: loop(SECOND) });
  expect(result.both).toBe(`${HEAD}15:00:01.000000 IP 127.0.0.1 > 127.0.0.1: ICMP echo request, id 869, seq 1, length 64
1 packet captured
4 packets received by filter
0 packets dropped by kernel
`);
});

describe("into a file or pipe", () => {
  test("packets come a block a second: what an interrupt finds in the last block was received, not captured", () => {
    const result = run({
      argv: "-n -i lo",
      packets: loop(SECOND / 2, 1.3 * SECOND),
      signal: interrupt(1.6 * SECOND),
      terminal: false,
    });
    expect(result.stdout.match(/seq \d/g)).toEqual(["seq 1", "seq 1"]);
    expect(result.stderr).toContain("2 packets captured\n8 packets received by filter\n");
  });

  test("--immediate-mode does not wait for the block", () => {
    const result = run({
      argv: "--immediate-mode -n -i lo",
      packets: loop(SECOND / 2),
      signal: interrupt(0.6 * SECOND),
      terminal: false,
    });
    expect(result.stderr).toContain("2 packets captured\n4 packets received by filter\n");
  });

  test("stdout is written when it ends, stderr at once; -l writes each line", () => {
    const buffered = run({ argv: "--immediate-mode -n -i lo -c 2", packets: loop(SECOND), terminal: false });
    expect(buffered.both.startsWith(HEAD)).toBe(true);
    const killed = { name: "SIGKILL", at: 2 * SECOND } as const;
    expect(
      run({ argv: "--immediate-mode -n -i lo", packets: loop(SECOND), terminal: false, signal: killed }).stdout,
    ).toBe("");
    expect(
      run({ argv: "--immediate-mode -l -n -i lo", packets: loop(SECOND), terminal: false, signal: killed }).stdout,
    ).toMatch(/seq 1/);
  });
});

test("the filter's words may stand before options, in one word or in many", () => {
  const result = run({ argv: "icmp and -n host 127.0.0.1 -i lo -c 2", packets: loop(SECOND) });
  expect(result.stderr).toContain("2 packets captured");
  expect(run({ argv: "-n -i lo arp", packets: loop(SECOND), signal: interrupt(2 * SECOND) }).stderr).toContain(
    "0 packets received",
  );
});

test.each([
  ["-t", "IP 127"],
  ["-tt", "1795359601.000000 IP 127"],
  ["-ttt", " 00:00:00.000000 IP 127"],
  ["-tttt", "2026-11-22 15:00:01.000000 IP 127"],
  ["-t -t", "1795359601.000000 IP 127"],
  ["-#", "    1  15:00:01.000000 IP 127"],
])("%s writes %j", (flag, start) => {
  expect(run({ argv: `${flag} -n -i lo -c 1`, packets: loop(SECOND) }).stdout.startsWith(start)).toBe(true);
});

test("-ttt counts from the last packet, -ttttt from the first", () => {
  const times = (flag: string) =>
    run({ argv: `${flag} -n -i lo -c 4`, packets: loop(SECOND, 2 * SECOND) }).stdout.match(/^ [\d:.]+/gm);
  expect(times("-ttt")).toEqual([" 00:00:00.000000", " 00:00:00.000019", " 00:00:00.999981", " 00:00:00.000019"]);
  expect(times("-ttttt")).toEqual([" 00:00:00.000000", " 00:00:00.000019", " 00:00:01.000000", " 00:00:01.000019"]);
});

test("any names the device and the direction, with -e its number and the sender", () => {
  const packets: Captured[] = [
    { time: SECOND, device: "va", dir: "out", bytes: whoHas() },
    { time: SECOND + 8 * MICROSECOND, device: "vb", dir: "in", bytes: whoHas(), pktType: "broadcast" },
    ...loop(2 * SECOND),
  ];
  const vb = { ...va, name: "vb", index: 2 };
  const any = (argv: string) => run({ argv, packets, devices: [lo, vb, va], signal: interrupt(3 * SECOND) });
  const plain = any("-tn -i any");
  expect(plain.stderr).toBe(`tcpdump: data link type LINUX_SLL2
tcpdump: verbose output suppressed, use -v[v]... for full protocol decode
listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes
4 packets captured
6 packets received by filter
0 packets dropped by kernel
`);
  expect(plain.stdout).toBe(`va    Out ARP, Request who-has 10.9.0.2 tell 10.9.0.1, length 28
vb    B   ARP, Request who-has 10.9.0.2 tell 10.9.0.1, length 28
lo    In  IP 127.0.0.1 > 127.0.0.1: ICMP echo request, id 869, seq 1, length 64
lo    In  IP 127.0.0.1 > 127.0.0.1: ICMP echo reply, id 869, seq 1, length 64

`);
  expect(any("-tne -i any").stdout.split("\n").slice(1, 3)).toEqual([
    "vb    B   ifindex 2 02:00:00:00:00:01 ethertype ARP (0x0806), length 48: Request who-has 10.9.0.2 tell 10.9.0.1, length 28",
    "lo    In  ifindex 1 00:00:00:00:00:00 ethertype IPv4 (0x0800), length 104: 127.0.0.1 > 127.0.0.1: ICMP echo request, id 869, seq 1, length 64",
  ]);
});

test("without -n /etc/hosts gives names", () => {
  const result = run({ argv: "-t -i lo -c 1", packets: loop(SECOND), hosts: "127.0.0.1 localhost box # me\n" });
  expect(result.stdout).toBe("IP localhost > localhost: ICMP echo request, id 869, seq 1, length 64\n");
});

test("-x shows the packet, -XX the frame with its characters", () => {
  const hex = run({ argv: "-x -t -n -i lo -c 1", packets: loop(SECOND) }).stdout.split("\n");
  expect(hex[1]).toBe("\t0x0000:  4500 0054 0000 4000 4001 3ca7 7f00 0001");
  expect(hex[6]).toBe("\t0x0050:  0000 0000");
  const both = run({ argv: "-XX -t -n -i lo -c 1", packets: loop(SECOND) }).stdout.split("\n");
  expect(both[1]).toBe("\t0x0000:  0000 0000 0000 0000 0000 0000 0800 4500  ..............E.");
  expect(both[7]).toBe("\t0x0060:  0000                                     ..");
});

test("-s keeps the start of a packet, and says so", () => {
  const result = run({ argv: "-t -n -s 20 -i lo -c 1", packets: loop(SECOND) });
  expect(result.stderr).toContain("snapshot length 20 bytes");
  expect(result.stdout).toBe("IP  [|ip]\n");
});

test("no device given: the first that is up, by index", () => {
  expect(run({ argv: "-n", signal: interrupt(SECOND) }).stderr).toContain("listening on va,");
  expect(run({ argv: "-n", signal: interrupt(SECOND), devices: [lo] }).stderr).toContain(
    "\nlistening on any, link-type LINUX_SLL (Linux cooked v1),",
  );
});

// The usage's first words stand for the rest of it.
const usage = "tcpdump version 4.99.3\n";
test.each([
  ["-i nosuch", "tcpdump: nosuch: No such device exists\n(No such device exists)\n"],
  ["-i nosuch nosuchfilter xx", "tcpdump: nosuch: No such device exists\n(No such device exists)\n"],
  ["-i down", "tcpdump: down: That device is not up\n"],
  ["-n -i lo nosuchword", "tcpdump: can't parse filter expression: syntax error\n"],
  ["-n -i lo 'arp and icmp'", "tcpdump: expression rejects all packets\n"],
  [
    "-i any nosuchfilter xx",
    "tcpdump: data link type LINUX_SLL2\ntcpdump: can't parse filter expression: syntax error\n",
  ],
  ["-c x -i lo", "tcpdump: invalid packet count x\n"],
  ["-c 0 -i lo", "tcpdump: invalid packet count 0\n"],
  ["-s x -i lo", "tcpdump: invalid snaplen x (must be >= 0 and <= 262144)\n"],
  ["-i", `tcpdump: option requires an argument -- 'i'\n${usage}`],
  ["-R -i lo", `tcpdump: invalid option -- 'R'\n${usage}`],
  ["--nosuch", `tcpdump: unrecognized option '--nosuch'\n${usage}`],
  ["-Y", usage],
])("tcpdump %s fails in its words", (argv, text) => {
  const result = run({ argv });
  expect({ ...result, stderr: result.stderr.slice(0, text.length) }).toMatchObject({
    status: 1,
    stdout: "",
    stderr: text,
  });
});

test("the old tcpdump's words", () => {
  const result = run({ argv: "-n -i lo", release: "4.9", signal: interrupt(SECOND) });
  expect(result.both).toBe(`tcpdump: verbose output suppressed, use -v or -vv for full protocol decode
listening on lo, link-type EN10MB (Ethernet), capture size 262144 bytes

0 packets captured
0 packets received by filter
0 packets dropped by kernel
`);
  expect(run({ argv: "-n -i lo foo", release: "4.9" }).stderr).toBe("tcpdump: syntax error\n");
});

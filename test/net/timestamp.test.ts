// ICMP timestamp requests (icmp_timestamp): ping has no such option, so the question is put on the wire here. On Linux 6.1
// Python's raw socket got the same: type 14, 40 bytes, identifier and number as asked, counted as an echo reply.
import { describe, expect, it } from "vitest";
import { Lab } from "../../src/index.js";
import { parseIpv4 } from "../../src/wire/address.js";
import { u32 } from "../../src/wire/bytes.js";
import * as ethernet from "../../src/wire/ethernet.js";
import * as icmp from "../../src/wire/icmp.js";
import * as ipv4 from "../../src/wire/ipv4.js";

async function ask(length: number, settings: Record<string, number> = {}, to = "10.7.0.2") {
  const lab = new Lab();
  const machine = lab.machine("m");
  await machine.script(
    `ip netns add far; ip link add n0 type veth peer name n1 netns far; ip link set n0 up; ip -n far link set n1 up
     ip addr add 10.7.0.1/24 brd + dev n0; ip -n far addr add 10.7.0.2/24 brd + dev n1; sleep 2; ping -c 1 -q 10.7.0.2`,
    { name: "setup", write() {} },
  );
  const dev = machine.root.device("n0")!;
  const far = dev.peer!.netns;
  for (const [path, value] of Object.entries(settings)) far.sysctl.set(path, value);
  const rest = new Uint8Array(length);
  rest.set([0, 9, 0, 3, 1, 2, 3, 4].slice(0, length));
  const packet = ipv4.emit({
    ...{ tos: 0, id: 1, dontFragment: false, moreFragments: false, fragmentOffset: 0, ttl: 64 },
    ...{ protocol: ipv4.PROTOCOL_ICMP, source: parseIpv4("10.7.0.1")!, destination: parseIpv4(to)! },
    options: new Uint8Array(0),
    payload: icmp.emit({ kind: "unknown", type: 13, code: 0, rest }),
  });
  const began = lab.log.events.length;
  const frame = { destination: dev.peer!.mac, source: dev.mac, type: ethernet.TYPE_IPV4, payload: packet };
  dev.netns.transmit(dev, ethernet.emit(frame), { id: lab.log.newSkb(), cause: undefined });
  await lab.sleep(1);
  const events = lab.log.events.slice(began);
  const answers = events.flatMap((e) =>
    e.kind === "frame" && e.dev === "n0" && e.dir === "in" && e.bytes[12] === 8 && e.bytes[13] === 0
      ? [e.bytes.subarray(14)]
      : [],
  );
  const lost = events.flatMap((e) => (e.kind === "drop" ? [`${e.reason} ${e.func}`] : []));
  return { answers, lost, counted: (name: string) => far.snmp.get(name) };
}

describe("a timestamp request", () => {
  it("is answered with the time it came and the time of the answer, which are one", async () => {
    const { answers, counted } = await ask(16);
    expect(answers).toHaveLength(1);
    const answer = answers[0]!;
    expect([answer.length, answer[20], [...answer.subarray(24, 32)]]).toEqual([40, 14, [0, 9, 0, 3, 1, 2, 3, 4]]);
    expect(u32(answer, 32)).toBe(u32(answer, 36));
    expect(["IcmpInTimestamps", "IcmpOutTimestampReps", "IcmpOutEchoReps"].map(counted)).toEqual([1, 0, 2]);
  });
  it("too short for a time is lost", async () => {
    expect((await ask(6)).lost).toEqual(["PKT_TOO_SMALL icmp_timestamp"]);
  });
  it("to everyone is answered only if icmp_echo_ignore_broadcasts is off", async () => {
    expect((await ask(16, {}, "10.7.0.255")).lost).toEqual(["INVALID_PROTO icmp_rcv"]);
    expect((await ask(16, { "ipv4/icmp_echo_ignore_broadcasts": 0 }, "10.7.0.255")).answers).toHaveLength(1);
  });
});

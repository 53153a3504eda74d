// Fragments: cut, put together, and what becomes of those whose rest never comes or that overlap.
import { describe, expect, it } from "vitest";
import { Lab } from "../../src/index.js";
import { split } from "../../src/net/fragment.js";
import { parseIpv4 } from "../../src/wire/address.js";
import * as ethernet from "../../src/wire/ethernet.js";
import * as icmp from "../../src/wire/icmp.js";
import * as ipv4 from "../../src/wire/ipv4.js";

const datagram = (size: number): Uint8Array =>
  ipv4.emit({
    tos: 0,
    id: 4711,
    dontFragment: false,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: 64,
    protocol: ipv4.PROTOCOL_ICMP,
    source: parseIpv4("10.7.0.2")!,
    destination: parseIpv4("10.7.0.1")!,
    options: new Uint8Array(0),
    payload: icmp.emit({ kind: "echo-request", id: 1, sequence: 1, data: new Uint8Array(size).fill(7) }),
  });

const read = (packet: Uint8Array) => ipv4.parse(packet) as ipv4.Ipv4;

describe("split", () => {
  it("fills every piece but the last to a multiple of eight and keeps the datagram's id", () => {
    const pieces = split(datagram(992), 101).map(read);
    expect(pieces.every((piece) => piece.id === 4711 && piece.totalLength <= 101)).toBe(true);
    expect(pieces.slice(0, -1).every((piece) => piece.moreFragments && piece.payload.length === 80)).toBe(true);
    expect(pieces.at(-1)!.moreFragments).toBe(false);
    expect(pieces.map((piece) => piece.fragmentOffset)).toEqual(pieces.map((_, i) => i * 80));
  });

  it("cuts a fragment further without ending the datagram early", () => {
    const [head] = split(datagram(992), 500);
    const pieces = split(head!, 300).map(read);
    expect(pieces.map((piece) => piece.moreFragments)).toEqual([true, true]);
  });
});

/** A machine whose peer is the test: what it answers is what its device sends. */
async function receiver(script = "") {
  const lab = new Lab({});
  const machine = lab.machine("lab");
  await machine.script(
    `ip netns add far; ip link add near type veth peer name away netns far
     ip addr add 10.7.0.1/24 dev near; ip link set near up; ip -n far link set away up
     ip neigh add 10.7.0.2 lladdr 02:00:00:00:00:02 dev near nud permanent; sysctl -q -w net.ipv4.ipfrag_time=2; ${script}`,
  );
  const near = machine.device("near");
  const take = (packet: Uint8Array) =>
    machine.root.receive(
      near,
      ethernet.emit({ destination: near.mac, source: 0x020000000002, type: ethernet.TYPE_IPV4, payload: packet }),
      { id: machine.kernel.log.newSkb(), cause: undefined },
    );
  const wait = (seconds: number) => machine.script(`sleep ${seconds}`);
  const sent = () =>
    lab.log.events.flatMap((event) =>
      event.kind === "frame" &&
      event.dev === "near" &&
      event.dir === "out" &&
      event.bytes[12] === 8 &&
      event.bytes[13] === 0
        ? [icmp.parse(read(event.bytes.subarray(14)).payload) as icmp.Icmp]
        : [],
    );
  const reasons = () =>
    lab.log.events.flatMap((event) => (event.kind === "drop" && event.netns === "" ? [event.reason] : []));
  return { machine, take, wait, sent, reasons };
}

describe("reassembly", () => {
  it("answers once all pieces are there, in whatever order they came", async () => {
    const { machine, take, wait, sent } = await receiver();
    for (const piece of split(datagram(992), 400).reverse()) take(piece);
    await wait(1);
    expect(sent().map((message) => message.kind)).toEqual(["echo-reply"]);
    expect(machine.root.snmp.get("IpReasmOKs")).toBe(1);
  });

  it("tells the sender after ipfrag_time when the first piece came but not all", async () => {
    const { machine, take, wait, sent, reasons } = await receiver();
    take(split(datagram(992), 400)[0]!);
    await wait(1);
    expect(sent()).toEqual([]);
    await wait(2);
    expect(sent()).toMatchObject([{ kind: "time-exceeded", code: 1 }]);
    expect(reasons()).toEqual(["FRAG_REASM_TIMEOUT"]);
    expect(machine.root.snmp.get("IpReasmTimeout")).toBe(1);
  });

  it("says nothing when the first piece is missing", async () => {
    const { take, wait, sent } = await receiver();
    take(split(datagram(992), 400)[1]!);
    await wait(3);
    expect(sent()).toEqual([]);
  });

  it("throws all away when pieces overlap, and one piece when it is a copy", async () => {
    const { machine, take, wait, sent } = await receiver();
    const [a, b, c] = split(datagram(992), 400);
    take(a!);
    take(a!);
    expect(machine.root.snmp.get("IpReasmFails")).toBe(0);
    take(split(datagram(992), 440)[1]!);
    take(ipv4.emit({ ...read(b!), fragmentOffset: read(b!).fragmentOffset - 8 }));
    expect(machine.root.snmp.get("IpExtReasmOverlaps")).toBe(1);
    take(c!);
    await wait(1);
    expect(sent()).toEqual([]);
  });
});

describe("ICMP", () => {
  it("answers a timestamp request and drops types that do not exist", async () => {
    const { machine, take, wait, sent, reasons } = await receiver();
    const ask = (type: number, rest: Uint8Array) =>
      take(ipv4.emit({ ...read(datagram(0)), payload: icmp.emit({ kind: "unknown", type, code: 0, rest }) }));
    ask(13, new Uint8Array(16));
    ask(40, new Uint8Array(8));
    await wait(1);
    expect(sent()).toMatchObject([{ kind: "unknown", type: 14 }]);
    expect(reasons()).toEqual(["UNHANDLED_PROTO"]);
    expect(machine.root.snmp.get("IcmpInErrors")).toBe(1);
  });

  it("finds fault with an option that runs over its end, and refuses source routes", async () => {
    const { take, wait, sent, reasons } = await receiver();
    const ask = (...options: number[]) =>
      take(ipv4.emit({ ...read(datagram(0)), options: Uint8Array.from(options), payload: read(datagram(8)).payload }));
    ask(7, 12, 4, 0);
    ask(131, 7, 4, 10, 7, 0, 9, 0);
    await wait(1);
    expect(sent()).toMatchObject([{ kind: "parameter-problem", pointer: 20 }]);
    expect(reasons()).toEqual(["NOT_SPECIFIED", "NOT_SPECIFIED"]);
  });
});

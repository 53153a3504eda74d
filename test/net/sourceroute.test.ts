// Source routes through a chain src - ra - rb - dst: refused, followed, strict ones, and what comes back. The same packets,
// made with Python's raw sockets, were watched on Linux 6.1 (a script cannot make them: ping has no such option).
import { describe, expect, it } from "vitest";
import { Lab } from "../../src/index.js";
import type { NetNs } from "../../src/net/index.js";
import { formatIpv4, parseIpv4 } from "../../src/wire/address.js";
import { put32 } from "../../src/wire/bytes.js";
import * as ethernet from "../../src/wire/ethernet.js";
import * as icmp from "../../src/wire/icmp.js";
import * as ipv4 from "../../src/wire/ipv4.js";
import { isMalformed } from "../../src/wire/malformed.js";

const ip = (text: string): number => parseIpv4(text)!;
const LOOSE = 131;
const STRICT = 137;

const setup = `
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in src ra rb dst; do ip netns add $n; ip -n $n link set lo up; ip netns exec $n sysctl -q net.ipv6.conf.default.disable_ipv6=1 net.ipv4.ip_forward=1; done
l() { ip link add $1 netns $2 type veth peer name $4 netns $5; ip -n $2 addr add $3 dev $1; ip -n $5 addr add $6 dev $4; ip -n $2 link set $1 up; ip -n $5 link set $4 up; }
l s1 src 10.1.1.1/24 a1 ra 10.1.1.2/24
l a2 ra 10.1.2.1/24 b1 rb 10.1.2.2/24
l b2 rb 10.1.3.1/24 d1 dst 10.1.3.2/24
ip -n src route add default via 10.1.1.2; ip -n ra route add 10.1.3.0/24 via 10.1.2.2
ip -n rb route add 10.1.1.0/24 via 10.1.2.1; ip -n dst route add default via 10.1.3.1
sleep 2
ip netns exec src ping -c 1 -q 10.1.3.2
`;

/** Sends an echo request by the named ones, the first of whom it is addressed to, and tells what came back and what was lost. */
async function send(kind: number, by: readonly string[], accept = true): Promise<{ back: string[]; lost: string[] }> {
  const lab = new Lab();
  const machine = lab.machine("m");
  await machine.script(setup, { name: "setup", write() {} });
  const named = machine.root.kernel.namespaces as ReadonlyMap<string, NetNs>;
  for (const ns of ["src", "ra", "rb", "dst"])
    named.get(ns)!.sysctl.set("ipv4/conf/all/accept_source_route", Number(accept));
  const dev = named.get("src")!.device("s1")!;
  const [first = "", ...rest] = by;
  const option = new Uint8Array(Math.ceil((3 + 4 * rest.length) / 4) * 4).fill(1);
  option.set([kind, 3 + 4 * rest.length, 4]);
  for (const [n, address] of rest.entries()) put32(option, 3 + 4 * n, ip(address));
  const packet = ipv4.emit({
    ...{ tos: 0, id: 7, dontFragment: false, moreFragments: false, fragmentOffset: 0, ttl: 64 },
    ...{ protocol: ipv4.PROTOCOL_ICMP, source: ip("10.1.1.1"), destination: ip(first), options: option },
    payload: icmp.emit({ kind: "echo-request", id: 7, sequence: 1, data: new Uint8Array(12) }),
  });
  const began = lab.log.events.length;
  const frame = { destination: dev.peer!.mac, source: dev.mac, type: ethernet.TYPE_IPV4, payload: packet };
  dev.netns.transmit(dev, ethernet.emit(frame), { id: lab.log.newSkb(), cause: undefined });
  await lab.sleep(2);
  const events = lab.log.events.slice(began);
  const back = events.flatMap((e) => {
    if (e.kind !== "frame" || e.netns !== "src" || e.dir !== "in") return [];
    const outer = ethernet.parse(e.bytes);
    const header = isMalformed(outer) ? outer : ipv4.parse(outer.payload);
    if (isMalformed(header)) return [];
    const message = icmp.parse(header.payload);
    const said = isMalformed(message)
      ? "?"
      : message.kind === "unreachable"
        ? `unreachable ${message.code}`
        : message.kind;
    return [`${said} from ${formatIpv4(header.source)} options ${Buffer.from(header.options).toString("hex")}`];
  });
  const lost = events.flatMap((e) => (e.kind === "drop" ? [`${e.netns} ${e.func}`] : []));
  return { back, lost };
}

describe("a packet with a source route", () => {
  it("is dropped where accept_source_route does not let it pass", async () => {
    expect(await send(LOOSE, ["10.1.1.2", "10.1.3.2"], false)).toEqual({ back: [], lost: ["ra ip_rcv_options"] });
  });
  it("goes by whom it names, and its answer comes back by them", async () => {
    const { back, lost } = await send(LOOSE, ["10.1.1.2", "10.1.3.2"]);
    expect(lost).toEqual([]);
    // ra stands in its place on the way back: its own address is recorded, the pointer is behind it.
    expect(back).toEqual(["echo-reply from 10.1.3.2 options 8307080a01010200"]);
  });
  it("if strict, must not be sent by a router that it does not name", async () => {
    const { back, lost } = await send(STRICT, ["10.1.1.2", "10.1.3.2"]);
    expect(lost).toEqual(["ra ip_forward"]);
    expect(back[0]).toMatch(/^unreachable 5 from 10\.1\.1\.2/);
  });
  it("if strict, goes where every router is named", async () => {
    expect((await send(STRICT, ["10.1.1.2", "10.1.2.2", "10.1.3.2"])).back[0]).toMatch(/^echo-reply from 10\.1\.3\.2/);
  });
});

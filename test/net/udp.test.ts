// UDP: a port that somebody listens on, one that nobody does, and who hears of that.
import { describe, expect, it } from "vitest";
import { Lab } from "../../src/index.js";
import { parseIpv4 } from "../../src/wire/address.js";

const here = parseIpv4("10.7.0.1")!;
const there = parseIpv4("10.7.0.2")!;
const hello = new Uint8Array([104, 105]);
const owner = { pid: 1, program: "test" };

async function pair() {
  const lab = new Lab({ profile: "debian12", seed: 1 });
  const one = lab.machine("one");
  const two = lab.machine("two");
  lab.connect(one, two);
  await one.sh("ip addr add 10.7.0.1/24 dev eth0; ip link set eth0 up");
  await two.sh("ip addr add 10.7.0.2/24 dev eth0; ip link set eth0 up");
  return { lab, from: one.root.sockets.udp.open(owner), to: two.root.sockets.udp.open(owner), one, two };
}

describe("a UDP socket", () => {
  it("gets what is sent to its port, and answers to where that came from", async () => {
    const { lab, from, to } = await pair();
    expect(to.bind(undefined, 4000)).toBeUndefined();
    expect(from.sendTo(there, 4000, hello)).toBeUndefined();
    await lab.sleep(1);
    const got = to.received.shift()!;
    expect([...got.data]).toEqual([...hello]);
    expect(got.from).toBe(here);
    to.sendTo(got.from, got.port, hello);
    await lab.sleep(1);
    expect(from.received.map(({ port }) => port)).toEqual([4000]);
  });

  it("hears that nobody listens, if it asked to", async () => {
    const { lab, from, two } = await pair();
    from.hearsErrors = true;
    from.sendTo(there, 4001, hello);
    await lab.sleep(1);
    expect(from.takeError()).toBe("ECONNREFUSED");
    expect(from.takeReport()).toMatchObject({ type: 3, code: 3, port: 4001, from: there, original: hello });
    expect(two.root.snmp.get("UdpNoPorts")).toBe(1);
  });

  it("does not share its port unless both allow it", async () => {
    const { one, from } = await pair();
    from.bind(undefined, 4000);
    const other = one.root.sockets.udp.open(owner);
    expect(other.bind(undefined, 4000)).toBe("EADDRINUSE");
    from.reuse = true;
    other.reuse = true;
    expect(other.bind(undefined, 4000)).toBeUndefined();
  });

  it("gives its port back when it is closed", async () => {
    const { one, from } = await pair();
    from.bind(undefined, 4000);
    from.close();
    expect(one.root.sockets.udp.open(owner).bind(undefined, 4000)).toBeUndefined();
  });
});

// Machines joined by links with rules and by a switch: exact times, seeded chance, nothing lost in silence.
import { describe, expect, test } from "vitest";
import { Lab, type LinkOptions } from "../../src/index.js";

const names = ["left", "right"] as const;

/** Two machines on one link, addressed and silent (no IPv6). */
async function pair(options: LinkOptions, seed = 1) {
  const lab = new Lab({ seed });
  const [left, right] = [lab.machine(names[0]), lab.machine(names[1])];
  const link = lab.connect(lab.nic(left, "eth0"), lab.nic(right, "eth0"), options);
  for (const [machine, last] of [
    [left, 1],
    [right, 2],
  ] as const)
    await machine.sh(
      `sysctl -q -w net.ipv6.conf.eth0.disable_ipv6=1; ip addr add 10.9.0.${last}/24 dev eth0; ip link set eth0 up`,
    );
  const meet = () => left.sh("ip neigh add 10.9.0.2 lladdr $MAC dev eth0".replace("$MAC", macOf(lab, "right")));
  return { lab, left, right, link, meet };
}

const macOf = (lab: Lab, machine: string): string =>
  lab
    .snapshot()
    .machines.find((m) => m.name === machine)!
    .netns[0]!.devices.find((d) => d.name === "eth0")!.mac;

const arrivals = (lab: Lab, from: string, to: string) => {
  const seen = (machine: string, dir: "in" | "out") =>
    lab.log.events.flatMap((e) => (e.kind === "frame" && e.machine === machine && e.dir === dir ? [e] : []));
  return seen(from, "out").map((out) => ({
    out,
    in: seen(to, "in").filter((e) => e.skb === out.skb || (e.cause === out.skb && e.bytes.length === out.bytes.length)),
  }));
};

describe("a link", () => {
  test("takes exactly its delay", async () => {
    const { lab, left } = await pair({ delay: "20ms" });
    await left.sh("ping -c 3 10.9.0.2");
    const pings = arrivals(lab, "left", "right");
    expect(pings.length).toBeGreaterThan(3);
    for (const each of pings) expect(each.in.map((e) => e.time - each.out.time)).toEqual([20_000_000]);
  });

  test("puts a frame on the wire bit after bit, one frame after the other", async () => {
    const { lab, left, meet } = await pair({ delay: 0, rate: "1mbit" });
    await meet();
    const from = lab.log.events.length;
    await left.sh("ping -c 1 -s 958 10.9.0.2");
    const [ping] = arrivals(lab, "left", "right").filter((each) => each.out.seq >= from);
    // 1000 bytes with the Ethernet header: 8 ms.
    expect(ping!.out.bytes.length).toBe(1000);
    expect(ping!.in[0]!.time - ping!.out.time).toBe(8_000_000);
  });

  test("loses, doubles and spoils as often as it was told, and says so", async () => {
    const { lab, left, meet } = await pair({ loss: "10%", duplicate: "20%", corrupt: 0.05 });
    await meet();
    const from = lab.log.events.length;
    const { text } = await left.sh("ping -q -c 400 -i 0.01 -W 1 10.9.0.2");
    const events = lab.log.events.slice(from);
    const lost = events.filter((e) => e.kind === "drop" && e.reason === "LINK_LOSS");
    const told = (verdict: string) => events.filter((e) => e.kind === "decision" && e.verdict === verdict).length;
    const sent = events.filter((e) => e.kind === "frame" && e.dir === "out").length;
    expect(lost.length / sent).toBeGreaterThan(0.06);
    expect(lost.length / sent).toBeLessThan(0.14);
    // A frame that was lost is not doubled: the rules stand in a row.
    expect(told("duplicated") / (sent - lost.length)).toBeGreaterThan(0.15);
    expect(told("duplicated") / (sent - lost.length)).toBeLessThan(0.25);
    expect(told("corrupted")).toBeGreaterThan(10);
    expect(lost[0]).toMatchObject({
      func: "link rule: loss 10 %",
      read: [{ value: "left/eth0 - right/eth0" }, { value: "loss 10 %" }],
    });
    const frames = (dir: "in" | "out") => events.filter((e) => e.kind === "frame" && e.dir === dir).length;
    expect(frames("in")).toBe(frames("out") - lost.length + told("duplicated"));
    expect(text).toContain("duplicates");
  });

  test("lets some overtake the others", async () => {
    const { lab, left, meet } = await pair({ delay: "50ms", reorder: "30%" });
    await meet();
    await left.sh("ping -q -c 50 -i 0.01 -W 1 10.9.0.2");
    const received = arrivals(lab, "left", "right").map((each) => each.in[0]!.time);
    expect(received).not.toEqual([...received].sort((a, b) => a - b));
    expect(() => lab.connect(lab.machine("x"), lab.machine("y"), { reorder: 0.1 })).toThrow("without some delay");
  });

  test("asks its rules in install order; the first that says something decides", async () => {
    const { lab, left, link } = await pair({});
    let asked = 0;
    link
      .rule("every second ping", ({ bytes }) => (bytes.length > 60 && asked++ % 2 === 1 ? "drop" : undefined))
      .rule("never comes to this", ({ bytes }) => (bytes.length > 60 ? "pass" : undefined))
      .rule("too late", ({ bytes }) => (bytes.length > 60 ? "drop" : undefined));
    const run = await left.sh("ping -c 2 -W 1 10.9.0.2");
    expect(run.drops.map((drop) => drop.func)).toEqual([
      "link rule: every second ping",
      "link rule: every second ping",
    ]);
    expect(lab.journal.filter((entry) => entry.act === "rule")).toHaveLength(3);
  });

  test("the same seed gives the same losses, another one others", async () => {
    const play = async (seed: number) => {
      const { lab, left } = await pair({ loss: 0.3, delay: "1ms" }, seed);
      await left.sh("ping -c 30 -i 0.1 -W 1 10.9.0.2");
      return lab.log.events.filter((e) => e.kind === "drop").map((e) => e.time);
    };
    const [one, again, other] = [await play(1), await play(1), await play(2)];
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test("a wire that is too slow throws away what does not fit its queue", async () => {
    const { left, meet } = await pair({ delay: 0, rate: "8kbit", limit: 3 });
    await meet();
    const run = await left.sh("ping -q -c 30 -i 0.01 -W 1 10.9.0.2");
    expect(
      run.drops.filter((drop) => drop.reason === "FULL_RING" && drop.func === "link queue").length,
    ).toBeGreaterThan(20);
  });

  test("refuses what it cannot read", () => {
    const lab = new Lab();
    const connect = (options: LinkOptions) => () => lab.connect(lab.machine("m"), lab.machine("n"), options);
    expect(connect({ loss: "110%" })).toThrow("more than all");
    expect(connect({ delay: "soon" })).toThrow('"soon" is no time');
    expect(connect({ rate: 0 })).toThrow("a rate of 0");
  });
});

describe("a switch", () => {
  async function three() {
    const lab = new Lab();
    const hosts = ["h1", "h2", "h3"].map((name) => lab.machine(name));
    const hub = lab.switch("core", ...hosts);
    for (const [at, host] of hosts.entries())
      await host.sh(
        `sysctl -q -w net.ipv6.conf.eth0.disable_ipv6=1; ip addr add 10.7.0.${at + 1}/24 dev eth0; ip link set eth0 up`,
      );
    return { lab, hub, hosts };
  }

  test("floods what it does not know, learns, and then sends to one port", async () => {
    const { lab, hub, hosts } = await three();
    expect(hub.table).toEqual([]);
    expect((await hosts[0]!.ping("10.7.0.2", { count: 2 })).received).toBe(2);
    expect(hub.table.map(({ port }) => port)).toEqual([1, 2]);
    const atThird = lab.log.events.filter((e) => e.kind === "frame" && e.machine === "h3");
    // Only the request that everybody gets.
    expect(atThird).toHaveLength(1);
  });

  test("forgets after 300 seconds and floods again", async () => {
    const { lab, hub, hosts } = await three();
    await hosts[0]!.ping("10.7.0.2", { count: 1 });
    // By then the neighbours have asked each other once more.
    await lab.sleep(20);
    await lab.sleep(275);
    expect(hub.table).not.toEqual([]);
    await lab.sleep(30);
    expect(hub.table).toEqual([]);
  });

  test("stands in the topology with its ports", async () => {
    const { lab } = await three();
    const text = String(await lab.topology());
    expect(text).toContain("core");
    expect(text).toContain("h1:eth0 (");
    expect(lab.snapshot().links).toHaveLength(3);
  });
});

test("a pair across two machines carries frames, and ends with either end", async () => {
  const lab = new Lab();
  const [one, two] = [lab.machine("one"), lab.machine("two")];
  lab.veth(one, "pa", two, "pb");
  await two.sh("ip addr add 10.5.0.2/24 dev pb; ip link set pb up");
  await one.sh("ip addr add 10.5.0.1/24 dev pa; ip link set pa up");
  expect((await one.ping("10.5.0.2", { count: 1 })).received).toBe(1);
  await two.sh("ip link del pb");
  expect((await one.sh("ip link show pa")).output).toBe('Device "pa" does not exist.\n');
});

test("what joins machines stands in the journal", () => {
  const lab = new Lab();
  const [a, b] = [lab.machine("a"), lab.machine("b")];
  const hub = lab.switch("s", a);
  lab.connect(hub, b, { loss: "1%" });
  lab.veth(a, "p", b, "q");
  expect(lab.journal.map((entry) => entry.act)).toEqual([
    "machine",
    "machine",
    "switch",
    "nic",
    "connect",
    "nic",
    "connect",
    "veth",
  ]);
});

// Why a packet was lost, and what would let it pass: found by trying on copies, so each of these labs has another answer.
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";

const pair = `ip link set lo up; ip link add e0 type veth peer name e1
ip addr add 10.98.0.1/24 dev e0; ip addr add 10.98.0.2/24 dev e1
ip link set e0 up; ip link set e1 up
sleep 2`;

const chain = `ip link set lo up; ip netns add r; ip netns add s
ip link add e0 type veth peer name e1 netns r; ip addr add 10.98.1.1/24 dev e0; ip link set e0 up
ip -n r addr add 10.98.1.2/24 dev e1; ip -n r link set e1 up
ip -n r link add f0 type veth peer name f1 netns s; ip -n r addr add 10.98.2.1/24 dev f0; ip -n r link set f0 up
ip -n s addr add 10.98.2.2/24 dev f1; ip -n s link set f1 up
ip route add default via 10.98.1.2; sleep 2`;

async function host(script: string, options = {}) {
  const lab = new Lab({ seed: 6, ...options });
  const machine = lab.machine("h");
  await machine.sh(script);
  return { lab, machine };
}

/** The commands below the last paragraph, a list each. */
const commands = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => /^ {2}[✓+] /.test(line))
    .map((line) => line.trim());

test("one's own address at the other end of a pair: the setting that lets it be answered", async () => {
  const { lab, machine } = await host(pair);
  const run = await machine.sh("ping -c 1 -W 1 -I e0 10.98.0.2");
  const before = lab.log.events.length;
  const text = (await run.why(undefined, { words: "en" })).toString();
  expect(text).toContain("arp_process() · target = 10.98.0.2 · reason = IP_LOCAL_SOURCE");
  expect(text).toContain("net.ipv4.conf.e1.accept_local = 0 (all=0 or e1=0)");
  expect(commands(text)).toEqual(["✓ sysctl -w net.ipv4.conf.e1.accept_local=1"]);
  expect(lab.log.events.length).toBe(before);
});

test("the same on Linux 3.10: no setting does it, and how far it comes", async () => {
  const { machine } = await host(pair, { profile: "centos7" });
  const text = (await (await machine.sh("ping -c 1 -W 4 -I e0 10.98.0.2")).why(undefined, { words: "en" })).toString();
  expect(text).toMatch(/none lets it pass/);
  expect(text).toContain("ends there: no socket wants it  raw_v4_input()");
  expect(commands(text)).toEqual([
    "✓ sysctl -w net.ipv4.conf.e1.accept_local=1",
    "+ sysctl -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.e1.rp_filter=0",
  ]);
});

test("a router that does not forward, and a host without a way back: both, in order", async () => {
  const { machine } = await host(chain);
  const text = (await (await machine.sh("ping -c 1 -W 1 10.98.2.2")).why(undefined, { words: "en" })).toString();
  expect(text).toContain("IP_INADDRERRORS");
  expect(commands(text)).toEqual([
    "✓ ip netns exec r sysctl -w net.ipv4.ip_forward=1",
    "+ ip netns exec s ip route add 10.98.1.1 via 10.98.2.1",
  ]);
});

test("what it names, typed, lets the packet pass", async () => {
  const { machine } = await host(chain);
  const text = (await (await machine.sh("ping -c 1 -W 1 10.98.2.2")).why()).toString();
  for (const command of commands(text)) expect((await machine.sh(command.slice(2))).status).toBe(0);
  expect((await machine.ping("10.98.2.2", { count: 1 })).received).toBe(1);
});

test("a device that is down, a route that forbids, a setting that silences", async () => {
  const { lab } = await host(
    `${chain}; ip netns exec r sysctl -qw net.ipv4.ip_forward=1; ip -n s route add default via 10.98.2.1`,
  );
  const answer = async (spoil: string): Promise<string[]> => {
    const copy = await lab.fork();
    const there = copy.machine("h");
    await there.sh(spoil);
    return commands((await (await there.sh("ping -c 1 -W 1 10.98.2.2")).why()).toString());
  };
  expect(await answer("ip -n s link set f1 down")).toContain("✓ ip netns exec s ip link set f1 up");
  expect(await answer("ip -n r route add blackhole 10.98.2.2")).toContain(
    "✓ ip netns exec r ip route del blackhole 10.98.2.2/32",
  );
  expect(await answer("ip netns exec s sysctl -w net.ipv4.icmp_echo_ignore_all=1")).toEqual([
    "✓ ip netns exec s sysctl -w net.ipv4.icmp_echo_ignore_all=0",
  ]);
});

test("nothing was even sent: a route is what was missing", async () => {
  const { machine } = await host(
    `${chain}; ip route del default; ip netns exec r sysctl -qw net.ipv4.ip_forward=1; ip -n s route add default via 10.98.2.1`,
  );
  const text = (await (await machine.sh("ping -c 1 -W 1 10.98.2.2")).why(undefined, { words: "en" })).toString();
  expect(text.split("\n")[0]).toBe("No packet was sent");
  expect(commands(text)).toContain("✓ ip route add 10.98.2.2 via 10.98.1.2");
});

test("a packet that arrived has a way and needs no change; one by its event; and one that is none", async () => {
  const { lab, machine } = await host(pair);
  const run = await machine.sh("ping -c 1 10.98.0.2");
  const picture = await run.why(run.frames.find((frame) => frame.dev === "lo"));
  expect(picture.toString()).toContain("10.98.0.2 > 10.98.0.2");
  expect(commands(picture.toString())).toEqual([]);
  expect(picture.mime["text/html"]).toContain("skbook-journey");
  await expect(run.why(999_999)).rejects.toThrow("no packet 999999 in this run");
  const lost = await lab.why("ping -c 1 -W 5 -I e0 10.98.0.2", { tries: 0 });
  expect(lost.toString()).toContain("✕");
  expect(lab.journal.filter((entry) => entry.act === "panes")).toHaveLength(2);
});

test("the sequence diagram tells below it what would let the packet pass", async () => {
  const { machine } = await host(pair);
  const run = await machine.sh("ping -c 1 -W 1 -I e0 10.98.0.2");
  const picture = await run.explain({ words: "en", title: "asked" });
  expect(picture.toString().split("\n")[0]).toContain("asked");
  expect(commands(picture.toString())).toEqual(["✓ sysctl -w net.ipv4.conf.e1.accept_local=1"]);
  expect(picture.mime["text/html"]).toContain("<code>sysctl -w net.ipv4.conf.e1.accept_local=1</code>");
  const fine = await (await machine.sh("ping -c 1 10.98.0.2")).explain({ words: "en" });
  expect(commands(fine.toString())).toEqual([]);
});

test("nobody has the address: the same packet passes when somebody does, though it then has another source", async () => {
  const { machine } = await host(pair.replace("ip addr add 10.98.0.2/24 dev e1", "true"));
  const text = (await (await machine.sh("ping -c 1 -W 1 10.98.0.2")).why()).toString();
  expect(commands(text)).toContain("✓ ip addr add 10.98.0.2/32 dev e1");
});

test("machines that the packet never comes near are not tried, and yes or no is one try", async () => {
  const tried = async (others: number) => {
    const { lab, machine } = await host(pair);
    for (let number = 0; number < others; number++) {
      const [one, two] = [lab.machine(`far${number}`), lab.machine(`farther${number}`)];
      lab.connect(one, two);
      for (const each of [one, two]) await each.sh("ip link set lo up; ip link set eth0 up");
      await one.sh(`ip addr add 10.97.${number}.7/24 dev eth0; sleep 60`);
    }
    const run = await machine.sh("ping -c 1 -W 1 -I e0 10.98.0.2");
    const text = (await run.why(undefined, { words: "en" })).toString();
    return Number(/\((\d+) changes? tried/.exec(text)![1]);
  };
  const alone = await tried(0);
  expect(await tried(2)).toBe(alone);
  // accept_local is asked for as yes or no: its 2 would be one more.
  expect(alone).toBe(5);
});

// Pictures of what a lab really does: nothing overlaps, and every decision has words.
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";
import { sequenceDiagram } from "../../src/view/index.js";
import { wordsOf } from "../../src/view/words.js";
import { expectTidy } from "./geometry.js";
import { drawingsOf } from "./golden.js";

const pair = [
  "ip link set lo up; ip link set eth0 up; ip addr add 10.4.0.1/24 dev eth0",
  "ip link add left type veth peer name right; ip link set left up; ip link set right up",
  "ip addr add 10.9.0.1/24 dev left; ip addr add 10.9.0.2/24 dev right",
].join("\n");

const scripts = [
  pair,
  "ping -c 2 10.4.0.2",
  "ping -c 2 10.4.0.77",
  "ping -c 2 -I left 10.9.0.2",
  "sysctl -w net.ipv4.conf.left.accept_local=1 net.ipv4.conf.right.accept_local=1; ping -c 2 -I left 10.9.0.2",
  "ip link set right down; ping -c 1 -W 1 -I left 10.9.0.2",
];

test.each(["debian12", "centos7"] as const)("%s: a lab's own runs", async (profile) => {
  const lab = new Lab({ profile, seed: 7 });
  const [one, two] = [lab.machine("one"), lab.machine("two")];
  lab.cable(lab.nic(one, "eth0"), lab.nic(two, "eth0"));
  await two.sh("ip link set lo up; ip link set eth0 up; ip addr add 10.4.0.2/24 dev eth0");
  for (const script of scripts) {
    const run = await one.sh(script);
    expectTidy(drawingsOf(run.sequence()));
    expectTidy(drawingsOf(await lab.topology()));
    expectTidy(drawingsOf(await run.topology()));
    expect(run.table().toString()).not.toContain("undefined");
    for (const { verdict } of run.decisions)
      for (const language of ["zh-CN", "en"] as const)
        expect(wordsOf(language).verdicts, verdict).toHaveProperty([verdict]);
  }
  const all = lab.log.events;
  expectTidy(drawingsOf(sequenceDiagram(all, lab.snapshot())));
});

/** So many hosts behind one bridge. */
async function bridged(hosts: number): Promise<Lab> {
  const lab = new Lab({ seed: 8 });
  const host = lab.machine("host");
  await host.sh("ip link add sw0 type bridge; ip addr add 10.4.9.254/24 dev sw0; ip link set sw0 up");
  for (let n = 1; n <= hosts; n++)
    await host.sh(`ip netns add n${n}; ip link add v${n} type veth peer name e0 netns n${n}
ip link set v${n} master sw0 up; ip -n n${n} addr add 10.4.9.${n}/24 dev e0; ip -n n${n} link set e0 up
ip -n n${n} route add default via 10.4.9.254`);
  await host.sh("sleep 3");
  return lab;
}

test("a packet's way is drawn on the topology: device after device, and where it ended", async () => {
  const lab = await bridged(3);
  const host = lab.machine("host");
  const across = await (await host.sh("ip netns exec n1 ping -c 1 10.4.9.2")).topology({ words: "en" });
  expect(across.toString()).toContain("The packet's way: host/n1/e0 → host/v1 → host/v2 → host/n2/e0.");
  const run = await host.sh("ip netns exec n1 ping -c 1 -W 1 10.77.0.1");
  const lost = await run.topology({ words: "en" });
  expect(lost.toString()).toContain("host/n1/e0 → host/v1 → host/sw0 → ✕ IP_INADDRERRORS.");
  const [svg = ""] = drawingsOf(lost);
  expect(svg).toContain("prefers-reduced-motion:no-preference");
  expect(svg).toContain("✕ IP_INADDRERRORS");
  const asked = run.frames.find(({ dev, skb }) => dev === "v1" && skb === run.drops[0]?.skb);
  expect(await run.topology({ words: "en", ...(asked ? { packet: asked } : {}) })).toEqual(lost);
  for (const picture of [across, lost]) expectTidy(drawingsOf(picture));
});

test("sixty devices: cards say less, nothing overlaps", async () => {
  const lab = await bridged(19);
  const picture = await lab.topology();
  const [svg = ""] = drawingsOf(picture);
  expectTidy([svg]);
  expect(svg).toContain("10.4.9.19/24");
  expect(svg).not.toContain("fe80::");
  expect(picture.toString()).toContain("fe80::");
});

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
    expect(run.table().toString()).not.toContain("undefined");
    for (const { verdict } of run.decisions)
      for (const language of ["zh-CN", "en"] as const)
        expect(wordsOf(language).verdicts, verdict).toHaveProperty([verdict]);
  }
  const all = lab.log.events;
  expectTidy(drawingsOf(sequenceDiagram(all, lab.snapshot())));
});

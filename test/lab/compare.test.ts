// Two tellings beside each other: what differs, where they part, and how they ended.
import { expect, test } from "vitest";
import { compare, Lab } from "../../src/index.js";

const pair = `ip link set lo up; ip link add e0 type veth peer name e1
ip addr add 10.95.0.1/24 dev e0; ip addr add 10.95.0.2/24 dev e1
ip link set e0 up; ip link set e1 up
sleep 2
ping -c 1 -W 4 -I e0 10.95.0.2`;

async function told(options = {}): Promise<Lab> {
  const lab = new Lab({ seed: 9, ...options });
  await lab.machine("h").sh(pair);
  return lab;
}

test("one setting otherwise: where the stories part, and what ended differently", async () => {
  const lab = await told();
  const other = await lab.replay({ sysctl: { "net.ipv4.conf.e1.accept_local": 1 } });
  const text = compare(lab, other, { names: ["off", "on"], words: "en" }).toString();
  expect(text.split("\n")[0]).toBe("Comparison: off and on");
  expect(text).toMatch(/Where they part, with off: .*IP_LOCAL_SOURCE.* arp_process\(\)/);
  expect(text).toMatch(/Where they part, with on: .*answered \(ARP reply\) arp_process\(\)/);
  expect(text).toMatch(/^≠ .*\| .*ICMP echo reply/m);
  expect(text).toContain("h net.ipv4.conf.e1.accept_local: 0 | 1");
  expect(text).toMatch(/h neighbour 10\.95\.0\.2 dev e0: FAILED \| REACHABLE/);
  expect(text).toMatch(/^ {2}… \d+ equal events …/m);
});

test("another seed differs in nothing that counts", async () => {
  const [one, other] = [await told(), await told({ seed: 10 })];
  const text = compare(one, other, { words: "en" }).toString();
  expect(text).not.toMatch(/^≠ .*(?:ARP|ICMP echo|arp_process)/m);
  expect(compare(one, await one.fork(), { words: "en" }).toString()).toContain("Both stories are the same.");
});

test("as HTML: a table without a script, names escaped", async () => {
  const lab = await told();
  const html = compare(lab, await lab.replay({ profile: "centos7" }), { names: ["<a>", "b"] }).mime["text/html"] ?? "";
  expect(html).toContain("&lt;a&gt;");
  expect(html).not.toContain("<script");
});

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

test("both sequence diagrams stand side by side, what differs is marked, what is equal is quiet", async () => {
  const lab = await told({ sysctl: { "net.ipv4.conf.e1.accept_local": 1 } });
  const strict = await lab.replay({ sysctl: { "net.ipv4.conf.e1.rp_filter": 1 } });
  const { mime } = compare(lab, strict, { words: "en" });
  const html = mime["text/html"]!;
  expect(html).toMatch(/display: flex; flex-wrap: wrap/);
  const drawings = [...html.matchAll(/src="data:image\/svg\+xml;base64,([^"]+)"/g)].map(([, code]) =>
    Buffer.from(code!, "base64").toString(),
  );
  expect(drawings.length).toBe(2);
  const [one, other] = drawings as [string, string];
  expect(one).toMatch(/… \d+ equal events …/);
  expect(one).toContain("≠");
  expect(one).toMatch(/ICMP echo request seq 1/);
  expect(other).toContain("IP_RPFILTER");
  expect(other).not.toMatch(/ICMP echo reply/);
  expect(one + other).not.toContain("NaN");
  // Nothing is marked that both tell.
  expect(other.split("≠").length).toBeLessThan(one.split("≠").length);
});

test("they are called by what they were made with, and a lost packet is a sentence", async () => {
  const router = async (options = {}) => {
    const lab = new Lab({ seed: 2, ...options });
    const [host, gate] = [lab.machine("host"), lab.machine("gate")];
    lab.connect(host, gate);
    await gate.sh("ip link set eth0 up; ip addr add 10.95.1.1/24 dev eth0; ip addr add 10.95.9.1/32 dev lo");
    await host.sh("ip link set eth0 up; ip addr add 10.95.1.2/24 dev eth0; ip route add default via 10.95.1.1");
    await host.sh("ping -c 1 -W 1 10.95.7.7");
    return lab;
  };
  const lab = await router();
  const other = await lab.replay({ sysctl: { "gate:net.ipv4.ip_forward": 1 } });
  const text = compare(lab, other, { words: "en" }).toString();
  expect(text.split("\n")[0]).toBe("Comparison: gate:net.ipv4.ip_forward=0 and gate:net.ipv4.ip_forward=1");
  expect(text).toContain(
    "Where they part, with gate:net.ipv4.ip_forward=0: the ICMP echo request seq 1 is lost at ip_error(): IP_INADDRERRORS",
  );
  const newer = compare(lab, await lab.replay({ profile: "centos7", seed: 3 }), { words: "en" }).toString();
  expect(newer.split("\n")[0]).toBe("Comparison: Linux 6.1, seed 2 and Linux 3.10, seed 3");
  expect(newer).not.toContain("bc_forwarding");
});

test("what one tells after the other was over is later, not different", async () => {
  const lab = await told();
  const longer = await lab.fork();
  await longer.sleep(60);
  const text = compare(lab, longer, { words: "en" }).toString();
  expect(text).toContain("Both stories are the same.");
});

// Two tellings beside each other: what differs, where they part, and how they ended.
import { expect, test } from "vitest";
import { compare, Lab } from "../../src/index.js";
import { css } from "../../src/report/style.js";
import { pairs } from "../../src/view/comparison/pairs.js";
import { forks } from "../linux/forks/story.js";

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

test("a setting that nothing ever had is said, as the stories are the same without it", async () => {
  const lab = await told();
  const other = await lab.replay({ sysctl: { "net.ipv4.conf.e7.accept_local": 1 } });
  const text = compare(lab, other, { words: "en" }).toString();
  expect(text).toContain("Both stories are the same.");
  expect(text).toContain("no machine, namespace or device of this story ever had net.ipv4.conf.e7.accept_local");
  expect(compare(lab, await lab.fork()).toString()).not.toContain("ever had");
});

test("another seed differs in nothing that counts", async () => {
  const [one, other] = [await told(), await told({ seed: 10 })];
  const text = compare(one, other, { words: "en" }).toString();
  expect(text).not.toMatch(/^≠ .*(?:ARP|ICMP echo|arp_process)/m);
  expect(compare(one, await one.fork(), { words: "en" }).toString()).toContain("Both stories are the same.");
});

test("packets that both tell and that differ in a field: which field, on either side, and where the stories part", async () => {
  const lab = await told({ sysctl: { "net.ipv4.conf.e1.accept_local": 1 } });
  const line = "ping -c 1 -W 4 -I e0 10.95.0.2";
  const against = async (other: string) =>
    compare(lab, await lab.replay({ lines: { [line]: other } }), { words: "en" }).toString();
  const hops = await against(line.replace("-c 1", "-c 1 -t 9"));
  expect(hops).toContain("Where they part, with b: ping ICMP echo request seq 1 sent by the process [Time to live: 9]");
  expect(hops).toMatch(/^≠ \S+ e0 ICMP echo request .*\[Time to live: 64\] +\| .*\[Time to live: 9\]$/m);
  expect(hops).not.toMatch(/^≠ .*echo reply/m);
  expect(await against(line.replace("-c 1", "-c 1 -s 100"))).toMatch(
    /^≠ .*reply.*\[Total length: 84\] .*\[Total length: 128\]$/m,
  );
  expect(await against(line.replace("-c 1", "-c 1 -Q 0x20"))).toMatch(
    /\[Type of service: 0x00 .*\| .*\[Type of service: 0x20/,
  );
  expect(await against(line.replace("-c 1", "-c 1 -p 11"))).toContain("[Data: 0x1111111111111111]");
  // Fields have their Chinese names beside the English ones, and both diagrams mark the packet.
  const { mime } = compare(lab, await lab.replay({ lines: { [line]: line.replace("-c 1", "-c 1 -t 9") } }));
  expect(mime["text/plain"]).toContain("[生存时间 Time to live：9]");
  const drawn = [...mime["text/html"]!.matchAll(/src="data:image\/svg\+xml;base64,([^"]+)"/g)];
  for (const [, code] of drawn) expect(Buffer.from(code!, "base64").toString()).toContain("≠");
  expect(drawn.length).toBeGreaterThanOrEqual(2);
});

test("what is lost on a link is called what it is, and which of several machines tells it", async () => {
  const lab = new Lab({ seed: 4 });
  const [one, other] = [lab.machine("one"), lab.machine("other")];
  lab.connect(one, other, { delay: "1ms" });
  await one.sh("ip link set eth0 up; ip addr add 10.95.2.1/24 dev eth0");
  await other.sh("ip link set eth0 up; ip addr add 10.95.2.2/24 dev eth0; sleep 3");
  await one.sh("ping -c 1 -W 1 10.95.2.2");
  const lossy = await lab.replay({ links: { "one/eth0 - other/eth0": { delay: "1ms", loss: "100%" } } });
  const text = compare(lab, lossy, { words: "en" }).toString();
  expect(text).toMatch(/the ICMPv6 listener report v2 is lost at link rule: loss 100 %: LINK_LOSS$/m);
  expect(text).toMatch(/^≠ .*one:eth0 ARP Request dropped: LINK_LOSS/m);
  expect(text).toMatch(/^≠ \S+ other:eth0 ARP Request arrives/m);
  expect(text).not.toContain("?");
});

test("what ended differently: addresses, routes, rules, devices, settings and counters; a namespace of one is one line", async () => {
  const lab = await told();
  const other = await lab.fork();
  const commands = `ip addr add 10.96.0.1/24 dev e0; ip route add 10.97.0.0/16 via 10.96.0.2 metric 7; ip rule add pref 90 lookup 9
ip link set e1 mtu 1400; ip link set e0 address 02:00:00:00:00:07; ip link add br0 type bridge; ip link set e1 master br0
ip netns add blue; sysctl -w net.ipv4.ping_group_range="0 9"; ping -c 2 127.0.0.1`;
  await other.machine("h").sh(commands);
  const ends = compare(lab, other, { words: "en" }).toString().split("What ended differently:\n")[1]!.split("\n");
  for (const end of [
    "address 10.96.0.1/24 dev e0: – | ✓",
    "route 10.97.0.0/16 via 10.96.0.2 dev e0 metric 7: – | ✓",
    "rule 90: from all lookup 9: – | ✓",
    "dev e1 mtu: 1500 | 1400",
    "dev e0 address: – | 02:00:00:00:00:07",
    "dev e1 master: – | br0",
    "dev br0: – | DOWN",
    "net.ipv4.ping_group_range: 1 0 | 0 9",
    "dev lo rx packets: 1 | 5",
    "IcmpMsgInType0: 0 | 2",
  ])
    expect(ends).toContain(`  h ${end}`);
  expect(ends).toContain("  h/blue: – | ✓");
  expect(ends.filter((end) => /h\/blue|conf\.br0|undefined/.test(end)).length).toBe(1);
  expect(compare(lab, other).mime["text/html"]).toMatch(/<summary[^>]*>\d+ 个不同的计数器/);
  expect(() => compare(lab, 5 as never)).toThrow("compare takes two labs, and this is 5");
});

test("of very many differences the first are shown, and how many there are; all are when that is asked for", async () => {
  const lab = new Lab({ seed: 5 });
  await lab.machine("h").sh("ip link set lo up; ping -q -i 0.01 -c 400 127.0.0.1");
  const other = await lab.replay({ sysctl: { "net.ipv4.ip_default_ttl": 9 } });
  const { mime } = compare(lab, other, { words: "en" });
  const lines = mime["text/plain"].split("\n").filter((line) => line.startsWith("≠"));
  expect(lines.length).toBeLessThanOrEqual(200);
  expect(mime["text/plain"]).toMatch(/^ {2}… \d+ more lines not shown …/m);
  expect(mime["text/html"]!.length).toBeLessThan(1_500_000);
  const all = compare(lab, other, { words: "en", limit: 1e6 }).toString();
  expect(all.split("\n").filter((line) => /^≠ .*\[Time to live: 64\] .*\[Time to live: 9\]$/.test(line)).length).toBe(
    2400,
  );
});

test("two lists whose differences are too many to weigh are aligned step by step", () => {
  const told = (lost: (n: number) => boolean) =>
    Array.from({ length: 3000 }, (_, n) => (lost(n) ? [`ask ${n}`] : [`ask ${n}`, "way", `answer ${n}`])).flat();
  const [one, other] = [told(() => false), told((n) => n % 3 === 0)];
  const stepwise = pairs(one, other, 10);
  expect(stepwise).toEqual(pairs(one, other));
  expect(stepwise.filter(([, right]) => right === undefined).length).toBe(2000);
  // Nothing in common: each is told once.
  expect(pairs(["a", "b", "c"], ["d"], 1)).toEqual([
    [0, undefined],
    [undefined, 0],
    [1, undefined],
    [2, undefined],
  ]);
});

test("of generated labs: a fork is the same story, and another seed differs in no field", {
  timeout: 60_000,
}, async () => {
  for (const make of forks(4242, 20)) {
    const { original, copy } = await make();
    expect(compare(original, copy, { words: "en" }).toString()).not.toMatch(/undefined|NaN|\[object/);
    expect(compare(copy, await copy.fork(), { words: "en" }).toString()).toContain("Both stories are the same.");
    const other = await original.replay({ seed: 77 });
    expect(compare(original, other, { words: "en", limit: 1e6 }).toString()).not.toMatch(/^≠ .*\].* \| .*\]$/m);
  }
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
  expect(html).toMatch(/class="skbook-beside" style="display: flex; flex-wrap: wrap/);
  // A page gives them the room that its prose does not need.
  expect(css).toMatch(/body:has\(\.skbook-beside\) \{ grid-template-columns: 15rem minmax\(0, 84rem\)/);
  // The lines have a name of their own beside the diagrams' text forms.
  expect(html.match(/>As text</g)?.length).toBe(2);
  expect(html).toContain(">Line by line<");
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

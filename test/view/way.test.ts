// The way of a packet that is cut: it goes on as its fragments, on the topology, in the journey, and in what is called lost.
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";
import { expectTidy } from "./geometry.js";
import { drawingsOf } from "./golden.js";

/** one - two - three in namespaces; the second link is as narrow as told, and the third host's card has a name of its own. */
async function row(mtu: number): Promise<Lab> {
  const lab = new Lab({ seed: 3 });
  await lab.machine("m").sh(`
    for n in one two three; do ip netns add $n; ip -n $n link set lo up; done
    ip -n one link add a0 type veth peer name a1 netns two; ip -n two link add b0 type veth peer name b1 netns three
    ip -n one addr add 10.41.0.1/24 dev a0; ip -n two addr add 10.41.0.2/24 dev a1
    ip -n two addr add 10.42.0.2/24 dev b0; ip -n three addr add 10.42.0.3/24 dev b1
    ip -n one link set a0 up; ip -n two link set a1 up
    ip -n two link set b0 up mtu ${mtu}; ip -n three link set b1 up mtu ${mtu}
    ip netns exec two sysctl -q -w net.ipv4.ip_forward=1
    ip -n one route add default via 10.41.0.2; ip -n three route add default via 10.42.0.2
    sleep 3`);
  return lab;
}

const wayIn = (picture: object): string => /way: (.*)\.$/m.exec(String(picture))![1]!;

test("a packet that a router cuts goes on as its pieces, to where they are whole again", async () => {
  const lab = await row(700);
  const run = await lab.machine("m").sh("ip netns exec one ping -c 1 -M dont -s 1400 10.42.0.3");
  expect(run.text).toContain("1 received");
  const picture = await run.topology({ words: "en" });
  expect(wayIn(picture)).toBe("m/one/a0 → m/two/a1 → cut into 3 → m/two/b0 → m/three/b1 → 3 put together");
  const [svg = ""] = drawingsOf(picture);
  // Both wires are taken, each once, whatever number of pieces goes over it.
  expect(svg.match(/<path [^>]*class="[^"]*flow/g)).toHaveLength(2);
  for (const said of ["cut into 3", "3 put together"]) expect(svg).toContain(`>${said}<`);
  expectTidy([svg]);
  // Whoever names one of the pieces means the packet that it is a piece of.
  // The last, which alone is short; an ARP frame is not IPv4's.
  const piece = run.frames.find(({ dev, bytes }) => dev === "b1" && bytes.length < 200 && bytes[13] === 0);
  const named = await run.topology({ words: "en", ...(piece && { packet: piece }) });
  expect(named).toEqual(picture);
  const chinese = await run.topology();
  expectTidy(drawingsOf(chinese));
  expect(String(chinese)).toContain("切成 3 片 → m/two/b0 → m/three/b1 → 3 片重组");
});

test("cut where it is sent, and its pieces cut again: all of them are counted", async () => {
  const lab = await row(300);
  await lab.machine("m").sh("ip -n one link set a0 mtu 700; ip -n two link set a1 mtu 700");
  const run = await lab.machine("m").sh("ip netns exec one ping -c 1 -M dont -s 1400 10.42.0.3");
  expect(run.text).toContain("1 received");
  // 1408 bytes as 680, 680 and 48, of which each of the first two is cut into 280, 280 and 120.
  const picture = await run.topology({ words: "en" });
  expect(wayIn(picture)).toBe("cut into 3 → m/one/a0 → m/two/a1 → cut into 6 → m/two/b0 → m/three/b1 → 7 put together");
  expectTidy(drawingsOf(picture));
});

test("one piece is lost: the others come, and wait in vain", async () => {
  const lab = new Lab({ seed: 3 });
  const [left, right] = [lab.machine("left"), lab.machine("right")];
  let nth = 0;
  lab
    .connect(left, right, {})
    .rule("second piece", ({ bytes }) => (bytes.length > 1000 && ++nth === 2 ? "drop" : "pass"));
  await left.sh("ip link set eth0 up; ip addr add 10.43.0.1/24 dev eth0");
  await right.sh("ip link set eth0 up; ip addr add 10.43.0.2/24 dev eth0; sleep 3");
  const run = await left.sh("ping -c 1 -W 40 -s 4000 10.43.0.2");
  const picture = await run.topology({ words: "en" });
  expect(wayIn(picture)).toMatch(/^cut into 3 → left\/eth0 → ✕ \S+ → right\/eth0 → ✕ FRAG_REASM_TIMEOUT$/);
  expectTidy(drawingsOf(picture));
});

test("a large ping that is answered is not called lost, and its journey goes through both cuts to the process", async () => {
  const lab = await row(700);
  const run = await lab.machine("m").sh("ip netns exec one ping -c 1 -M dont -s 1400 10.42.0.3");
  const lines = String(await run.why(undefined, { words: "en" })).split("\n");
  const at = (pattern: RegExp, from = 0) => lines.findIndex((line, n) => n >= from && pattern.test(line));
  const steps = [/● ICMP echo request/, /cut into fragments/, /fragment at 1360/, /whole again/, /made a reply/];
  const back = [
    /● ICMP echo reply/,
    /cut into fragments/,
    /fragment at 1360/,
    /whole again/,
    /delivered to the process/,
  ];
  let last = -1;
  for (const step of [...steps, ...back]) {
    const next = at(step, last + 1);
    expect(next, `${step} after line ${last}`).toBeGreaterThan(last);
    last = next;
  }
  expect(lines.join("\n")).not.toMatch(/changes tried/);
});

// Routes that nobody would have asked for are not tried: what the search answers is what it answers when it tries them all.
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { Lab } from "../../src/index.js";
import { Needless } from "../../src/lab/asked.js";

afterEach(() => vi.restoreAllMocks());

const runs = Number(process.env.SKBOOK_RUNS ?? 12);

/** Three hosts in a row in namespaces, each end with what may be wrong with it, and a ping across. */
const chain = fc.record({
  profile: fc.constantFrom("debian12", "centos7"),
  forward: fc.boolean(),
  back: fc.constantFrom("", "default via 10.98.2.1", "10.98.1.0/24 via 10.98.2.1", "10.98.1.0/24 via 10.98.2.9"),
  there: fc.constantFrom("", "default via 10.98.1.2", "10.98.2.0/24 via 10.98.1.2", "default via 10.98.1.7"),
  spoil: fc.subarray(
    [
      "ip netns exec r sysctl -qw net.ipv4.conf.all.rp_filter=1; ip -n r route add 10.98.1.1 dev f0",
      "ip -n r route add blackhole 10.98.2.2",
      "ip -n r rule add from 10.98.1.1 prohibit",
      "ip -n s link set f1 down",
      "ip netns exec s sysctl -qw net.ipv4.icmp_echo_ignore_all=1",
      "ip netns exec s sysctl -qw net.ipv4.conf.f1.arp_ignore=8",
      "ip -n r link add g0 type dummy; ip -n r addr add 10.98.3.1/24 dev g0; ip -n r link set g0 up",
      "ip link add p0 type veth peer name p1; ip addr add 10.98.1.9/24 dev p0; ip addr add 10.98.2.2/32 dev p1; ip link set p0 up; ip link set p1 up",
    ],
    { maxLength: 3 },
  ),
  ping: fc.constantFrom("10.98.2.2", "-I e0 10.98.2.2", "10.98.1.2", "10.98.2.77", "-I 10.98.1.1 10.98.2.2"),
});
type Chain = typeof chain extends fc.Arbitrary<infer T> ? T : never;

const story = ({ forward, back, there, spoil }: Chain): string => `ip link set lo up; ip netns add r; ip netns add s
ip link add e0 type veth peer name e1 netns r; ip addr add 10.98.1.1/24 dev e0; ip link set e0 up
ip -n r addr add 10.98.1.2/24 dev e1; ip -n r link set e1 up
ip -n r link add f0 type veth peer name f1 netns s; ip -n r addr add 10.98.2.1/24 dev f0; ip -n r link set f0 up
ip -n s addr add 10.98.2.2/24 dev f1; ip -n s link set f1 up
${there && `ip route add ${there}`}
${back && `ip -n s route add ${back}`}
ip netns exec r sysctl -qw net.ipv4.ip_forward=${Number(forward)}
${spoil.join("\n")}
sleep 2`;

async function answer(made: Chain): Promise<string> {
  const lab = new Lab({ profile: made.profile, seed: 6 });
  const machine = lab.machine("h");
  await machine.sh(story(made));
  const run = await machine.sh(`ping -c 1 -W 1 ${made.ping}`);
  return (await run.why(undefined, { words: "en", tries: 1000 })).toString();
}

const counted = /\d+ changes? tried/g;
const tried = (text: string): number => Number(/(\d+) changes? tried/.exec(text)?.[1] ?? 0);

test("what lets a packet pass, and how far it comes, is the same as with every route tried", {
  timeout: 120_000,
}, async () => {
  let spared = 0;
  await fc.assert(
    fc.asyncProperty(chain, async (made) => {
      const pruned = await answer(made);
      vi.spyOn(Needless.prototype, "has").mockReturnValue(false);
      const whole = await answer(made);
      vi.restoreAllMocks();
      expect(pruned.replace(counted, "")).toBe(whole.replace(counted, ""));
      spared += tried(whole) - tried(pruned);
    }),
    { numRuns: runs, seed: 11 },
  );
  expect(spared).toBeGreaterThan(0);
});

// The fast path does what the long way does: the same story with it and without it leaves the same events (frames to the byte,
// decisions, drops), the same counters and the same words. Broken once each, to see it fail: the checksum of an answer, the
// identification of what is sent, a counter, a look at the neighbour, at Kernel.changes, at a socket's TTL.
import { afterEach, describe, expect, test, vi } from "vitest";
import { Lab } from "../../src/lab/lab.js";
import { Flows } from "../../src/net/flow.js";
import { Answer, Local } from "../../src/net/flowlocal.js";
import { Passing } from "../../src/net/flowpass.js";
import { Sending } from "../../src/net/flowsend.js";
import * as icmp from "../../src/wire/icmp.js";

const network = `
for i in 0 1 2 3; do ip netns add h$i; ip -n h$i link set lo up; done
for i in 0 1 2; do
  j=$((i+1))
  ip link add e0 netns h$i type veth peer name e1 netns h$j
  ip -n h$i addr add 10.0.$i.1/24 dev e0; ip -n h$j addr add 10.0.$i.2/24 dev e1
  ip -n h$i link set e0 up; ip -n h$j link set e1 up
done
for i in 1 2; do ip netns exec h$i sysctl -qw net.ipv4.ip_forward=1; done
ip -n h0 route add 10.0.0.0/8 via 10.0.0.2; ip -n h1 route add 10.0.2.0/24 via 10.0.1.2
ip -n h2 route add 10.0.0.0/24 via 10.0.1.1; ip -n h3 route add 10.0.0.0/8 via 10.0.2.1
p() { ip netns exec h0 ping "$@" 10.0.2.2; }
q() { ip netns exec h0 ping "$@" 10.0.0.2; }
p -c 4 -i 0.2
q -c 4 -i 0.2
`;

/** What happens between two rows of packets of the same flow. */
const changes: Readonly<Record<string, string>> = {
  "nothing at all": ":",
  "another TTL, TOS and size": "p -c 2 -t 2; p -c 2 -Q 0x10; p -c 2 -s 1200; p -c 1 -s 4000; p -c 1 -M do -s 1473",
  "a route that goes": "ip -n h1 route del 10.0.2.0/24; p -c 1 -W 1; ip -n h1 route add 10.0.2.0/24 via 10.0.1.2",
  "a blackhole": "ip -n h2 route add blackhole 10.0.2.2; p -c 2 -W 1; ip -n h2 route del blackhole 10.0.2.2",
  "a rule": "ip -n h1 rule add from 10.0.0.1 prohibit; p -c 2 -W 1",
  "no router any more": "ip netns exec h2 sysctl -qw net.ipv4.ip_forward=0; p -c 2 -W 1",
  "a strict reverse path":
    "ip -n h2 route del 10.0.0.0/24; ip netns exec h2 sysctl -qw net.ipv4.conf.e1.rp_filter=1; p -c 2 -W 1",
  "a smaller MTU": "ip -n h2 link set e0 mtu 600; p -c 2 -s 1000; p -c 2 -M do -s 1000",
  "a peer that takes less": "ip -n h2 link set e1 mtu 600; p -c 2; p -c 2 -s 900 -W 1",
  "a device that goes down": "ip -n h2 link set e0 down; p -c 1 -W 1; ip -n h2 link set e0 up; sleep 1.2",
  "a peer that goes down": "ip -n h3 link set e1 down; p -c 2 -W 1",
  "another MAC": "ip -n h2 link set e1 address 02:00:00:00:00:77; p -c 2 -W 1",
  "a neighbour that is another's": "ip -n h1 neigh replace 10.0.1.2 lladdr 02:00:00:00:00:99 dev e0; p -c 2 -W 1",
  "a neighbour that is forgotten": "ip -n h1 neigh flush dev e0; p -c 2",
  "neighbours that grow old": "sleep 8; p -c 2; sleep 50; p -c 2; sleep 6",
  "an address that goes": "ip -n h2 addr del 10.0.2.1/24 dev e0; p -c 2 -W 1",
  "a device that becomes a port": "ip -n h2 link add br0 type bridge; ip -n h2 link set e1 master br0; p -c 1 -W 1",
  "somebody who listens": "ip netns exec h1 timeout 2 tcpdump -ni e0 icmp & sleep 0.5; p -c 2; wait",
  "many hops": "ip -n h1 route replace 10.0.2.0/24 nexthop via 10.0.1.2 nexthop via 10.0.1.2 dev e0; p -c 3",
};

/** The same for the ends of a way: what h1 is asked and answers, what h0 sends and hears. */
const ends: Readonly<Record<string, string>> = {
  "nothing at all": ":",
  "another TTL, TOS, size and pattern":
    "q -c 2 -t 3; q -c 2 -Q 0x10; q -c 2 -s 999; q -c 2 -s 0; q -c 2 -p ff00; q -c 1 -s 3000",
  "sizes that no MTU takes": "ip -n h0 link set e0 mtu 700; q -c 2 -s 690; q -c 2 -M do -s 690; q -c 2 -s 100 -M dont",
  "a raw socket, and one with a mark and a device": "q -c 2 -e 0; q -c 2 -m 7; q -c 2 -I e0; q -c 2 -I 10.0.0.1",
  "two that ping at once": "q -c 5 -i 0.1 & q -c 5 -i 0.1; wait; q -e 5 -c 3 -i 0.1 & q -e 5 -c 3 -i 0.1; wait",
  "several on their way": "q -f -q -l 8 -c 60; q -f -q -l 8 -s 200 -c 40; q -f -q -l 40 -c 120",
  "a host that does not answer": "ip netns exec h1 sysctl -qw net.ipv4.icmp_echo_ignore_all=1; q -c 2 -W 1",
  "answers that are limited": "ip netns exec h1 sysctl -qw net.ipv4.icmp_ratemask=6169; q -f -c 30 -W 1",
  "another TTL of what is answered": "ip netns exec h1 sysctl -qw net.ipv4.ip_default_ttl=9; q -c 2",
  "a way back that goes": "ip -n h1 route add blackhole 10.0.0.1; q -c 2 -W 1; ip -n h1 route del blackhole 10.0.0.1",
  "a way there that goes":
    "ip -n h0 route add unreachable 10.0.0.2; q -c 2 -W 1; ip -n h0 route del unreachable 10.0.0.2",
  "another TTL from the same socket": "ip netns exec h0 traceroute -I -n -q 2 -w 1 10.0.2.2; q -c 2",
  "several ways": "ip -n h0 route add 10.0.0.2 nexthop dev e0 nexthop dev e0 weight 2; q -c 3",
  "a learnt MTU": "ip -n h2 link set e1 mtu 800; ip -n h1 link set e0 mtu 800; p -c 3 -s 900; p -c 2 -s 100; q -c 2",
  "an address that goes": "ip -n h1 addr del 10.0.0.2/24 dev e1; q -c 2 -W 1",
  "another MAC": "ip -n h1 link set e1 address 02:00:00:00:00:77; q -c 2 -W 1; ip -n h0 neigh flush dev e0; q -c 2",
  "a neighbour that is another's": "ip -n h1 neigh replace 10.0.0.1 lladdr 02:00:00:00:00:99 dev e1; q -c 2 -W 1",
  "neighbours that grow old": "sleep 8; q -c 2; sleep 50; q -c 2; sleep 6; q -i 0.5 -c 30",
  "a peer that goes down": "ip -n h1 link set e1 down; q -c 2 -W 1; ip -n h1 link set e1 up; sleep 1.2; q -c 2",
  "a link that loses its carrier": "(sleep 0.3; ip -n h0 link set e0 down) & q -c 5 -i 0.1 -W 1; wait",
  "somebody who listens": "ip netns exec h1 timeout 2 tcpdump -ni any icmp & sleep 0.5; q -c 2; wait",
  "a duplicate, an answer that nobody waits for": "q -c 1 & sleep 0.00002; kill -9 $!; q -c 2; ping -c 2 127.0.0.1",
};

/** Every fast path takes part, or none. */
const paths = [Flows.prototype, Sending.prototype] as const;

async function told(change: string, profile: "centos7" | "debian12"): Promise<{ lab: Lab; text: string }> {
  const lab = new Lab({ seed: 4, profile });
  const run = await lab
    .machine("box")
    .sh(
      `${network}${change}\np -f -q -c 20\nq -f -q -c 20\nip netns exec h1 nstat -az; ip -n h2 -s link; ip -n h0 -s link`,
    );
  return { lab, text: run.text };
}

const profiles = ["debian12", "centos7"] as const;

async function compare(change: string, profile: (typeof profiles)[number]): Promise<void> {
  const fast = await told(change, profile);
  vi.spyOn(paths[0], "pass").mockReturnValue(false);
  vi.spyOn(paths[1], "ready").mockReturnValue(false);
  const slow = await told(change, profile);
  expect(fast.text).toBe(slow.text);
  expect(fast.lab.log.events).toEqual(slow.lab.log.events);
  for (const [name, netns] of fast.lab.machine("box").kernel.namespaces)
    expect([...netns.snmp.all()].filter(([, value]) => value > 0).sort()).toEqual(
      [...slow.lab.machine("box").kernel.namespaces.get(name)!.snmp.all()].filter(([, value]) => value > 0).sort(),
    );
}

afterEach(() => vi.restoreAllMocks());

describe("packets that pass go the fast path and leave the same after", () => {
  test.each(Object.entries(changes))("%s", async (_, change) => {
    const go = vi.spyOn(Passing.prototype, "go");
    await compare(change, "debian12");
    // Two routers, both ways; the first packets of each must go the long way.
    expect(go.mock.calls.length).toBeGreaterThan(8);
  });
});

describe.each(profiles)("so does what starts and ends here, on %s", (profile) => {
  test.each(Object.entries(ends))("%s", async (_, change) => {
    const steps = [
      vi.spyOn(Sending.prototype, "go"),
      vi.spyOn(Local.prototype, "go"),
      vi.spyOn(Answer.prototype, "go"),
    ];
    await compare(change, profile);
    // All but the first of four.
    for (const step of steps) expect(step.mock.calls.length).toBeGreaterThan(1);
  });
});

test("a message whose checksum its sender got wrong is found out behind a fast path, too", async () => {
  const story = async () => {
    const lab = new Lab({ seed: 4 });
    const box = lab.machine("box");
    await box.sh(network);
    const [h0, h1] = ["h0", "h1"].map((name) => box.kernel.namespaces.get(name)!);
    const socket = h0!.sockets.openRaw({ pid: 1, program: "forger" });
    const message = icmp.emit({ kind: "echo-request", id: 7, sequence: 1, data: new Uint8Array(20) });
    for (let row = 0; row < 3; row++) {
      // The second and the third are wrong.
      for (let i = 0; i < 4; i++) {
        if (i % 2 === 1) message[20] = message[20]! ^ 0x55;
        expect(socket.sendTo(0x0a000002, message)).toBe(undefined);
      }
      await box.sh("sleep 0.1");
    }
    return { events: lab.log.events, wrong: h1!.snmp.get("IcmpInCsumErrors") };
  };
  const go = vi.spyOn(Sending.prototype, "go");
  const fast = await story();
  expect([go.mock.calls.length > 8, fast.wrong]).toEqual([true, 6]);
  vi.spyOn(paths[0], "pass").mockReturnValue(false);
  vi.spyOn(paths[1], "ready").mockReturnValue(false);
  const slow = await story();
  expect(fast).toEqual(slow);
});

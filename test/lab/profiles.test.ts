// Where the two kernels and their tools differ (fidelity.md), the same script shows it.
import { describe, expect, it } from "vitest";
import { type Event, Lab } from "../../src/index.js";

type Profile = "debian12" | "centos7";

async function play(profile: Profile, script: string): Promise<{ text: string; events: readonly Event[] }> {
  const lab = new Lab({ profile });
  let text = "";
  await lab.machine("m").script(script, {
    write: (out) => {
      text += out.text;
    },
  });
  return { text, events: lab.log.events };
}

const pair = `ip link set lo up; ip link add e0 type veth peer name e1
ip addr add 10.97.0.1/24 dev e0; ip addr add 10.97.0.2/24 dev e1
ip link set e0 up; ip link set e1 up; sleep 3
`;

/** Seconds between the ARP questions in one run of three. */
function probeGaps(events: readonly Event[]): number[] {
  const asked = events.filter((e) => e.kind === "frame" && e.dir === "out" && e.bytes[12] === 8 && e.bytes[13] === 6);
  return asked.slice(1, 3).map((event, i) => (event.time - asked[i]!.time) / 1e9);
}

describe("the two profiles", () => {
  // What is shown, by which command, on Linux 6.1 with Debian 12's tools, on 3.10 with CentOS 7's.
  const words: readonly (readonly [string, string, RegExp, RegExp])[] = [
    ["ip link names a group", "ip link show lo", /mode DEFAULT group default qlen 1000$/m, /mode DEFAULT qlen 1$/m],
    [
      "ip route get tells a uid",
      "ip route get 10.97.0.9",
      / src 10\.97\.0\.1 uid 0 \n {4}cache \n/,
      / {2}src 10\.97\.0\.1\n {4}cache\n/,
    ],
    ["ip route get on this machine", "ip route get 10.97.0.1", /uid 0 \n {4}cache <local> \n/, /\n {4}cache <local>\n/],
    [
      "tcpdump's head",
      "timeout 1 tcpdump -i lo -n",
      /use -v\[v\]\.\.\. for full.*\n.*snapshot length/,
      /use -v or -vv for full.*\n.*capture size/,
    ],
    ["rp_filter's default", "sysctl -n net.ipv4.conf.e0.rp_filter net.ipv4.conf.all.rp_filter", /^0\n0\n/m, /^1\n1\n/m],
    [
      "an unknown interface",
      "ping -c 1 -I nosuch 127.0.0.1",
      /SO_BINDTODEVICE nosuch: No such device/,
      /unknown iface nosuch/,
    ],
    [
      "an extended acknowledgement",
      "ip route add 10.1.0.0/16 via 10.50.0.1",
      /Error: Nexthop has invalid gateway/,
      /RTNETLINK answers: Network is unreachable/,
    ],
  ];
  for (const [what, command, modern, old] of words)
    it(`differ in words: ${what}`, async () => {
      expect((await play("debian12", `${pair}${command}\n`)).text).toMatch(modern);
      expect((await play("centos7", `${pair}${command}\n`)).text).toMatch(old);
    });

  it("differ in whether a reply over lo reaches a ping that is bound to a device", async () => {
    // rp_filter 0: with CentOS 7's 1 the request itself is refused.
    const ping = `${pair}echo 0 >/proc/sys/net/ipv4/conf/all/rp_filter
for d in e0 e1; do echo 1 >/proc/sys/net/ipv4/conf/$d/accept_local; echo 0 >/proc/sys/net/ipv4/conf/$d/rp_filter; done
ping -c 2 -W 1 -I e0 10.97.0.2
`;
    const [modern, old] = [await play("debian12", ping), await play("centos7", ping)];
    expect(modern.text).toContain("2 packets transmitted, 2 received, 0% packet loss");
    expect(old.text).toContain("2 packets transmitted, 0 received, 100% packet loss");
    for (const { events } of [modern, old])
      expect(events.filter((e) => e.kind === "decision" && e.verdict === "replied")).toHaveLength(2);
    expect(old.events).toContainEqual(
      expect.objectContaining({
        kind: "decision",
        verdict: "no-socket",
        read: [{ name: "input device", value: "lo" }],
      }),
    );
  });

  it("differ in when a neighbour is asked again: a coarse tick, or a thousandth", async () => {
    const ping = `${pair}ping -c 1 10.97.0.9\n`;
    for (const gap of probeGaps((await play("debian12", ping)).events)) {
      expect(gap).toBeGreaterThan(1.005);
      expect(gap).toBeLessThan(1.09);
    }
    for (const gap of probeGaps((await play("centos7", ping)).events)) {
      expect(gap).toBeGreaterThan(0.999);
      expect(gap).toBeLessThan(1.006);
    }
  });
});

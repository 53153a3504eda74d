// No packet of a run ends without a reason: whatever entered a stack or a wire ends with a socket, a drop or a decision.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Event, Lab } from "../../src/index.js";
import { story } from "./chance.js";

/** Decisions after which a packet is still under way. */
const passing = new Set(["route", "queued", "local", "reassembled"]);

/** Packets of which nothing more is told, each with the last that is. */
function lost(events: readonly Event[]): string[] {
  const last = new Map<number, Event>();
  for (const event of events) {
    if (event.kind === "neigh" || event.kind === "change") continue;
    const before = last.get(event.skb);
    // A tap may look again at what has ended; that takes nothing back.
    if (before && ended(before)) continue;
    last.set(event.skb, event);
  }
  return [...last.values()]
    .filter((event) => !ended(event))
    .map(
      (event) =>
        `skb ${"skb" in event ? event.skb : ""} at ${event.time}: ${event.kind} ${"dev" in event ? event.dev : ""} ${"verdict" in event ? event.verdict : ""}`,
    );
}

function ended(event: Event): boolean {
  return (
    event.kind === "deliver" || event.kind === "drop" || (event.kind === "decision" && !passing.has(event.verdict))
  );
}

async function run(script: string, profile: "debian12" | "centos7"): Promise<Lab> {
  const lab = new Lab({ profile });
  await lab.machine("m").script(script);
  // Whoever waits for a neighbour is told within seconds.
  await lab.sleep(20);
  return lab;
}

describe("no packet ends without a reason", () => {
  const stories: Readonly<Record<string, string>> = {
    unanswered: "ping -c 3 -I e0 10.95.0.2",
    "to nobody": "ping -c 3 10.95.0.77",
    "over lo": "ping -c 2 10.95.0.2",
    answered: "sysctl -q -w net.ipv4.conf.all.accept_local=1; ping -c 3 -I e0 10.95.0.2",
    "ignored echo": "sysctl -q -w net.ipv4.icmp_echo_ignore_all=1; ping -c 2 -W 1 10.95.0.1",
    "a queue that is full": "sysctl -q -w net.ipv4.neigh.e0.unres_qlen_bytes=1000; ping -c 3 -i 0.3 10.95.0.77",
    "an expired neighbour":
      "ip neigh add 10.95.0.9 lladdr 02:00:00:00:00:99 dev e0 nud stale; ping -c 1 -W 1 10.95.0.9; sleep 10",
    "a device that goes down": "ping -c 2 -W 1 10.95.0.77 & sleep 0.5; ip link set e0 down; wait",
    "a device that is deleted": "ping -c 2 -W 1 10.95.0.77 & sleep 0.5; ip link del e1; wait",
  };
  for (const [name, commands] of Object.entries(stories))
    for (const profile of ["debian12", "centos7"] as const)
      it(`${name} (${profile})`, async () => {
        const lab = await run(
          `ip link set lo up; ip link add e0 type veth peer name e1
           ip addr add 10.95.0.1/24 dev e0; ip addr add 10.95.0.2/24 dev e1
           ip link set e0 up; ip link set e1 up; sleep 3\n${commands}`,
          profile,
        );
        expect(lab.log.events.some((event) => event.kind === "send")).toBe(true);
        expect(lost(lab.log.events)).toEqual([]);
      });

  it("in any small lab", async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.constantFrom("debian12" as const, "centos7" as const), async (script, profile) => {
        expect(lost((await run(script, profile)).log.events)).toEqual([]);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

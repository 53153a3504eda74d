// The same seed gives the same bytes; another seed gives another chance, and the same words.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mask } from "../../kernel/mask.js";
import { Lab } from "../../src/index.js";
import { story } from "./chance.js";

type Profile = "debian12" | "centos7";

/** Everything a run leaves, as text. */
async function everything(script: string, profile: Profile, seed: number): Promise<{ text: string; log: string }> {
  const lab = new Lab({ profile, seed });
  let text = "";
  await lab.machine("m").script(script, {
    write: (out) => {
      text += `${out.stream}: ${out.text}`;
    },
  });
  const bytes = (_key: string, value: unknown) => (value instanceof Uint8Array ? [...value].join(" ") : value);
  return { text, log: JSON.stringify(lab.log.events, bytes) };
}

const veth = `ip link set lo up; ip link add e0 type veth peer name e1
ip addr add 10.96.0.1/24 dev e0; ip addr add 10.96.0.2/24 dev e1
ip link set e0 up; ip link set e1 up
tcpdump -i e1 -n >/run/e1 2>&1 & p=$!
sleep 3
ping -c 3 -I e0 10.96.0.2
echo 1 >/proc/sys/net/ipv4/conf/all/accept_local
ping -c 3 -I e0 10.96.0.2
ip neigh; ip addr; ip route show table all
sleep 1; kill $p; wait $p; cat /run/e1
`;

describe("the same seed", () => {
  for (const profile of ["debian12", "centos7"] as const)
    it(`gives the same bytes, text and log (${profile})`, async () => {
      const [one, other] = [await everything(veth, profile, 5), await everything(veth, profile, 5)];
      expect(one.log.length).toBeGreaterThan(10_000);
      expect(other).toEqual(one);
    });

  it("gives the same bytes in any small lab", async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(), async (script, seed) => {
        expect(await everything(script, "debian12", seed)).toEqual(await everything(script, "debian12", seed));
      }),
      { seed: 11, numRuns: 30 },
    );
  });
});

describe("another seed", () => {
  it("gives other MACs, times and pids, and the same words", async () => {
    const [one, other] = [await everything(veth, "debian12", 5), await everything(veth, "debian12", 6)];
    expect(other.text).not.toBe(one.text);
    const words = (text: string) => mask(text, veth).replace(/^.*IP6.*\n|.*packets? (?:captured|received).*\n/gm, "");
    expect(words(other.text)).toBe(words(one.text));
  });
});

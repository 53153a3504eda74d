// Ten scripts that were written when the drawing code was finished: each is drawn as it is, without a change to that code,
// and one picture says what came of it.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";
import { sequenceDiagram, topology } from "../../src/view/index.js";
import { expectTidy } from "./geometry.js";
import { drawingsOf } from "./golden.js";

/** What must stand in its sequence diagram. */
const captures: Readonly<Record<string, readonly RegExp[]>> = {
  arping: [/ARP, Request who-has 10\.27\.0\.2/, /not-ours|is not ours|somebody else/],
  bridge: [/h1:e0 -> m:p1/, /m:p1 -> m:p3|br0 -> m:p3/, /echo reply seq 2/],
  fragments: [/cut into fragments/, /fragment 0–\d+/, /all fragments are here/, /echo reply seq 2/],
  "going-down": [/NEIGH_QUEUEFULL/, /INCOMPLETE → FAILED/, /… [\d.]+ s …/],
  mtu: [/PKT_TOO_BIG/, /need to frag/],
  multipath: [/m:to-l -> /, /m:to-r -> /],
  "proxy-arp": [/ARP, Reply 10\.32\.9\.5 is-at/],
  redirect: [/ICMP redirect/, /host:e0/],
  "three-namespaces": [/IP_RPFILTER: reverse path filter/, /rp_filter = 1/],
  traceroute: [/time exceeded/, /port unreachable/],
};

test.each(Object.entries(captures))(
  "%s",
  async (name, wanted) => {
    const script = readFileSync(new URL(`./captures/${name}.sh`, import.meta.url), "utf8");
    const lab = new Lab({ seed: 10 });
    await lab.machine("m").script(script);
    const { events } = lab.log;
    const world = lab.snapshot();
    for (const words of ["zh-CN", "en"] as const) {
      expectTidy(drawingsOf(sequenceDiagram(events, world, { words })));
      expectTidy(drawingsOf(await topology(world, { words })));
    }
    const told = String(sequenceDiagram(events, world, { words: "en", limit: 10_000 }));
    for (const words of wanted) expect(told).toMatch(words);
    const lost = events.find(({ kind }) => kind === "drop");
    if (lost && "skb" in lost) expectTidy(drawingsOf(await topology(world, { way: { skb: lost.skb, events } })));
  },
  60_000,
);

// Five tutorials whose outputs are the real kernel's own (record.mjs): all of them agree. Three mistakes planted in each:
// all are found, and nothing else is reported.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { imported } from "../../../kernel/tutorial/import.js";
import { verify } from "../../../kernel/tutorial/verify.js";
import { countOf } from "../../../src/report/verification.js";

const made = (name: string) => readFileSync(join(import.meta.dirname, "made", `${name}.md`), "utf8");

const verified = async (document: string) =>
  verify(join(import.meta.dirname, "made/tutorial.ipynb"), await imported(document));

/** Below this command, this instead of that; `cause`: what verify says of it. */
interface Mistake {
  readonly below: string;
  readonly change: (output: string) => string;
  readonly cause: string;
}

const instead =
  (right: string | RegExp, wrong: string) =>
  (output: string): string =>
    output.replace(right, wrong);

const lines = (change: (lines: string[]) => string[]) => (output: string) => change(output.split("\n")).join("\n");

const swapped = (at: number) => lines((all) => [...all.slice(0, at), all[at + 1]!, all[at]!, ...all.slice(at + 2)]);
const without = (at: number) => lines((all) => all.filter((_, index) => index !== at));
const doubled = (at: number) => lines((all) => [...all.slice(0, at), all[at]!, ...all.slice(at)]);

const tutorials: Readonly<Record<string, readonly Mistake[]>> = {
  namespaces: [
    { below: "red ping -c 3", change: instead("seq=2 ttl=64", "seq=2 ttl=63"), cause: "value" },
    { below: "-n red neigh", change: instead("REACHABLE", "STALE"), cause: "state" },
    { below: "-n red route\n", change: instead("src 172.30.5.1", "src 172.30.5.3"), cause: "value" },
  ],
  bridge: [
    { below: "# ip link show br0\n", change: instead("qlen 1000", "qlen 100"), cause: "value" },
    { below: "tcpdump -i port2", change: swapped(4), cause: "contradiction" },
    { below: "neigh show dev eth0", change: instead(/lladdr (..):(..)/, "lladdr $2:$1"), cause: "contradiction" },
  ],
  routing: [
    { below: "client route -n", change: instead("UG   ", "U    "), cause: "value" },
    { below: "ping -c 2 -W 1", change: instead("0 received, 100%", "1 received, 50%"), cause: "value" },
    { below: "-n -q 1 192", change: instead(" 1  192.0.2.1 ", " 1  192.0.2.129 "), cause: "value" },
  ],
  arp: [
    { below: "neigh show 10.8.0.9", change: instead("FAILED", "INCOMPLETE"), cause: "value" },
    { below: "arping -c 2 -I wl 10.8.0.2", change: without(2), cause: "missing" },
    { below: "left ping -c 2 10.9.0.1", change: instead("56(84)", "64(92)"), cause: "value" },
  ],
  mtu: [
    { below: "-s 1400 -M do", change: instead("(mtu = 1400)", "(mtu = 1300)"), cause: "value" },
    { below: "tcpdump -i f0", change: doubled(3), cause: "extra" },
    { below: "mid nstat", change: swapped(1), cause: "order" },
  ],
};

/** The document with its mistakes, and the lines of the commands above them. */
function planted(document: string, mistakes: readonly Mistake[]): { document: string; at: number[] } {
  let text = document;
  const marks = mistakes.map(({ below }) => {
    expect(document.split(below), below).toHaveLength(2);
    return below;
  });
  for (const { below, change } of mistakes) {
    const line = text.indexOf(below);
    const from = text.indexOf("\n", line + below.trimEnd().length) + 1;
    const prompt = /\n[ ]*(?:\S+[$#] |\[\S+ ~\]# |[$#] |~~~|```)/.exec(text.slice(from - 1));
    const to = prompt ? from + prompt.index : text.length;
    const changed = change(text.slice(from, to));
    expect(changed, below).not.toBe(text.slice(from, to));
    text = text.slice(0, from) + changed + text.slice(to);
  }
  return { document: text, at: marks.map((mark) => text.slice(0, text.indexOf(mark)).split("\n").length) };
}

describe.each(Object.entries(tutorials))("the tutorial %s", (name, mistakes) => {
  test("agrees with the simulator in all that the real kernel printed", async () => {
    const found = await verified(made(name));
    expect(found.commands.filter((one) => one.status === "differs")).toEqual([]);
    expect(countOf(found, "agrees")).toBeGreaterThan(8);
    expect(found.profile).toBe("debian12");
  }, 120_000);

  test("with three mistakes: each is found, and nothing else is reported", async () => {
    const { document, at } = planted(made(name), mistakes);
    const found = await verified(document);
    const reported = found.commands.filter((one) => one.status === "differs");
    expect(reported.map(({ place }) => place).sort()).toEqual(at.map((line) => `line ${line}`).sort());
    for (const [index, { cause }] of mistakes.entries()) {
      const one = reported.find(({ place }) => place === `line ${at[index]}`);
      expect(one?.cause?.kind, `line ${at[index]}`).toBe(cause);
    }
  }, 120_000);
});

test("a value that was typed wrongly is one mistake, told where it was typed", async () => {
  const document = made("arp").replace("addr add 10.8.0.2/24", "addr add 10.8.0.3/24");
  const found = await verified(document);
  const causes = new Set(found.commands.flatMap(({ cause }) => (cause ? [JSON.stringify(cause)] : [])));
  expect([...causes].map((cause) => JSON.parse(cause))).toMatchObject([
    { kind: "typed", place: "line 12", written: "10.8.0.3", shown: "10.8.0.2" },
  ]);
}, 120_000);

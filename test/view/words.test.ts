// Every word in a picture comes from its language's table, or from what happened: each picture is made in both languages,
// and what is the same in both must be a name, an address, a number, a kernel's own term, or tcpdump's line.
import { beforeAll, expect, test } from "vitest";
import { Lab } from "../../src/index.js";
import type { Event } from "../../src/net/event.js";
import { type Language, type Picture, sequenceDiagram, type World } from "../../src/view/index.js";
import { infoOf } from "../../src/view/packet/info.js";
import { glanceFrame, glanceIp } from "../../src/view/packet/read.js";
import { wordsOf } from "../../src/view/words.js";
import { labelsOf } from "./geometry.js";
import { drawingsOf } from "./golden.js";
import { pairWorld, unanswered } from "./logs.js";

const languages = ["zh-CN", "en"] as const;

/** Every picture of one run, in one language. */
type Pictures = Readonly<Record<string, Picture>>;
let pictures: Readonly<Record<Language, Pictures>>;
let events: readonly Event[];
let worlds: readonly World[];

beforeAll(async () => {
  const lab = new Lab({ seed: 5 });
  const [host, gate] = [lab.machine("hq"), lab.machine("gw")];
  lab.connect(lab.nic(host, "up0"), lab.nic(gate, "dn0"), { delay: "2ms" });
  lab.switch("fabric", lab.nic(gate, "sw1"), lab.nic(lab.machine("leaf"), "le0"));
  await gate.sh("ip link set lo up; ip link set dn0 up; ip addr add 10.7.0.1/24 dev dn0");
  const run = await host.sh(`ip link set lo up; ip link set up0 up; ip addr add 10.7.0.2/24 dev up0
ip link add pa type veth peer name pb; ip netns add blue; ip link set pb netns blue; ip link set pa up
ip link add bb type bridge; ip link set pa master bb; ip link set bb up
ping -c 2 -s 3000 10.7.0.1; ping -c 1 -W 1 10.7.0.77; ping -c 1 -W 1 10.8.0.1`);
  events = [...run.events, ...unanswered(30)];
  worlds = [lab.snapshot(), pairWorld()];
  const of = async (words: Language): Promise<Pictures> => ({
    table: run.table({ words }),
    sequence: run.sequence({ words, steps: [{ label: "1", kind: "send" }] }),
    folded: sequenceDiagram(unanswered(30), pairWorld(), { words, limit: 20 }),
    topology: await run.topology({ words }),
    why: await run.why(undefined, { words }),
    roundTrips: run.roundTrips({ words }),
    timeline: run.timeline({ words }),
    growth: run.counters({ words }),
    counters: lab.counters({ words }),
  });
  pictures = { "zh-CN": await of("zh-CN"), en: await of("en") };
}, 120_000);

/** What a reader sees of a picture: labels drawn, text of the page, hidden text of the drawings, the words of a figure. */
function said(picture: Picture): readonly string[] {
  // An opened row of the capture table is bytes, and fields by the names that their RFCs have.
  const html = (picture.mime["text/html"] ?? "").replace(/<style.*?<\/style>|<details.*?<\/details>/gs, "");
  const drawn = /src="data:image\/svg/.test(html) ? drawingsOf(picture).flatMap((svg) => labelsOf(svg)) : [];
  const figure = picture.mime["application/vnd.plotly.v1+json"] as
    | { layout?: object; data?: { name: string }[] }
    | undefined;
  return [
    ...drawn.map(({ text }) => text),
    ...html
      .replace(/<[^>]*>/g, "\n")
      .replace(/&gt;/g, ">")
      .replace(/&lt;/g, "<")
      .split("\n"),
    ...String(picture).split("\n"),
    ...(figure?.data ?? []).map(({ name }) => name),
  ]
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

const han = /\p{Script=Han}/u;

test("an English picture holds no Chinese word, a Chinese one has them in every part", () => {
  for (const [name, picture] of Object.entries(pictures.en))
    expect(
      said(picture).filter((text) => han.test(text)),
      name,
    ).toEqual([]);
  for (const [name, picture] of Object.entries(pictures["zh-CN"])) {
    expect(picture.mime["text/html"], name).toContain('lang="zh-CN"');
    expect(said(picture).filter((text) => han.test(text)).length, name).toBeGreaterThan(2);
  }
});

/** All strings in a value, deep; functions are not called. */
function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(strings)];
}

test("what is the same in both languages is what happened, not a word that somebody wrote into a picture", () => {
  const bytes = events.flatMap((event) => {
    if (event.kind === "frame") return [infoOf(event.bytes, "ethernet"), ...strings(glanceFrame(event.bytes))];
    return "packet" in event ? [infoOf(event.packet, "ip"), ...strings(glanceIp(event.packet))] : [];
  });
  // A table's own words may be the same in both: "UP", "FAILED".
  const shared = languages.map((language) => new Set(strings(wordsOf(language))));
  const tables = [...shared[0]!].filter((text) => shared[1]!.has(text));
  const happened = [...bytes, ...tables, ...strings(events), ...strings(worlds)].join(" ").toLowerCase();
  const known = new Set(happened.match(/[a-z][a-z0-9_]+/g));
  // Units, and words of the commands that a journey advises.
  const units = new Set(["ms", "ns", "ipv4", "netns", "pid", "was", "addr", "add", "dev"]);
  const all: Record<string, readonly string[]> = {};
  for (const name of Object.keys(pictures.en)) {
    const chinese = new Set(said(pictures["zh-CN"][name]!));
    const common = said(pictures.en[name]!).filter((text) => chinese.has(text));
    const strange = common.filter((text) =>
      (text.toLowerCase().match(/[a-z][a-z0-9_]+/g) ?? []).some((word) => !known.has(word) && !units.has(word)),
    );
    if (strange.length > 0) all[name] = [...new Set(strange)];
  }
  expect(all).toEqual({});
});

test("both tables have a word for everything, and a Chinese term that is only English is one by choice", () => {
  const [zh, en] = languages.map((language) => Object.keys(wordsOf(language).drops));
  expect(zh).toEqual(en);
  expect(Object.keys(wordsOf("zh-CN").verdicts).sort()).toEqual(Object.keys(wordsOf("en").verdicts).sort());
  // What stands for a thing on the wire has a textbook's word with the term in brackets, where it is no name.
  for (const text of [...Object.values(wordsOf("zh-CN").verdicts), ...Object.values(wordsOf("zh-CN").drops)])
    expect(text).toMatch(han);
});

test("a term has its English beside it where it first stands", () => {
  const { sequence, topology, kinds, links, plot, stackTerm, table } = wordsOf("zh-CN");
  const titles = [
    sequence.title,
    topology.title,
    table.title,
    plot.roundTrips.title,
    plot.timeline.title,
    plot.counters.title,
  ];
  for (const text of [...titles, ...Object.values(links), kinds.loopback, kinds.veth, kinds.nic, kinds.bridge])
    expect(text).toMatch(/\p{Script=Han}.* \([a-zA-Z -]+\)/u);
  expect(stackTerm).toBe("network stack");
});

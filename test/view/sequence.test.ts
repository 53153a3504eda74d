import { describe, expect, test } from "vitest";
import { type SequenceOptions, sequenceDiagram, type World } from "../../src/view/index.js";
import { packetNumbers } from "../../src/view/packet/numbers.js";
import * as ipv4 from "../../src/wire/ipv4.js";
import { labelsOf } from "./geometry.js";
import { drawingOf, goldenPicture } from "./golden.js";
import {
  arpFrame,
  device,
  echo,
  framed,
  Log,
  pairWorld,
  refusedByFilter,
  replyOverLoopback,
  routedWorld,
  unanswered,
} from "./logs.js";

const steps: NonNullable<SequenceOptions["steps"]> = [
  { label: "①", match: (event) => event.kind === "send" },
  { label: "②", match: (event) => event.kind === "decision" && event.verdict === "route" },
  { label: "③", match: (event) => event.kind === "frame" && event.dev === "left" && event.dir === "out" },
  { label: "④", match: (event) => event.kind === "frame" && event.dev === "right" && event.dir === "in" },
  { label: "⑤", match: (event) => event.kind === "frame" && event.dev === "right" && event.dir === "in" },
  { label: "⑥", match: (event) => event.kind === "decision" && event.verdict === "not-ours" },
  { label: "⑦", match: (event) => event.kind === "frame" && event.dev === "left" && event.dir === "in" },
  { label: "⑧", match: (event) => event.kind === "frame" && event.dev === "lo" },
];

const lines = (text: string) => text.split("\n").map((line) => line.trim().replace(/ +/g, " "));

describe("what the picture says", () => {
  test("an unanswered question: golden", () => {
    goldenPicture("sequence-unanswered", sequenceDiagram(unanswered(), pairWorld(), { title: "ping 10.9.0.2", steps }));
  });

  test("a reply that comes back over lo: golden, English", () => {
    goldenPicture("sequence-loopback", sequenceDiagram(replyOverLoopback(), pairWorld(), { words: "en" }));
  });

  test("a packet that a router's neighbour refuses: golden", () => {
    goldenPicture("sequence-refused", sequenceDiagram(refusedByFilter(), routedWorld(), { words: "en" }));
  });

  test("a frame that crosses a pair is three hops, in order", () => {
    const text = lines(sequenceDiagram(unanswered(1), pairWorld(), { words: "en" }).toString());
    const hops = text.filter((line) => line.includes("ARP")).slice(0, 4);
    expect(hops.map((line) => line.split(" ").slice(2, 5).join(" "))).toEqual([
      "stack -> left",
      "left -> right",
      "right -> stack",
      "stack ◆ ARP",
    ]);
    expect(hops[0]).toContain("ARP, Request who-has 10.9.0.2 tell 10.9.0.1, length 28");
  });

  test("lo is between the stack and itself, never the far side of a pair", () => {
    const text = sequenceDiagram(replyOverLoopback(1), pairWorld(), { words: "en" }).toString();
    expect(text).toMatch(/stack -> lo +IP 10\.9\.0\.2 > 10\.9\.0\.1: ICMP echo reply/);
    expect(text).toMatch(/lo -> stack +ICMP echo reply seq 1/);
    expect(text).toMatch(/stack -> ping\(812\) +ICMP echo reply seq 1/);
  });

  test("what comes through the error queue says so; drops name the kernel's reason, function and plain words", () => {
    const text = sequenceDiagram(unanswered(), pairWorld(), { words: "en" }).toString();
    expect(text).toMatch(/stack -> ping\(812\) +ICMP host unreachable \(seq 2\) through the error queue/);
    expect(text).toContain("NEIGH_FAILED: the neighbour was not found: nobody answered ARP | arp_error_report()");
  });

  test("a refusal that is no drop says its reason in plain words, and everything it read", () => {
    const frame = arpFrame(1, ["02:00:00:00:00:01", "10.9.0.1"], [undefined, "10.9.0.2"]);
    const read = [
      { name: "reason", value: "IP_LOCAL_SOURCE" },
      ...[1, 2, 3, 4, 5].map((n) => ({
        name: `net.ipv4.conf.right.something_${n}`,
        value: `${n} (all=0 or right=${n})`,
      })),
    ];
    const log = new Log("box")
      .frame("in", 1, "right", frame)
      .decide(1, "source-is-ours", "arp_process", "right", ...read);
    const picture = sequenceDiagram(log.events, pairWorld(), { words: "en" });
    const drawn = labelsOf(drawingOf(picture))
      .map((label) => label.text)
      .join("\n");
    expect(drawn).toContain("IP_LOCAL_SOURCE: its source is one of our own addresses (accept_local is off)");
    for (const { name, value } of read) expect(drawn).toContain(`${name} = ${value}`);
  });

  test("routine decisions stay out unless a step speaks of one", () => {
    const quiet = sequenceDiagram(unanswered(), pairWorld(), { words: "en" }).toString();
    const asked = sequenceDiagram(unanswered(), pairWorld(), { words: "en", steps }).toString();
    expect(quiet).not.toContain("ip_route_output_key_hash");
    expect(asked.match(/ip_route_output_key_hash/g)).toHaveLength(2); // once in the story, once in the table of steps
  });

  test("steps carry their labels; two steps of one event take its two hops; a step that did not happen says so", () => {
    const picture = sequenceDiagram(unanswered(), pairWorld(), { words: "en", steps });
    const labels = labelsOf(drawingOf(picture)).map((label) => label.text);
    expect(labels.filter((label) => /^[①-⑧]$/.test(label))).toEqual(["①", "②", "③", "④", "⑤", "⑥", "⑧"]);
    const text = lines(picture.toString());
    expect(text.find((line) => line.startsWith("④"))).toContain("left -> right");
    expect(text.find((line) => line.startsWith("⑤"))).toContain("right -> stack");
    expect(text.find((line) => line.startsWith("⑦"))).toBe("⑦ – no such event in this run");
  });

  test("a step that sums up points back into its own round, not at the next one", () => {
    const told: NonNullable<SequenceOptions["steps"]> = [
      { label: "a", match: (event) => event.kind === "frame" && event.dev === "lo" && event.dir === "out" },
      { label: "b", match: (event) => event.kind === "deliver" },
      { label: "c", match: (event) => event.kind === "frame" && event.dev === "lo" },
      { label: "d", match: (event) => event.kind === "deliver" },
    ];
    const text = lines(sequenceDiagram(replyOverLoopback(3), pairWorld(), { words: "en", steps: told }).toString());
    const row = (label: string) => text.filter((line) => line.startsWith(`${label} `)).at(-1)!;
    expect(row("c").split(" ").slice(1, 2)).toEqual(row("a").split(" ").slice(1, 2));
    expect(row("d")).toContain("seq 2");
  });

  test("numbers in the text are the numbers in the drawing", () => {
    const picture = sequenceDiagram(unanswered(), pairWorld());
    const drawn = labelsOf(drawingOf(picture)).flatMap((label) =>
      /^\d+$/.test(label.text) ? [Number(label.text)] : [],
    );
    const written = [...picture.toString().matchAll(/^ +\((\d+)\)/gm)].map((match) => Number(match[1]));
    expect(drawn).toEqual(written);
    expect(written).toEqual(written.map((_, i) => i + 1));
  });

  test("a gap between bursts is written, microseconds inside one are not a gap", () => {
    const labels = labelsOf(drawingOf(sequenceDiagram(unanswered(), pairWorld()))).map((label) => label.text);
    expect(labels.filter((label) => /^… .* s …$/.test(label))).toEqual(["… 1.002 s …", "… 1.002 s …", "… 1.002 s …"]);
    expect(labels).toContain("+5 µs");
  });

  test("neighbour states are strips until the next state", () => {
    const svg = drawingOf(sequenceDiagram(unanswered(), pairWorld()));
    // A strip goes on through every part of the drawing.
    const drawn = [...svg.matchAll(/<path d="M([\d.]+),([\d.]+)L[\d.]+,([\d.]+)"([^>]*)><title>(10\.9\.0\.2 \w+)/g)];
    const strips = drawn.filter((strip, i) => drawn.findIndex((other) => other[0] === strip[0]) === i);
    expect(strips.map((strip) => strip[5])).toEqual(["10.9.0.2 INCOMPLETE", "10.9.0.2 FAILED"]);
    const [first, second] = strips.map((strip) => ({ from: Number(strip[2]), to: Number(strip[3]) }));
    expect(first!.to).toBeCloseTo(second!.from, 1);
    // Not by colour alone.
    expect(new Set(strips.map((strip) => /stroke-dasharray="[^"]*"/.exec(strip[4]!)?.[0])).size).toBe(2);
  });

  test("a packet that waits for ARP has a strip at the stack until the neighbour is known or given up, which names it", () => {
    const picture = sequenceDiagram(unanswered(), pairWorld(), { words: "en" });
    expect(picture.toString()).toMatch(
      /INCOMPLETE → FAILED .* gave up 4 packets that waited \(3\) \(9\) \(15\) \(21\)/,
    );
    const waits = [...drawingOf(picture).matchAll(/<title>(\(\d+\) waits for the MAC address of 10\.9\.0\.2)/g)];
    expect(new Set(waits.map(([, said]) => said)).size).toBe(1);
  });

  test("fragments are named by their datagram, and by the whole once they are together", () => {
    const whole = echo("echo-request", "10.1.0.2", "10.2.0.2", 7);
    const piece = (from: number, to: number, more: boolean) => {
      const header = ipv4.parse(whole) as ipv4.Ipv4;
      const part = ipv4.emit({
        ...header,
        moreFragments: more,
        fragmentOffset: from,
        payload: header.payload.slice(from, to),
      });
      return framed("02:00:00:00:00:12", "02:00:00:00:01:12", 0x0800, part);
    };
    const log = new Log("alpha")
      .frame("out", 1, "e0", piece(0, 32, true))
      .frame("out", 2, "e0", piece(32, 64, false))
      .on("gate")
      .frame("in", 1, "e0", piece(0, 32, true))
      .decide(1, "held", "ip_frag_queue", "e0")
      .frame("in", 2, "e0", piece(32, 64, false))
      .decide(2, "reassembled", "ip_frag_reasm", "e0")
      .decide(2, "replied", "icmp_echo", "e0");
    const text = sequenceDiagram(log.events, routedWorld(), { words: "en" }).toString();
    expect(text).toContain("◆ ICMP echo request seq 7 fragment 0–32 — only a fragment");
    expect(text).toContain("ICMP echo request seq 7 fragment 32–64");
    expect(text).toContain("◆ ICMP echo request seq 7 — all fragments are here");
    expect(text).toMatch(/◆ ICMP echo request seq 7 — .*icmp_echo/);
  });

  test("what belongs to a packet carries its number in the capture table", () => {
    const events = unanswered();
    const numbers = packetNumbers(events);
    const svg = drawingOf(sequenceDiagram(events, pairWorld()));
    const drawn = new Set([...svg.matchAll(/<g data-skb-packet="(\d+)">/g)].map(([, n]) => Number(n)));
    expect([...drawn].sort((a, b) => a - b)).toEqual([...numbers.values()]);
  });

  test("the axes stand where packets cross fewest others, or as they are asked for", () => {
    const names = ["a", "b", "c"];
    const machines = names.map((name) => ({
      name,
      netns: [{ name: "", devices: [device("e0", 1, "nic"), device("e1", 2, "nic")] }],
    }));
    const ref = (machine: string, name: string) => ({ machine, netns: "", device: name });
    const links = [
      { a: ref("a", "e1"), b: ref("b", "e1"), kind: "cable" as const },
      { a: ref("b", "e0"), b: ref("c", "e1"), kind: "cable" as const },
      { a: ref("a", "e0"), b: ref("c", "e0"), kind: "cable" as const },
    ];
    const frame = framed("02:00:00:00:00:12", "02:00:00:00:01:12", 0x88b5, new Uint8Array(46));
    const log = new Log("a");
    for (let skb = 1; skb < 6; skb++) log.on("a").frame("out", skb, "e0", frame).on("c").frame("in", skb, "e0", frame);
    log.on("a").frame("out", 9, "e1", frame).on("b").frame("in", 9, "e1", frame);
    const place = (options: SequenceOptions) => {
      const svg = drawingOf(sequenceDiagram(log.events, { machines, links }, { words: "en", ...options }));
      const heads = labelsOf(svg).filter(({ text, y }) => names.includes(text) && y < 24);
      return heads.sort((a, b) => a.x - b.x).map(({ text }) => text);
    };
    // Wired in a ring, b would stand between them: but it is a and c that talk.
    expect(place({})).toEqual(["b", "a", "c"]);
    expect(place({ order: ["c"] })).toEqual(["c", "b", "a"]);
    expect(place({ order: ["b:stack", "c:e0"] })).toEqual(["b", "c", "a"]);
    const asked: SequenceOptions = { words: "en", order: ["right", "lo"] };
    const inside = labelsOf(drawingOf(sequenceDiagram(unanswered(), pairWorld(), asked)));
    const x = (text: string) => inside.find((label) => label.text === text)!.x;
    expect(x("right")).toBeLessThan(x("lo"));
    expect(x("lo")).toBeLessThan(x("ping"));
  });

  test("linked machines stand beside each other, wherever the first packet came from", () => {
    const labels = labelsOf(drawingOf(sequenceDiagram(refusedByFilter(), routedWorld(), { words: "en" })));
    const x = (text: string) => labels.find((label) => label.text === text)!.x;
    expect(x("alpha")).toBeLessThan(x("gate"));
    expect(x("gate")).toBeLessThan(x("omega"));
  });

  test("a frame through a bridge: port, bridge, stack", () => {
    const devices = [
      device("br0", 1, "bridge"),
      device("p1", 2, "veth", { master: "br0" }),
      device("p2", 3, "veth", { master: "br0" }),
    ];
    const world: World = { machines: [{ name: "sw", netns: [{ name: "", devices }] }], links: [] };
    const frame = arpFrame(1, ["02:00:00:00:00:01", "10.0.0.1"], [undefined, "10.0.0.2"]);
    const log = new Log("sw").frame("in", 1, "p1", frame).frame("in", 1, "br0", frame).frame("out", 1, "p2", frame);
    const text = lines(sequenceDiagram(log.events, world, { words: "en" }).toString());
    expect(text.slice(1).map((line) => line.split(" ").slice(2, 5).join(" "))).toEqual([
      "outside -> p1",
      "p1 -> br0",
      "br0 -> stack",
      "br0 -> p2",
    ]);
  });

  test("a frame that ends in the device at the far side is seen to go there", () => {
    const packet = echo("echo-request", "10.1.0.2", "10.1.0.1", 1);
    const frame = framed("02:00:00:00:00:12", "02:00:00:00:01:12", 0x0800, packet);
    const log = new Log("alpha")
      .frame("out", 1, "e0", frame)
      .on("gate")
      .drop(1, "DEV_READY", "enqueue_to_backlog", "e0", frame);
    const text = lines(sequenceDiagram(log.events, routedWorld(), { words: "en" }).toString());
    expect(text[2]).toContain("alpha:e0 -> gate:e0 ICMP echo request seq 1");
    expect(text[3]).toContain("gate:e0 ✕ dropped: ICMP echo request seq 1 | DEV_READY: the device is down");
  });

  test("a hundred pings fold, and the count is right", () => {
    const events = replyOverLoopback(100);
    const text = sequenceDiagram(events, pairWorld(), { words: "en" }).toString();
    const items = [...text.matchAll(/^ +\((\d+)\)/gm)].map((match) => Number(match[1]));
    const folds = [...text.matchAll(/(\d+) more like this: the same as \((\d+)\)–\((\d+)\), (\d+) events/g)].map(
      (match) => match.slice(1).map(Number),
    );
    for (const [times, first, last, events] of folds) expect(events).toBe((last! - first! + 1) * times!);
    expect(items.length).toBeLessThan(60);
    expect(folds.length).toBeGreaterThan(0);
    const hidden = folds.reduce((sum, [times, first, last]) => sum + (last! - first! + 1) * times!, 0);
    expect(items.length + hidden).toBe(Math.max(...items, folds.length > 0 ? items.at(-1)! + hiddenAfter(text) : 0));
  });

  test("nothing is a picture too", () => {
    expect(sequenceDiagram([], pairWorld(), { words: "en" }).toString()).toContain("Nothing happened");
  });

  test("names from outside are text, in the drawing, the HTML and the alternative text", () => {
    const nasty = `<script>"'&`;
    const log = new Log(nasty).socket("send", 1, echo("echo-request", "10.0.0.1", "10.0.0.2", 1), nasty);
    log.frame(
      "out",
      1,
      nasty,
      framed("02:00:00:00:00:01", "02:00:00:00:00:02", 0x0800, echo("echo-request", "10.0.0.1", "10.0.0.2", 1)),
    );
    const picture = sequenceDiagram(log.events, pairWorld(), {
      title: nasty,
      steps: [{ label: nasty, match: () => true }],
    });
    expect(picture.mime["text/html"]).not.toContain("<script");
    expect(drawingOf(picture)).not.toContain("<script");
  });
});

/** Items hidden after the last one that is written: a fold at the end. */
function hiddenAfter(text: string): number {
  const last = text.trimEnd().split("\n").at(-1)!;
  const match = /(\d+) more like this: the same as \((\d+)\)–\((\d+)\)/.exec(last);
  return match ? (Number(match[3]) - Number(match[2]) + 1) * Number(match[1]) : 0;
}

// A capture as JSON and back, and what a page makes of it: tcpdump's text and a capture file.
import { expect, test } from "vitest";
import { eventsPcapng, readCapture, sightingsPcapng } from "../../src/capture/index.js";
import { base64, bytesOfBase64, utf8 } from "../../src/view/base64.js";
import { pack, unpack } from "../../src/view/capture/data.js";
import { Rows } from "../../src/view/capture/rows.js";
import { captureOf } from "../../src/view/capture/sight.js";
import { tcpdumpText } from "../../src/view/capture/tcpdump.js";
import { captureTable } from "../../src/view/index.js";
import { refusedByFilter, replyOverLoopback, unanswered } from "./logs.js";

const epoch = 54_986.857171;
const back = (events: ReturnType<typeof unanswered>) =>
  unpack(JSON.parse(JSON.stringify(pack(captureOf(events, epoch), "t", "en"))))!;

test.each([
  ["unanswered", unanswered(3)],
  ["over lo", replyOverLoopback(4)],
  ["routed", refusedByFilter()],
])("%s: what was packed comes back, a frame that two devices saw once", (_, events) => {
  const capture = captureOf(events, epoch);
  const packed = pack(capture, "t", "en");
  expect(back(events)).toEqual({ capture, title: "t", lang: "en" });
  expect(packed.lengths.length).toBeLessThan(capture.sights.length);
  expect(JSON.stringify(pack(captureOf(events, epoch), "t", "en"))).toBe(JSON.stringify(packed));
});

test("a table brings its data, with what it shows", () => {
  const picture = captureTable(refusedByFilter(), { epoch, filter: "icmp", sort: "time" });
  const data = picture[Symbol.for("skbook.data") as never] as () => object;
  expect(data.call(picture)).toMatchObject({
    kind: "capture",
    view: { filter: "icmp", sort: { key: "time" }, group: false },
  });
});

test("what is no such data is refused", () => {
  const good = JSON.parse(JSON.stringify(pack(captureOf(unanswered(1), epoch), "t", "en")));
  expect(unpack(good)).toBeDefined();
  const bad = [
    null,
    1,
    [],
    { kind: "ping" },
    { ...good, title: 1 },
    { ...good, lang: "<b>" },
    { ...good, sights: [1, 2, 3] },
    { ...good, sights: [0, 99, 1, 0] },
    { ...good, sights: [0, 0, 1, 99] },
    { ...good, lengths: [-1] },
    { ...good, lengths: [1] },
    { ...good, told: [["a"]] },
    { ...good, verdicts: [1, 99] },
    { ...good, devices: [["a"]] },
    { ...good, bytes: 3 },
  ];
  for (const each of bad) expect(unpack(each)).toBeUndefined();
});

test("base64 is read back", () => {
  for (let length = 0; length < 40; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
    expect(bytesOfBase64(base64(bytes))).toEqual(bytes);
    expect(bytesOfBase64(Buffer.from(bytes).toString("base64"))).toEqual(bytes);
  }
});

test("text is the UTF-8 that Node makes of it, and its base64 however long it is", () => {
  for (const text of ["", "ping", "报文 → ✕ 丢弃", "a\u{1f600}b\u{10ffff}", "\ud800x\udc00\ud800", "é".repeat(30_000)])
    expect(base64(utf8(text))).toBe(Buffer.from(text, "utf8").toString("base64"));
});

test("as text: what tcpdump prints, on one device and on any", () => {
  const rows = new Rows(captureOf(replyOverLoopback(1), epoch)).all;
  expect(
    tcpdumpText(rows.filter((row) => row.device === "left"))
      .split("\n")
      .slice(0, 3),
  ).toEqual([
    "15:16:26.857175 ARP, Request who-has 10.9.0.2 tell 10.9.0.1, length 28",
    "15:16:26.857186 ARP, Reply 10.9.0.2 is-at 02:5a:00:00:00:0b, length 28",
    "15:16:26.857190 IP 10.9.0.1 > 10.9.0.2: ICMP echo request, id 4711, seq 1, length 64",
  ]);
  expect(tcpdumpText(rows).split("\n").slice(0, 5)).toEqual([
    "15:16:26.857175 left  Out ARP, Request who-has 10.9.0.2 tell 10.9.0.1, length 28",
    "15:16:26.857179 right B   ARP, Request who-has 10.9.0.2 tell 10.9.0.1, length 28",
    "15:16:26.857182 right Out ARP, Reply 10.9.0.2 is-at 02:5a:00:00:00:0b, length 28",
    "15:16:26.857186 left  In  ARP, Reply 10.9.0.2 is-at 02:5a:00:00:00:0b, length 28",
    "15:16:26.857190 left  Out IP 10.9.0.1 > 10.9.0.2: ICMP echo request, id 4711, seq 1, length 64",
  ]);
});

test("as pcapng: the same bytes that the run itself gives, and they read back", () => {
  const { capture } = back(refusedByFilter());
  const seen = capture.sights.map((sight) => ({ ...sight, interface: capture.devices[sight.device]!.interface }));
  const file = sightingsPcapng(seen, capture.epoch);
  expect(file).toEqual(eventsPcapng(refusedByFilter(), epoch));
  const read = readCapture(file);
  expect("frames" in read && read.frames.map(({ bytes }) => bytes)).toEqual(capture.sights.map(({ bytes }) => bytes));
  // The day began at a fraction of a second.
  expect("frames" in read && [read.frames[0]!.seconds, read.frames[0]!.nanos]).toEqual([54_986, 857_171_000 + 45_000]);
});

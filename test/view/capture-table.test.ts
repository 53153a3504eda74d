import fc from "fast-check";
import { expect, test } from "vitest";
import type { Event } from "../../src/net/event.js";
import type { CaptureOptions } from "../../src/view/capture-table.js";
import { captureTable } from "../../src/view/index.js";
import { golden } from "./golden.js";
import { echo, framed, Log, refusedByFilter, replyOverLoopback, unanswered } from "./logs.js";

const epoch = 54_986.857171;

test("an unanswered question: golden", () => {
  const picture = captureTable(unanswered(2), { epoch, title: "left 与 right" });
  golden("capture-unanswered.txt", `${picture}\n`);
  golden("capture-unanswered.html", `${picture.mime["text/html"]}\n`);
});

test("one packet at two devices is one group; several machines are named", () => {
  const rows = captureTable(refusedByFilter(), { epoch, words: "en" }).toString().split("\n").slice(3);
  expect(rows.map((row) => row.trim().split(/ {2,}/).slice(2, 5))).toEqual([
    ["alpha:e0", "out", "#1"],
    ["gate:e0", "in", "#1"],
    ["gate:e1", "out", "#1"],
    ["omega:e0", "in", "#1"],
  ]);
});

test("only the devices asked for", () => {
  const text = captureTable(replyOverLoopback(1), { epoch, devices: ["lo"], words: "en" }).toString();
  expect(text.split("\n").slice(3)).toHaveLength(2);
  expect(text).not.toContain("left");
});

test("a row opens into layers, fields and bytes; how many do is said", () => {
  const events = replyOverLoopback(10);
  const html = captureTable(events, { epoch, words: "en", open: 3 }).mime["text/html"]!;
  expect(html.match(/<details>/g)).toHaveLength(3);
  expect(html).toContain("3 rows open");
  const whole = captureTable(events, { epoch, words: "en", open: 1000 }).mime["text/html"]!;
  // Two sights of the ARP request and reply each, of ten requests and of ten replies over lo: each packet opens once.
  expect(whole.match(/<details>/g)).toHaveLength(22);
  expect(whole).toMatch(/Time to live +64 +40<\/span>/);
  expect(whole).not.toMatch(/<(script|svg|iframe)/);
});

test("unless told, the first rows open and the first of each kind, so that the page stays small", () => {
  const html = captureTable(replyOverLoopback(60), { epoch, words: "en" }).mime["text/html"]!;
  const opened = html.match(/<details>/g)!.length;
  expect(opened).toBeGreaterThan(4);
  expect(opened).toBeLessThan(30);
  const late = unanswered(40);
  const kinds = captureTable(
    [...replyOverLoopback(60), ...late.map((e) => ({ ...e, skb: "skb" in e ? e.skb + 5e5 : 0 }) as Event)],
    { epoch, words: "en" },
  );
  expect(kinds.mime["text/html"]).toMatch(/<details>(?:(?!<\/details>).)*ICMP \(quoted\)/s);
});

test("a field and its bytes carry the same mark, and the sheet lights up what has one", () => {
  const html = captureTable(refusedByFilter(), { epoch, words: "en" }).mime["text/html"]!;
  const pre = /<pre.*?<\/pre>/s.exec(html)![0];
  const mark = /<span class="(b\d+)" tabindex="0"> {2}Time to live +64 +40<\/span>/.exec(pre)![1]!;
  expect(pre).toContain(`<span class="${mark}">40</span>`);
  // A byte of two fields has the marks of both.
  expect(pre).toMatch(/<span class="b3 b4">45<\/span>/);
  expect(html).toContain(`&:has(.${mark}:is(:hover,:focus)) .${mark}`);
});

test("why a packet ended stands in its last row, and what was decided where it opens", () => {
  const picture = captureTable(refusedByFilter(), { epoch });
  expect(picture.toString().split("\n").at(-1)).toMatch(/echo request.* ✕ IP_RPFILTER$/);
  expect(picture.mime["text/html"]).toContain("✕ IP_RPFILTER：反向路径");
  expect(picture.mime["text/html"]).toContain("fib_validate_source() · rp_filter 1");
});

test("what devices saw one behind the other shares the cells that are the same", () => {
  const html = captureTable(replyOverLoopback(1), { epoch, words: "en" }).mime["text/html"]!;
  const rows = html.split("<tr>").slice(2);
  expect(rows).toHaveLength(8);
  for (const [i, row] of rows.entries()) {
    expect(row.match(/<td/g)).toHaveLength(i % 2 === 0 ? 10 : 4);
    if (i % 2 === 1) continue;
    expect(row).toMatch(
      new RegExp(
        `^<td style="[^"]*"><details><summary style="display: list-item">${i + 1}</summary><div style="[^"]*\\bwidth:0"><pre `,
      ),
    );
    expect(row.match(/<td rowspan=2/g)).toHaveLength(6);
  }
  // Untrusted JupyterLab lets only lengths through: no calc(), no max-content.
  expect(html).not.toMatch(/style="[^"]*(calc|max-content|grid-template)/);
});

test("a filter in tcpdump's language, other columns, another order, packets together", () => {
  const events = replyOverLoopback(3);
  const table = (options: Partial<CaptureOptions>) =>
    captureTable(events, { epoch, words: "en", ...options })
      .toString()
      .split("\n")
      .slice(3);
  expect(table({ filter: "arp" })).toHaveLength(4);
  expect(table({ filter: "icmp[icmptype] = icmp-echoreply and inbound" })).toHaveLength(3);
  expect(() => table({ filter: "host and" })).toThrow("tcpdump: can't parse filter expression: syntax error");
  expect(() => table({ filter: "host nobody" })).toThrow("tcpdump: unknown host 'nobody'");
  expect(
    table({ columns: ["number", "gap", "sourceMac"] })[1]!
      .trim()
      .split(/ {2,}/),
  ).toEqual(["2", "0.000004", "02:5a:00:00:00:0a"]);
  const numbers = (rows: readonly string[]) => rows.map((row) => Number.parseInt(row, 10));
  expect(numbers(table({ sort: "length" })).slice(0, 4)).toEqual([1, 2, 3, 4]);
  expect(numbers(table({ sort: { key: "number", descending: true } }))[0]).toBe(16);
  const refused = captureTable(refusedByFilter(), { epoch, group: true }).toString();
  expect(refused.split("\n")).toHaveLength(7);
});

test("of very many rows the still form holds a thousand, and says in the table how many more there are and how to see them", () => {
  const events = replyOverLoopback(300);
  const table = (options: Partial<CaptureOptions>) => captureTable(events, { epoch, ...options }).mime["text/html"]!;
  const last = (html: string) => html.split("<tr>").at(-1)!;
  const rows = (html: string) => html.match(/<tr>/g)!.length - 1;
  const usual = table({ words: "en" });
  expect(rows(usual)).toBe(1001);
  expect(usual.slice(0, usual.indexOf("<table"))).toContain("Only the first 1000 rows are listed.");
  expect(last(usual)).toMatch(
    /^<td colspan=10 .*… 204 rows more, not listed here\. All 1204 rows: .*\{ limit: 1204 \}/,
  );
  expect(last(table({ columns: ["number", "info"] }))).toMatch(
    /^<td colspan=2 .*还有 204 行，这里没有列出。.*run\.table\(\{ limit: 1204 \}\)/,
  );
  // What it advises does help: then nothing is missing, and nothing says so.
  for (const options of [{ limit: 1204 }, { filter: "arp" }]) {
    const whole = table({ words: "en", ...options });
    expect(rows(whole)).toBe("limit" in options ? 1204 : 4);
    expect(whole).not.toMatch(/not listed|Only the first/);
  }
});

test("an empty capture says so", () => {
  expect(captureTable([], { epoch }).toString()).toContain("没有抓到");
});

test("any bytes can be shown, and cut anywhere", () => {
  const show = (bytes: Uint8Array) => captureTable(new Log("x").frame("in", 1, "<d>", bytes).events, { epoch });
  const whole = framed("02:00:00:00:00:01", "02:00:00:00:00:02", 0x0800, echo("echo-reply", "10.0.0.1", "10.0.0.2", 1));
  for (let length = 0; length <= whole.length; length++) show(whole.subarray(0, length));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), fc.constantFrom(0x0800, 0x0806, 0x86dd, 0x1234), (payload, type) => {
      const html = show(framed("02:00:00:00:00:01", "02:00:00:00:00:02", type, payload)).mime["text/html"]!;
      expect(html).not.toContain("<d>");
    }),
  );
});

test("a thousand rows are quick", () => {
  const events = replyOverLoopback(300);
  const start = performance.now();
  captureTable(events, { epoch });
  expect(performance.now() - start).toBeLessThan(2000);
});

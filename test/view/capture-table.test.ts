import fc from "fast-check";
import { expect, test } from "vitest";
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

test("a row opens into layers, fields and bytes; past the limit rows stay closed and say so", () => {
  const events = replyOverLoopback(10);
  const html = captureTable(events, { epoch, words: "en", open: 3 }).mime["text/html"]!;
  expect(html.match(/<details>/g)).toHaveLength(3);
  expect(html).toContain("From row 4 on");
  const whole = captureTable(events, { epoch, words: "en" }).mime["text/html"]!;
  expect(whole).toMatch(/Time to live +64 +40<\/span>/);
  expect(whole).not.toMatch(/<(script|style|svg|iframe)/);
});

test("what opens belongs to the row's first cell and asks for none of its width", () => {
  const html = captureTable(replyOverLoopback(1), { epoch, words: "en" }).mime["text/html"]!;
  const rows = html.split("<tr>").slice(2);
  for (const [i, row] of rows.entries()) {
    expect(row).toMatch(
      new RegExp(
        `^<td [^>]*><details><summary style="display: list-item">${i + 1}</summary><div style="[^"]*\\bwidth:0"><pre `,
      ),
    );
    expect(row.match(/<details>/g)).toHaveLength(1);
  }
  // Untrusted JupyterLab lets only lengths through: no calc(), no max-content.
  expect(html).not.toMatch(/style="[^"]*(calc|max-content|grid-template)/);
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

import fc from "fast-check";
import { expect, test } from "vitest";
import { base64, utf8 } from "../../src/view/base64.js";
import { columns, padEnd, shorten, textTable } from "../../src/view/columns.js";
import { escaped } from "../../src/view/markup.js";
import { clockTime, duration, seconds } from "../../src/view/time.js";

test("base64 and UTF-8 are what Node says they are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(Buffer.from(utf8(text))).toEqual(Buffer.from(text, "utf8"));
      expect(base64(utf8(text))).toBe(Buffer.from(text, "utf8").toString("base64"));
    }),
  );
  expect(Buffer.from(utf8("a\ud800b"))).toEqual(Buffer.from("a\ud800b", "utf8"));
});

test("nothing from outside is markup", () => {
  expect(escaped(`<b a="1" c='2'>&`)).toBe("&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
  expect(escaped("a\u0000b\ud800c")).toBe("a\ufffdb\ufffdc");
  expect(escaped("换行\n\u{1f427}")).toBe("换行\n\u{1f427}");
});

test("a Chinese character is two columns wide, in padding, shortening and tables", () => {
  expect(columns("协议栈ok")).toBe(8);
  expect(padEnd("协议", 6)).toBe("协议  ");
  expect(shorten("协议栈协议栈", 7)).toBe("协议栈…");
  expect(columns(shorten("协议栈协议栈", 8))).toBeLessThanOrEqual(8);
  expect(
    textTable(
      ["名", ">n"],
      [
        ["设备", "7"],
        ["x", "10"],
      ],
    ),
  ).toBe("名     n\n----  --\n设备   7\nx     10");
});

test("shortening never exceeds its width", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.integer({ min: 1, max: 20 }),
      (text, width) => columns(shorten(text, width)) <= width,
    ),
  );
});

test("times read as tcpdump and people write them", () => {
  expect(seconds(1_002_013_400)).toBe("1.002013");
  expect(duration(12_000)).toBe("12 µs");
  expect(duration(1_002_000_000)).toBe("1.002 s");
  expect(duration(1_500_000)).toBe("1.5 ms");
  expect(duration(315_980_000)).toBe("316 ms");
  expect(duration(999_990_000)).toBe("1 s");
  expect(duration(999_800)).toBe("1 ms");
  expect(clockTime(2_500_001_999, 86_399)).toBe("00:00:01.500001");
  expect(clockTime(200_000_000, 54_986.857171)).toBe("15:16:27.057171");
});

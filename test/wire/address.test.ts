// Addresses and their texts, as inet_pton and inet_ntop have them; Node's own net module is the judge of IPv6.
import { isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatIpv4, formatIpv6, formatMac, parseIpv4, parseIpv6, parseMac } from "../../src/wire/address.js";

test("IPv4 there and back", () => {
  fc.assert(fc.property(fc.nat(0xffff_ffff), (address) => void expect(parseIpv4(formatIpv4(address))).toBe(address)));
});

test.each([
  "",
  "1.2.3",
  "1.2.3.4.5",
  "256.1.1.1",
  "1.2.3.04",
  "a.b.c.d",
  "1.2.3.",
  " 1.2.3.4",
  "1.2.3.4 ",
  "0x1.2.3.4",
  "-1.2.3.4",
])("%j is no IPv4 address", (text) => void expect(parseIpv4(text)).toBeUndefined());

test("MAC there and back", () => {
  fc.assert(
    fc.property(fc.nat(0xffff_ffff_ffff), (address) => void expect(parseMac(formatMac(address))).toBe(address)),
  );
  expect(parseMac("2:0:0:0:0:A")).toBe(0x0200_0000_000a);
  expect(parseMac("00:11:22:33:44")).toBeUndefined();
  expect(parseMac("00:11:22:33:44:5g")).toBeUndefined();
});

test.each([
  [0n, "::"],
  [1n, "::1"],
  [0xfe80_0000_0000_0000_4427_49ff_fe49_1557n, "fe80::4427:49ff:fe49:1557"],
  [0xff02_0000_0000_0000_0000_0001_ff49_1557n, "ff02::1:ff49:1557"],
  [0x2001_0db8_0000_0001_0001_0001_0001_0001n, "2001:db8:0:1:1:1:1:1"],
  [0x2001_0000_0000_0001_0000_0000_0000_0001n, "2001:0:0:1::1"],
  [0x2001_0db8_0000_0000_0001_0000_0000_0001n, "2001:db8::1:0:0:1"],
  [0xffff_0a00_0001n, "::ffff:10.0.0.1"],
  [0x0a00_0001n, "::10.0.0.1"],
])("%d is written %s", (address, text) => {
  expect(formatIpv6(address)).toBe(text);
  expect(parseIpv6(text)).toBe(address);
});

const words = fc.array(fc.constantFrom("0", "1", "ffff", "10000", "::", ":", "1.2.3.4", "g", ".", "abcd"), {
  maxLength: 17,
});
test("IPv6 there and back, and nothing else is taken", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
      (address) => void expect(parseIpv6(formatIpv6(address))).toBe(address),
    ),
  );
  fc.assert(
    fc.property(words, (parts) => void expect(parseIpv6(parts.join("")) !== undefined).toBe(isIPv6(parts.join("")))),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(words, (parts) => void expect(parseIpv4(parts.join("")) !== undefined).toBe(isIPv4(parts.join("")))),
  );
});

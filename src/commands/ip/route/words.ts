// Words that stand for numbers in routes and rules: tables, scopes, types, protocols (/etc/iproute2/rt_*).
import { type RouteType, scope, table } from "../../../net/index.js";
import type { World } from "../../world.js";
import { invalid, matches } from "../arguments.js";
import { tablesOf } from "./tables.js";

export const types: readonly RouteType[] = [
  "unicast",
  "local",
  "broadcast",
  "anycast",
  "multicast",
  "blackhole",
  "unreachable",
  "prohibit",
  "throw",
  "nat",
];
export const scopes: Readonly<Record<string, number>> = {
  global: scope.universe,
  site: scope.site,
  link: scope.link,
  host: scope.host,
  nowhere: scope.nowhere,
};
const protocols: Readonly<Record<string, number>> = {
  unspec: 0,
  redirect: 1,
  kernel: 2,
  boot: 3,
  static: 4,
  gated: 8,
  ra: 9,
  mrt: 10,
  zebra: 11,
  bird: 12,
  dnrouted: 13,
  xorp: 14,
  ntk: 15,
  dhcp: 16,
  keepalived: 18,
  babel: 42,
  openr: 99,
  bgp: 186,
  isis: 187,
  ospf: 188,
  rip: 189,
  eigrp: 192,
};

const integer = (word: string): number | undefined =>
  /^(0x[0-9a-f]+|\d+)$/i.test(word) && Number(word) <= 0xffff_ffff ? Number(word) : undefined;

/** rtnl_rttable_a2n */
export const tableNumber = (word: string, world: World): number | undefined => tablesOf(world)[word] ?? integer(word);

const named = (names: Readonly<Record<string, number>>, value: number, numeric: boolean): string =>
  (numeric ? undefined : Object.keys(names).find((name) => names[name] === value)) ?? String(value);

/** Of two names for one number the later counts. */
export const tableName = (id: number, world: World, numeric = false): string =>
  named(Object.fromEntries(Object.entries(tablesOf(world)).reverse()), id, numeric);

/** As a selector: "all" and 0 are every table. */
export function listedTable(word: string, world: World): number | "all" {
  if (word === "all") return "all";
  if (word === "cache") return table.main;
  const id = tableNumber(word, world);
  if (id === undefined) throw invalid("table id value is invalid\n", word);
  return id === 0 ? "all" : id;
}

/** rtnl_rtntype_a2n: most may be shortened, and each has a number; "xresolve" is known to ip alone. */
export function typeWord(word: string): RouteType | "xresolve" | undefined {
  if (word === "local" || word === "nat" || word === "throw") return word;
  if (word === "brd") return "broadcast";
  const order = [
    "broadcast",
    "anycast",
    "multicast",
    "prohibit",
    "unreachable",
    "blackhole",
    "xresolve",
    "unicast",
  ] as const;
  const value = integer(word);
  return value === undefined ? order.find((each) => matches(word, each)) : types[value - 1];
}

export function typeOf(word: string): RouteType | "xresolve" {
  const type = typeWord(word);
  if (!type) throw invalid("node type value is invalid\n", word);
  return type;
}

export function scopeOf(word: string, message = 'invalid "scope" value\n'): number {
  const value = scopes[word] ?? integer(word);
  if (value === undefined || value > 255) throw invalid(message, word);
  return value;
}

/** Its name, or the number that has none. */
export function protocolOf(word: string): string | undefined {
  if (protocols[word] !== undefined) return word;
  const value = integer(word);
  if (value === undefined || value > 255) return undefined;
  return Object.keys(protocols).find((name) => protocols[name] === value) ?? String(value);
}

export const scopeName = (value: number, numeric = false): string => named(scopes, value, numeric);

export const protocolName = (name: string, numeric: boolean): string =>
  numeric ? String(protocols[name] ?? name) : name;

/** RTN_*: types stand in the order of their numbers, from 1 on. */
export const typeName = (type: RouteType, numeric: boolean): string =>
  numeric ? String(types.indexOf(type) + 1) : type;

/** rt_dsfield's names of DSCP values, as the octet they stand in. */
const fields: Readonly<Record<string, number>> = {
  default: 0,
  ...Object.fromEntries([1, 2, 3, 4].flatMap((c) => [1, 2, 3].map((p) => [`AF${c}${p}`, (c << 5) | (p << 3)]))),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((c) => [`CS${c}`, c << 5])),
  EF: 0xb8,
};

/** rtnl_dsfield_n2a */
export const tosName = (tos: number, numeric = false): string =>
  (numeric ? undefined : Object.keys(fields).find((name) => fields[name] === tos)) ??
  `0x${tos.toString(16).padStart(2, "0")}`;

/** rtnl_dsfield_a2n: a name, else hexadecimal whatever it looks like. */
export function tosOf(word: string): number | undefined {
  if (fields[word] !== undefined) return fields[word];
  const value = /^(0x)?[0-9a-f]+$/i.test(word) ? Number.parseInt(word, 16) : undefined;
  return value !== undefined && value <= 255 ? value : undefined;
}

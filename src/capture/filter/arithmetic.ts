// Arithmetic of a filter: "icmp[icmptype] = 8", "ip[2:2] > 100", "len <= 60". Reading a protocol's bytes also asks for
// that protocol, and for a first fragment.
import { constants } from "./names.js";
import * as primitive from "./primitive.js";
import { and, type Base, type Relation, type Term, type Test } from "./test.js";
import type { Words } from "./words.js";

const RELATIONS: readonly string[] = ["=", "!=", "<", ">", "<=", ">="];
const LEVELS: readonly (readonly string[])[] = [["|"], ["&"], ["^"], ["<<", ">>"], ["+", "-"], ["*", "/", "%"]];

const overIpv4 = (protocol: number) => ({
  base: "ipv4-payload" as Base,
  from: 0,
  asks: and(primitive.ipProtocol(protocol), primitive.firstFragment),
});

const accessible = new Map<string, { base: Base; from: number; asks: Test | undefined }>([
  ["ether", { base: "frame", from: 0, asks: undefined }],
  ["link", { base: "frame", from: 0, asks: undefined }],
  ["ip", { base: "frame", from: 14, asks: primitive.ip }],
  ["arp", { base: "frame", from: 14, asks: primitive.arp }],
  ["rarp", { base: "frame", from: 14, asks: primitive.rarp }],
  ["ip6", { base: "frame", from: 14, asks: primitive.ip6 }],
  ["icmp6", { base: "frame", from: 54, asks: primitive.ip6Protocol(58) }],
  ["icmp", overIpv4(1)],
  ["igmp", overIpv4(2)],
  ["tcp", overIpv4(6)],
  ["udp", overIpv4(17)],
  ["sctp", overIpv4(132)],
]);

/** A comparison, or undefined (and nothing read) where none stands. */
export function comparison(words: Words): Test | undefined {
  const from = words.at;
  const asks: Test[] = [];
  const left = level(words, 0, asks);
  const relation = left && words.peek("sign", RELATIONS) ? words.next()!.text : undefined;
  const right = relation === undefined ? undefined : level(words, 0, asks);
  if (!left || !right) {
    words.at = from;
    return undefined;
  }
  return [...asks, { kind: "compare", left, relation: relation as Relation, right } as Test].reduce(and);
}

function level(words: Words, depth: number, asks: Test[]): Term | undefined {
  const operators = LEVELS[depth];
  if (!operators) return operand(words, asks);
  let left = level(words, depth + 1, asks);
  while (left && words.peek("sign", operators)) {
    const operator = words.next()!.text;
    const right = level(words, depth + 1, asks);
    left = right && { kind: "binary", operator, left, right };
  }
  return left;
}

function operand(words: Words, asks: Test[]): Term | undefined {
  if (words.take("sign", "(")) {
    const inner = level(words, 0, asks);
    return inner && words.take("sign", ")") ? inner : undefined;
  }
  if (words.take("sign", "-")) {
    const of = operand(words, asks);
    return of && { kind: "binary", operator: "-", left: { kind: "number", value: 0 }, right: of };
  }
  const word = words.next();
  if (word?.kind === "number") return { kind: "number", value: word.value };
  if (word?.kind !== "word") return undefined;
  const constant = constants.get(word.text);
  if (constant !== undefined) return { kind: "number", value: constant };
  if (word.text === "len" || word.text === "length") return { kind: "length" };
  const header = accessible.get(word.text);
  if (!header || !words.take("sign", "[")) return undefined;
  const at = level(words, 0, asks);
  let size: 1 | 2 | 4 = 1;
  if (words.take("sign", ":")) {
    const wanted = words.next();
    if (wanted?.kind !== "number" || (wanted.value !== 1 && wanted.value !== 2 && wanted.value !== 4)) return undefined;
    size = wanted.value;
  }
  if (!at || !words.take("sign", "]")) return undefined;
  if (header.asks) asks.push(header.asks);
  return { kind: "load", base: header.base, from: header.from, at, size };
}

// Arithmetic of a filter: "icmp[icmptype] = 8", "ip[2:2] > 100", "len <= 60". Reading a protocol's bytes also asks for
// that protocol, and for a first fragment.
// As in libpcap, what the right-hand operand of an operator asks for is forgotten.
import type { Layout } from "./layout.js";
import { constants, etherProtocols, LINKS } from "./names.js";
import * as primitive from "./primitive.js";
import { Refusal } from "./refusal.js";
import { and, type Relation, type Term, type Test } from "./test.js";
import type { Words } from "./words.js";

const RELATIONS: readonly string[] = ["=", "!=", "<", ">", "<=", ">="];
const LEVELS: readonly (readonly string[])[] = [["|"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/"]];
/** Protocols whose bytes cannot be read. */
const NO_INDEX = "aarp ah esp iso esis es-is isis is-is clnp l1 l2 stp ipx netbeui".split(" ");
/** The grammar gives these two no precedence, so whatever stands behind them is taken in first. */
const GREEDY = ["^", "%"];

interface Header {
  readonly ip: number | undefined;
  readonly from: number;
  readonly asks?: Test;
}

function headerOf(name: string, layout: Layout): Header | undefined {
  const overIpv4 = (protocol: number) => ({
    ip: layout.payload,
    from: 0,
    asks: and(primitive.ipProtocol(layout, protocol), primitive.firstFragment(layout)),
  });
  const payload = (type: number) => ({
    ip: undefined,
    from: layout.payload,
    asks: primitive.ethertype(layout, type),
  });
  switch (name) {
    case "ip":
    case "arp":
    case "rarp":
    case "ip6":
    case "atalk":
    case "decnet":
    case "lat":
    case "sca":
    case "moprc":
    case "mopdl":
      return payload(etherProtocols.get(name)!);
    case "icmp6":
      return { ip: undefined, from: layout.payload + 40, asks: primitive.icmp6Header(layout) };
    default: {
      if (LINKS.includes(name)) return { ip: undefined, from: 0 };
      const protocol = overIp.get(name);
      return protocol === undefined ? undefined : overIpv4(protocol);
    }
  }
}

const overIp: ReadonlyMap<string, number> = new Map([
  ["icmp", 1],
  ["igmp", 2],
  ["tcp", 6],
  ["igrp", 9],
  ["udp", 17],
  ["pim", 103],
  ["vrrp", 112],
  ["carp", 112],
  ["sctp", 132],
]);

/** A comparison, or undefined (and nothing read) where none stands. */
export function comparison(words: Words, layout: Layout): Test | Refusal | undefined {
  const from = words.at;
  const reader = new Arithmetic(words, layout);
  const left = reader.level(0);
  const relation = left && words.peek("sign", RELATIONS) ? words.next()!.text : undefined;
  const right = relation === undefined ? undefined : reader.level(0);
  if (!left || !right) {
    words.at = from;
    return reader.refusal;
  }
  if (reader.refusal) return reader.refusal;
  return [...reader.asks, { kind: "compare", left, relation: relation as Relation, right } as Test].reduce(and);
}

class Arithmetic {
  readonly asks: Test[] = [];
  refusal: Refusal | undefined;

  constructor(
    private readonly words: Words,
    private readonly layout: Layout,
  ) {}

  level(least: number): Term | undefined {
    let left = this.operand();
    for (;;) {
      if (!left) return undefined;
      const depth = LEVELS.findIndex((operators) => this.words.peek("sign", operators));
      const greedy = this.words.peek("sign", GREEDY);
      if (!greedy && (depth < 0 || depth < least)) return left;
      const operator = this.words.next()!.text;
      const asked = this.asks.length;
      const right = this.level(greedy ? 0 : depth + 1);
      this.asks.length = asked;
      left = right && this.binary(operator, left, right);
    }
  }

  private binary(operator: string, left: Term, right: Term): Term {
    // libpcap looks at the first number that the right-hand side loads.
    const first = firstNumber(right);
    if (first === 0 && operator === "/") this.refuse("division by zero");
    if (first === 0 && operator === "%") this.refuse("modulus by zero");
    if (first !== undefined && first > 31 && (operator === "<<" || operator === ">>"))
      this.refuse("shift by more than 31 bits");
    return { kind: "binary", operator, left, right };
  }

  private refuse(text: string): void {
    this.refusal ??= new Refusal(text);
  }

  private operand(): Term | undefined {
    const { words } = this;
    if (words.take("sign", "(")) {
      const inner = this.level(0);
      return inner && words.take("sign", ")") ? inner : undefined;
    }
    if (words.take("sign", "-")) {
      // The sign binds closer than all but the two without precedence.
      const of = this.level(LEVELS.length);
      return of && { kind: "binary", operator: "negate", left: of, right: of };
    }
    const word = words.next();
    if (word?.kind === "number") return { kind: "number", value: word.value };
    if (word?.kind !== "word") return undefined;
    const constant = constants.get(word.text);
    if (constant !== undefined) return { kind: "number", value: constant };
    if (word.text === "len" || word.text === "length") return { kind: "length" };
    return words.take("sign", "[") ? this.load(word.text) : undefined;
  }

  private load(name: string): Term | undefined {
    const { words } = this;
    const header = headerOf(name, this.layout);
    const at = this.level(0);
    let size: 1 | 2 | 4 = 1;
    if (words.take("sign", ":")) {
      const wanted = words.next();
      if (wanted?.kind !== "number") return undefined;
      if (wanted.value !== 1 && wanted.value !== 2 && wanted.value !== 4) this.refuse("data size must be 1, 2, or 4");
      else size = wanted.value;
    }
    if (!at || !words.take("sign", "]")) return undefined;
    if (!header) {
      if (name === "radio") this.refuse("radio information not present in capture");
      else if (NO_INDEX.includes(name)) this.refuse("unsupported index operation");
      else return undefined;
      return { kind: "number", value: 0 };
    }
    if (header.asks) this.asks.push(header.asks);
    return { kind: "load", ip: header.ip, from: header.from, at, size };
  }
}

function firstNumber(term: Term): number | undefined {
  if (term.kind === "number") return term.value;
  if (term.kind === "load") return firstNumber(term.at);
  return term.kind === "binary" ? firstNumber(term.left) : undefined;
}

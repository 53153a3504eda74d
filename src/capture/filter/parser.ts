// The grammar of filters (libpcap's grammar.y): primitives with qualifiers, joined by "and", "or" and "not". An address
// alone after "and" or "or" takes the qualifiers of the primitive before it.
import { comparison } from "./arithmetic.js";
import { cast } from "./cast.js";
import { identifier, type Qualifiers, type Surroundings } from "./identifier.js";
import { behindTag } from "./layout.js";
import { constants, LINKS, UNSIMULATED } from "./names.js";
import type * as primitive from "./primitive.js";
import { protocols } from "./protocols.js";
import { Refusal } from "./refusal.js";
import { and, field, not, or, type Test } from "./test.js";
import type { Token } from "./token.js";
import { Words } from "./words.js";

const TYPES = ["host", "net", "port", "portrange", "proto", "protochain", "gateway"] as const;
const KEYWORDS = [
  "and",
  "or",
  "not",
  "src",
  "dst",
  "mask",
  "less",
  "greater",
  "byte",
  "broadcast",
  "multicast",
  "len",
  "length",
  "inbound",
  "outbound",
  "ifindex",
  "vlan",
  ...LINKS,
  ...TYPES,
  ...UNSIMULATED,
  ...protocols.keys(),
];
const LAST_TAG = 4095;

export class Parser {
  private readonly words: Words;
  /** Of the last primitive, for addresses that follow alone. */
  private last: Qualifiers | undefined;

  constructor(
    tokens: readonly Token[],
    private around: Surroundings,
  ) {
    this.words = new Words(tokens);
  }

  get atEnd(): boolean {
    return this.words.current === undefined;
  }

  expression(): Test | Refusal {
    let left = this.term();
    for (;;) {
      if (left instanceof Refusal) return left;
      const join = this.joint();
      if (!join) return left;
      const right = this.compared() ?? (this.startsAlone() ? this.alone() : this.term());
      if (right instanceof Refusal) return right;
      left = join(left, right);
    }
  }

  private joint(): typeof and | undefined {
    if (this.words.take("word", "and") ?? this.words.take("sign", "&&")) return and;
    if (this.words.take("word", "or") ?? this.words.take("sign", "||")) return or;
    return undefined;
  }

  private negated(): boolean {
    return (this.words.take("word", "not") ?? this.words.take("sign", "!")) !== undefined;
  }

  private term(): Test | Refusal {
    if (this.negated()) {
      const of = this.term();
      return of instanceof Refusal ? of : not(of);
    }
    const compared = this.compared();
    if (compared) return compared;
    if (this.words.take("sign", "(")) {
      const inner = this.expression();
      if (inner instanceof Refusal) return inner;
      return this.words.take("sign", ")") ? inner : new Refusal();
    }
    return this.primitive();
  }

  private compared(): Test | Refusal | undefined {
    const compared = comparison(this.words, this.around.layout);
    if (compared) this.last = undefined;
    return compared;
  }

  private primitive(): Test | Refusal {
    const { words, around } = this;
    const word = words.current;
    if (word?.kind === "word") {
      const other = this.other(word.text);
      if (other) {
        this.last = undefined;
        return other;
      }
    }
    const protocol = this.protocol();
    const casts = words.take("word", "broadcast", "multicast");
    if (casts) {
      this.last = undefined;
      return cast(casts, protocol, around);
    }
    const direction = this.direction();
    if (direction instanceof Refusal) return direction;
    const directed = ["host", "net", "port", "portrange"] as const;
    const type = words.take("word", ...(direction === undefined ? TYPES : directed)) as Qualifiers["type"];
    if (direction === undefined && type === undefined) {
      this.last = undefined;
      const next = words.current;
      const ends = next === undefined || [")", "&&", "||"].includes(next.text) || ["and", "or"].includes(next.text);
      if (protocol === "ether" && ends) return new Refusal("link layer applied in wrong context");
      const whole = protocol === undefined ? undefined : protocols.get(protocol);
      return whole ? whole(around.layout) : new Refusal();
    }
    this.last = { protocol, direction, type };
    return this.qualified(this.last);
  }

  /** Primitives that are no address and no protocol. */
  private other(name: string): Test | Refusal | undefined {
    const { words, around } = this;
    const number = (): number | undefined => {
      const next = words.next();
      return next?.kind === "number" ? next.value : undefined;
    };
    switch (name) {
      case "less":
      case "greater": {
        words.next();
        const value = number();
        if (value === undefined) return new Refusal();
        const relation = name === "less" ? "<=" : ">=";
        return { kind: "compare", left: { kind: "length" }, relation, right: { kind: "number", value } };
      }
      case "byte":
        words.next();
        return this.byte(number());
      case "inbound":
      case "outbound": {
        words.next();
        const dir = name === "inbound" ? "in" : "out";
        const { link } = around.layout;
        if (link !== "EN10MB") {
          const outgoing = link === "LINUX_SLL" ? field(0, 2, 4) : field(10, 1, 4);
          return dir === "out" ? outgoing : not(outgoing);
        }
        if (around.saved) return new Refusal("inbound/outbound not supported on Ethernet when reading savefiles");
        return { kind: "direction", dir };
      }
      case "ifindex": {
        words.next();
        const index = number();
        if (index === undefined) return new Refusal();
        if (around.layout.link === "LINUX_SLL2") return field(4, 4, index);
        const what = around.layout.link === "EN10MB" ? "Ethernet" : "Linux cooked v1";
        if (around.saved) return new Refusal(`ifindex not supported on ${what} when reading savefiles`);
        return { kind: "device", index };
      }
      case "vlan":
        words.next();
        return this.vlan();
      default:
        if (UNSIMULATED.includes(name)) return new Refusal(`skbook: ${name} in a filter is not simulated yet`);
        return undefined;
    }
  }

  private byte(at: number | undefined): Test | Refusal {
    const { words } = this;
    const sign = words.take("sign", "=", "<", ">", "&", "|");
    const value = words.next();
    if (at === undefined || sign === undefined || value?.kind !== "number") return new Refusal();
    const load = { kind: "load", ip: undefined, from: at, at: { kind: "number", value: 0 }, size: 1 } as const;
    const right = { kind: "number", value: value.value } as const;
    if (sign === "&" || sign === "|") return new Refusal(`skbook: byte with ${sign} in a filter is not simulated yet`);
    return { kind: "compare", left: load, relation: sign as "=" | "<" | ">", right };
  }

  /** Everything behind it looks four bytes further on. */
  private vlan(): Test | Refusal {
    const { words, around } = this;
    const { layout } = around;
    const tag = words.current?.kind === "number" ? words.next() : undefined;
    const value = tag?.kind === "number" ? tag.value : undefined;
    if (value !== undefined && value > LAST_TAG)
      return new Refusal(`VLAN tag ${value} greater than maximum ${LAST_TAG}`);
    if (layout.link !== "EN10MB")
      return new Refusal(`no VLAN support for Linux cooked v${layout.link === "LINUX_SLL" ? 1 : 2}`);
    const type = [0x8100, 0x88a8, 0x9100].map((each) => field(layout.type, 2, each)).reduce(or);
    this.around = { ...around, layout: behindTag(layout) };
    return value === undefined ? type : and(type, field(layout.payload, 2, value, 0x0fff));
  }

  private protocol(): string | undefined {
    const word = this.words.take("word", ...LINKS, ...protocols.keys());
    return word !== undefined && LINKS.includes(word) ? "ether" : word;
  }

  private direction(): primitive.Direction | undefined | Refusal {
    const first = this.words.take("word", "src", "dst");
    if (first === undefined) return undefined;
    const other = first === "src" ? "dst" : "src";
    const from = this.words.at;
    const join = this.joint();
    if (join && this.words.take("word", other)) return join === and ? "src and dst" : "src or dst";
    this.words.at = from;
    return first as "src" | "dst";
  }

  /** One address, a negated one, or some in parentheses. */
  private qualified(qualifiers: Qualifiers): Test | Refusal {
    if (this.negated()) {
      const of = this.qualified(qualifiers);
      return of instanceof Refusal ? of : not(of);
    }
    if (this.words.take("sign", "(")) {
      let left = this.qualified(qualifiers);
      for (;;) {
        if (left instanceof Refusal) return left;
        const join = this.joint();
        if (!join) return this.words.take("sign", ")") ? left : new Refusal();
        const right = this.qualified(qualifiers);
        if (right instanceof Refusal) return right;
        left = join(left, right);
      }
    }
    return this.startsIdentifier() ? identifier(this.words, qualifiers, this.around) : new Refusal();
  }

  private alone(): Test | Refusal {
    const { ahead: behind } = this.words;
    const ends =
      behind === undefined || [")", "&&", "||"].includes(behind.text) || ["and", "or", "mask"].includes(behind.text);
    if (this.startsNumber() && !ends) return new Refusal();
    return this.last ? this.qualified(this.last) : new Refusal("syntax error in filter expression");
  }

  /** An address without qualifiers, perhaps behind "not"; one that is no number may stand in parentheses. */
  private startsAlone(): boolean {
    const { words, last } = this;
    const from = words.at;
    let inside = false;
    let compared = false;
    for (;;) {
      if (words.take("sign", "(")) inside = true;
      else if (!this.negated()) break;
      else if (!inside) compared ||= comparison(words, this.around.layout) !== undefined;
    }
    const alone = !compared && this.startsIdentifier() && !(inside && this.startsNumber());
    words.at = from;
    this.last = last;
    return alone;
  }

  private startsNumber(): boolean {
    const { current } = this.words;
    return current?.kind === "number" || (current?.kind === "word" && constants.has(current.text));
  }

  private startsIdentifier(): boolean {
    const word = this.words.current;
    if (word === undefined || word.kind === "sign") return false;
    if (word.kind !== "word") return true;
    return !KEYWORDS.includes(word.text);
  }
}

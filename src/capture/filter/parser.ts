// The grammar of filters (libpcap's grammar.y): primitives with qualifiers, joined by "and", "or" and "not". An address
// alone after "and" or "or" takes the qualifiers of the primitive before it.
import { comparison } from "./arithmetic.js";
import { identifier, type Qualifiers, type Surroundings } from "./identifier.js";
import * as primitive from "./primitive.js";
import { Refusal } from "./refusal.js";
import { and, not, or, type Test } from "./test.js";
import type { Token } from "./token.js";
import { Words } from "./words.js";

const protocols: ReadonlyMap<string, Test> = new Map([
  ["ip", primitive.ip],
  ["arp", primitive.arp],
  ["rarp", primitive.rarp],
  ["ip6", primitive.ip6],
  ["icmp", primitive.ipProtocol(1)],
  ["igmp", primitive.ipProtocol(2)],
  ["icmp6", primitive.ip6Protocol(58)],
  ["tcp", primitive.transport(6)],
  ["udp", primitive.transport(17)],
  ["sctp", primitive.transport(132)],
]);
const TYPES = ["host", "net", "port", "portrange", "proto"] as const;
const KEYWORDS = [
  "and",
  "or",
  "not",
  "src",
  "dst",
  "ether",
  "link",
  "mask",
  "less",
  "greater",
  "broadcast",
  "multicast",
];

export class Parser {
  private readonly words: Words;
  /** Of the last primitive, for addresses that follow alone. */
  private last: Qualifiers | undefined;

  constructor(
    tokens: readonly Token[],
    private readonly around: Surroundings,
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
      const right = this.startsIdentifier() ? this.alone() : this.term();
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
    const compared = comparison(this.words);
    if (compared) {
      this.last = undefined;
      return compared;
    }
    if (this.words.take("sign", "(")) {
      const inner = this.expression();
      if (inner instanceof Refusal) return inner;
      return this.words.take("sign", ")") ? inner : new Refusal();
    }
    return this.primitive();
  }

  private primitive(): Test | Refusal {
    const bound = this.words.take("word", "less", "greater");
    if (bound) return this.length(bound);
    const protocol = this.protocol();
    const cast = this.words.take("word", "broadcast", "multicast");
    if (cast) return this.cast(cast, protocol);
    const direction = this.direction();
    if (direction instanceof Refusal) return direction;
    const type = this.words.take("word", ...TYPES) as Qualifiers["type"];
    if (direction === undefined && type === undefined) {
      this.last = undefined;
      return (protocol === undefined ? undefined : protocols.get(protocol)) ?? new Refusal();
    }
    this.last = { protocol, direction, type };
    return this.qualified(this.last);
  }

  private protocol(): string | undefined {
    const word = this.words.take("word", "ether", "link", ...protocols.keys());
    return word === "link" ? "ether" : word;
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
    return this.last ? this.qualified(this.last) : new Refusal("syntax error in filter expression");
  }

  private startsIdentifier(): boolean {
    const word = this.words.current;
    if (word === undefined || word.kind === "sign") return false;
    if (word.kind !== "word") return true;
    const reserved: readonly string[] = [...KEYWORDS, ...TYPES];
    return !reserved.includes(word.text) && !protocols.has(word.text) && word.text !== "len";
  }

  private length(bound: string): Test | Refusal {
    const word = this.words.next();
    if (word?.kind !== "number") return new Refusal();
    const right = { kind: "number", value: word.value } as const;
    return { kind: "compare", left: { kind: "length" }, relation: bound === "less" ? "<=" : ">=", right };
  }

  private cast(cast: string, protocol: string | undefined): Test | Refusal {
    this.last = undefined;
    const ether = protocol === undefined || protocol === "ether";
    if (ether && this.around.cooked) return new Refusal(`not a broadcast link`);
    if (cast === "broadcast" && ether) return primitive.etherHost("dst", 0xffff_ffff_ffff);
    if (cast === "multicast" && ether) return primitive.etherMulticast;
    if (cast === "multicast" && protocol === "ip") return primitive.ipMulticast;
    if (cast === "multicast" && protocol === "ip6") return primitive.ip6Multicast;
    return new Refusal(
      cast === "broadcast"
        ? "only link-layer/IP broadcast filters supported"
        : "link-layer multicast filters supported only on ethernet/FDDI/token ring/ARCNET/802.11/ATM LANE/Fibre Channel",
    );
  }
}

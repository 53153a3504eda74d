// tcpdump's filter language (pcap-filter(7)) for Ethernet and cooked packets. "and" and "or" bind alike, from left to right, as
// in libpcap. Not simulated, and said so: protochain, MPLS, PPPoE, Geneve, LLC and ISO, 802.11, ATM, SS7 and pf words.
import { folded } from "./filter/fold.js";
import { type Layout, layoutOf } from "./filter/layout.js";
import { matches } from "./filter/match.js";
import { Parser } from "./filter/parser.js";
import { Refusal } from "./filter/refusal.js";
import { satisfiable } from "./filter/satisfiable.js";
import type { Test } from "./filter/test.js";
import { tokens } from "./filter/token.js";
import type { LinkType } from "./linktype.js";

export interface Filter {
  /** Nothing was asked: it takes every packet. */
  readonly all?: boolean;
  /** `length` is the packet's on the wire; `dir` and `device` (its index) are what a live capture knows besides. */
  match(packet: Uint8Array, length?: number, dir?: "in" | "out", device?: number): boolean;
}

export interface FilterOptions {
  /** Whose words a refusal has: libpcap 1.5 came with tcpdump 4.9, 1.10 with 4.99. */
  readonly version?: "4.9" | "4.99";
  /** What the packets begin with; Ethernet unless told. */
  readonly link?: LinkType;
  readonly hosts?: ReadonlyMap<string, string>;
  /** Packets from a file: nothing is known of directions and devices. */
  readonly saved?: boolean;
  /** Of the device that is captured on, for "ip broadcast". */
  readonly netmask?: number;
}

/** The error is tcpdump's, without its "tcpdump: ". */
export function compileFilter(text: string, options: FilterOptions = {}): Filter | { readonly error: string } {
  if (text.trim() === "") return { all: true, match: () => true };
  const syntax = options.version === "4.9" ? "syntax error" : "can't parse filter expression: syntax error";
  const { found, refusal } = tokens(text);
  const layout: Layout = layoutOf(options.link ?? "EN10MB");
  const test = parse(new Parser(found, { ...options, layout }), refusal);
  if (test instanceof Refusal) return { error: test.message ?? syntax };
  if (!satisfiable(test)) return { error: "expression rejects all packets" };
  return {
    match: (bytes, length = bytes.length, dir, device) => matches(test, { bytes, length, dir, device }),
  };
}

// What is read is judged at once: a wrong word counts when nothing before it was wrong.
function parse(parser: Parser, refusal: Refusal | undefined): Test | Refusal {
  const test = parser.expression();
  if (test instanceof Refusal) return test.message === undefined ? (refusal ?? test) : test;
  if (refusal) return refusal;
  return parser.atEnd ? folded(test) : new Refusal();
}

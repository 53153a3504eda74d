// tcpdump's filter language (pcap-filter(7)) for Ethernet frames. Not modelled: vlan, mpls, inbound/outbound, gateway,
// wireless and ATM words, `ip broadcast`, names of networks. "and" and "or" bind alike, from left to right, as in libpcap.
import { Parser } from "./filter/parser.js";
import { Refusal } from "./filter/refusal.js";
import { satisfiable } from "./filter/satisfiable.js";
import { matches, type Test } from "./filter/test.js";
import { tokens } from "./filter/token.js";

export interface Filter {
  match(frame: Uint8Array): boolean;
}

export interface FilterOptions {
  /** Whose words a refusal has: libpcap 1.5 came with tcpdump 4.9, 1.10 with 4.99. */
  readonly version?: "4.9" | "4.99";
  /** A cooked capture (-i any) has no Ethernet addresses. */
  readonly cooked?: boolean;
  readonly hosts?: ReadonlyMap<string, string>;
}

/** The error is tcpdump's, without its "tcpdump: ". */
export function compileFilter(text: string, options: FilterOptions = {}): Filter | { readonly error: string } {
  if (text.trim() === "") return { match: () => true };
  const syntax = options.version === "4.9" ? "syntax error" : "can't parse filter expression: syntax error";
  const words = tokens(text);
  if (!words) return { error: syntax };
  const test = parse(new Parser(words, options));
  if (test instanceof Refusal) return { error: test.message ?? syntax };
  if (!satisfiable(test)) return { error: "expression rejects all packets" };
  return { match: (frame) => matches(test, frame) };
}

function parse(parser: Parser): Test | Refusal {
  const test = parser.expression();
  if (test instanceof Refusal) return test;
  return parser.atEnd ? test : new Refusal();
}

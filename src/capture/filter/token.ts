// The words of a filter expression (libpcap's scanner.l).

import { parseIpv6, parseMac } from "../../wire/address.js";
import { Refusal } from "./refusal.js";

export type Token =
  | { readonly kind: "word" | "ipv4"; readonly text: string }
  /** A word behind a backslash: never a keyword. */
  | { readonly kind: "escaped"; readonly text: string }
  | { readonly kind: "mac"; readonly text: string; readonly value: number }
  | { readonly kind: "ipv6"; readonly text: string; readonly value: bigint }
  | { readonly kind: "number"; readonly text: string; readonly value: number }
  | { readonly kind: "sign"; readonly text: string };

const shapes =
  /\s*(?:(\\?[A-Za-z0-9](?:[-_.:A-Za-z0-9]*[.:A-Za-z0-9])?|::[0-9A-Fa-f:.]*)|(<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^<>=!()[\]:]))/y;

/** The words up to the first that is none, and what is wrong with that one. */
export function tokens(text: string): { readonly found: readonly Token[]; readonly refusal?: Refusal } {
  const found: Token[] = [];
  shapes.lastIndex = 0;
  const end = text.trimEnd().length;
  while (shapes.lastIndex < end) {
    const from = shapes.lastIndex;
    const match = shapes.exec(text);
    if (!match) return { found, refusal: new Refusal() };
    const [, word, sign] = match;
    if (sign !== undefined) {
      found.push({ kind: "sign", text: normal(sign) });
      continue;
    }
    const wrong = malformed(word!);
    if (wrong) return { found, refusal: wrong };
    const token = classify(word!);
    if (token.kind === "number" && token.value > 0xffff_ffff)
      return { found, refusal: new Refusal(`number ${token.text} overflows 32 bits`) };
    // "icmp[0:2]": the colon after a number is an address's only when the whole is an address.
    const colon = word!.indexOf(":");
    if (token.kind === "word" && colon > 0) {
      found.push(classify(word!.slice(0, colon)));
      shapes.lastIndex = text.indexOf(word!, from) + colon;
    } else found.push(token);
  }
  return { found };
}

function normal(sign: string): string {
  return sign === "==" ? "=" : sign;
}

/** Words that look like a number or an Ethernet address and are none. */
function malformed(word: string): Refusal | undefined {
  if (/^0[0-9]*[89][0-9]*$/.test(word)) return new Refusal(`number ${word} contains non-octal digit`);
  if (classify(word).kind !== "word") return undefined;
  const octets = /^[0-9a-f]{1,2}:+(?:[0-9a-f]{1,2}:)+/i.exec(word);
  return octets ? new Refusal(`bogus ethernet address ${octets[0]}`) : undefined;
}

function classify(word: string): Token {
  if (word.startsWith("\\")) return { kind: "escaped", text: word.slice(1) };
  if (/^[0-9a-f]{12}$/i.test(word)) return { kind: "mac", text: word, value: Number.parseInt(word, 16) };
  if (/^(0x[0-9a-f]+|[0-9]+)$/i.test(word)) {
    const octal = /^0[0-7]+$/.test(word);
    return { kind: "number", text: word, value: octal ? Number.parseInt(word, 8) : Number(word) };
  }
  if (/^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/i.test(word))
    return { kind: "mac", text: word, value: Number.parseInt(word.replaceAll(".", ""), 16) };
  if (/^[0-9]+(\.[0-9]+){1,3}$/.test(word)) return { kind: "ipv4", text: word };
  const mac = parseMac(word.includes(":") ? word : word.replace(/[-.]/g, ":"));
  if (mac !== undefined) return { kind: "mac", text: word, value: mac };
  const ipv6 = word.includes(":") ? parseIpv6(word) : undefined;
  if (ipv6 !== undefined) return { kind: "ipv6", text: word, value: ipv6 };
  return { kind: "word", text: word };
}

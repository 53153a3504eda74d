// IPv6's extension headers in tcpdump's words: hop-by-hop and destination options, fragments (print-ip6opts.c, print-frag6.c).
import type { Printer } from "./printer.js";

const PAD1 = 0;
const PADN = 1;
const ROUTER_ALERT = 5;
const JUMBO = 0xc2;
const HOME_ADDRESS = 0xc9;

/** How long the header is. */
export function printOptionsHeader(p: Printer, from: number, hopByHop: boolean): number {
  p.protocol = hopByHop ? "hbhopt" : "dstopt";
  const length = (p.u8(from + 1) + 1) * 8;
  if (p.check(from, length)) p.print(hopByHop ? "HBH " : "DSTOPT ");
  // Without -v only the hop-by-hop ones are read, for a jumbogram's length.
  if (hopByHop || p.verbose) options(p, from + 2, from + length, hopByHop);
  p.protocol = "ip6";
  return length;
}

// Options that run past their header end the line.
function options(p: Printer, from: number, to: number, hopByHop: boolean): void {
  const show = (text: string) => {
    if (p.verbose) p.print(text);
  };
  let jumbos = 0;
  for (let at = from; at < to && !p.done; ) {
    const type = p.u8(at);
    const length = type === PAD1 ? 1 : at + 1 < to ? 2 + p.u8(at + 1) : to;
    if (at + length > to) {
      p.truncated();
      return;
    }
    if (type === PAD1) show("(pad1)");
    else if (type === PADN) show("(padn)");
    else {
      const wrong = wrongSize(type, length, to - at);
      if (wrong !== undefined) {
        p.print(wrong);
        p.truncated();
        return;
      }
      if (type === ROUTER_ALERT)
        show(
          `(rtalert: 0x${p
            .u16(at + 2)
            .toString(16)
            .padStart(4, "0")}) `,
        );
      else if (type === HOME_ADDRESS) show(`(homeaddr: ${p.ipv6(at + 2)})`);
      // Jumbograms are a payload length of 0 and this; here it never is one.
      else if (type === JUMBO)
        show(
          `(jumbo: ${p.u32(at + 2)} - ${jumbos++ > 0 ? "already seen" : hopByHop ? "payload len != 0" : "not a hop-by-hop option"}) `,
        );
      else show(`(opt_type 0x${type.toString(16).padStart(2, "0")}: len=${length - 2})`);
    }
    at += length;
  }
  show(" ");
}

const sizes = new Map([
  [ROUTER_ALERT, { name: "rtalert", length: 4 }],
  [JUMBO, { name: "jumbo", length: 6 }],
  [HOME_ADDRESS, { name: "homeaddr", length: 18 }],
]);

function wrongSize(type: number, length: number, left: number): string | undefined {
  const size = sizes.get(type);
  if (!size) return undefined;
  if (left < size.length) return `(${size.name}: trunc)`;
  const fits = type === HOME_ADDRESS ? length >= size.length : length === size.length;
  return fits ? undefined : `(${size.name}: invalid len ${length - 2})`;
}

/** Whether it is the first fragment, whose content can be read. `end` is where the packet ends. */
export function printFragment(p: Printer, from: number, end: number): boolean {
  p.protocol = "frag6";
  const offset = p.u16(from + 2) & 0xfff8;
  const id = p.verbose
    ? `0x${p
        .u32(from + 4)
        .toString(16)
        .padStart(8, "0")}:`
    : "";
  p.print(`frag (${id}${offset}|`);
  const length = end - from - 8;
  p.print(length < 0 ? "[length < 0] (invalid))" : `${length})`);
  if (offset !== 0) return false;
  // Nothing is looked for where nothing was captured.
  if (from + 8 >= p.end) {
    p.print(" ");
    return false;
  }
  p.print(" ");
  p.protocol = "ip6";
  return !p.done;
}

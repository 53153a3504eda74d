// What an IP packet carries, by its protocol number (ip_demux_print). Not modelled: SCTP, DCCP, GRE, OSPF, PIM, VRRP, EIGRP,
// RSVP, PGM and older ones, which print as unknown protocols do.
import { printIcmp } from "./icmp.js";
import { printIcmpv6 } from "./icmpv6.js";
import { printIgmp } from "./igmp.js";
import type { Ip } from "./ip.js";
import type { Printer } from "./printer.js";
import { printAh, printEsp, printIpcomp } from "./security.js";
import { printTcp } from "./tcp.js";
import { printUdp } from "./udp.js";

/** Protocols whose printers write the addresses themselves, with ports. */
export const writesAddresses = (protocol: number): boolean => protocol === 6 || protocol === 17;

/** How to print an IP packet inside another; the two printers hand each other in, so that no file bites its tail. */
export interface Inner {
  readonly ipv4: (p: Printer, from: number, length: number) => void;
  readonly ipv6: (p: Printer, from: number, length: number) => void;
}

export function printUpper(p: Printer, from: number, length: number, protocol: number, ip: Ip, inner: Inner): void {
  const wrong = (name: string, version: number) => {
    p.print(`[${name} requires IPv${version}]`);
    p.invalid();
  };
  switch (protocol) {
    case 1:
      if (ip.version === 4) printIcmp(p, from, length, inner.ipv4, ip.fragmented);
      else wrong("ICMP", 4);
      return;
    case 2:
      if (ip.version === 4) printIgmp(p, from, length);
      else wrong("IGMP", 4);
      return;
    case 4:
      inner.ipv4(p, from, length);
      return;
    case 6:
      printTcp(p, from, length, ip);
      return;
    case 17:
      printUdp(p, from, length, ip);
      return;
    case 41:
      inner.ipv6(p, from, length);
      return;
    case 50:
      printEsp(p, from, length);
      return;
    case 51: {
      p.protocol = "ah";
      // Without even its first octet the demultiplexer says so, and returns to its caller.
      if (!p.check(from, 1)) return;
      const next = p.u8(from);
      const used = printAh(p, from);
      if (!p.done && used > 0) printUpper(p, from + used, length - used, next, ip, inner);
      return;
    }
    case 58:
      if (ip.version === 6) printIcmpv6(p, from, length, ip);
      else wrong("ICMPv6", 6);
      return;
    case 59:
      p.print("no next header");
      return;
    case 108:
      printIpcomp(p, from);
      return;
    default:
      p.print(` ${p.unknownProtocol(protocol)} ${length}`);
  }
}

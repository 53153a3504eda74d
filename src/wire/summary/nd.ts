// Neighbour discovery in tcpdump's words, its options with -v (print-icmp6.c, icmp6_opt_print). Not modelled: compressed names.
import { formatIpv6 } from "../address.js";
import { bitNames, type Printer } from "./printer.js";

export const at = { hops: 4, flags: 5, lifetime: 6, reachable: 8, retransmit: 12, target: 8, destination: 24 } as const;

export const optionNames = new Map([
  [1, "source link-address"],
  [2, "destination link-address"],
  [3, "prefix info"],
  [4, "redirected header"],
  [5, "mtu"],
  [7, "advertisement interval"],
  [8, "homeagent information"],
  [24, "route info"],
  [25, "rdnss"],
  [31, "dnssl"],
]);
const prefixFlags = [
  [0x80, "onlink"],
  [0x40, "auto"],
  [0x20, "router"],
] as const;
const routerFlags = [
  [0x80, "managed"],
  [0x40, "other stateful"],
  [0x20, "home agent"],
  [0x02, "ipv6 only"],
] as const;
const neighbourFlags = [
  [0x80, "router"],
  [0x40, "solicited"],
  [0x20, "override"],
] as const;

const preference = (flags: number) => ["medium", "high", "rsv", "low"][(flags >> 3) & 3]!;
const lifetime = (seconds: number) => (seconds === 0xffff_ffff ? "infinity" : `${seconds}s`);

/** From "router solicitation" to "redirect". */
export function neighbourDiscovery(p: Printer, from: number, type: number, length: number): void {
  const rest = (start: number) => {
    if (p.verbose) options(p, from + start, length - start);
  };
  switch (type) {
    case 133:
      rest(8);
      return;
    case 134:
      if (p.verbose) advertisement(p, from);
      rest(16);
      return;
    case 135: {
      const target = p.ipv6(from + at.target);
      p.print(`, who has ${target}`);
      rest(24);
      return;
    }
    case 136: {
      const target = p.ipv6(from + at.target);
      p.print(`, tgt is ${target}`);
      if (p.verbose) p.print(`, Flags [${bitNames(p.u8(from + at.hops), neighbourFlags, "none")}]`);
      rest(24);
      return;
    }
    default: {
      const destination = p.ipv6(from + at.destination);
      p.print(`, ${destination}`);
      p.print(` to ${p.ipv6(from + at.target)}`);
      rest(40);
    }
  }
}

function advertisement(p: Printer, from: number): void {
  p.need(from, 16);
  const flags = p.u8(from + at.flags);
  p.print(`\n\thop limit ${p.u8(from + at.hops)}, Flags [${bitNames(flags, routerFlags, "none")}]`);
  p.print(`, pref ${preference(flags)}, router lifetime ${p.u16(from + at.lifetime)}s`);
  p.print(`, reachable time ${p.u32(from + at.reachable)}ms, retrans timer ${p.u32(from + at.retransmit)}ms`);
}

function options(p: Printer, from: number, length: number): void {
  let left = length;
  for (let option = from; option < p.end && left > 0 && !p.done; ) {
    if (!p.check(option, 2)) return;
    const size = p.u8(option + 1) * 8;
    if (size === 0 || !p.has(option, size)) {
      p.truncated();
      return;
    }
    const type = p.u8(option);
    p.print(`\n\t  ${optionNames.get(type) ?? "unknown"} option (${type}), length ${size} (${size / 8}): `);
    const known = content(p, option, type, size, from);
    if (!known) {
      if (p.verbose <= 1) {
        p.dump(option + 2, size - 2, "\n\t  ");
        return;
      }
    }
    if (p.verbose > 1) p.dump(option + 2, size - 2, "\n\t    ");
    option += size;
    left -= size;
  }
}

function content(p: Printer, from: number, type: number, size: number, first: number): boolean {
  switch (type) {
    case 1:
    case 2:
      p.print([...p.slice(from + 2, size - 2)].map((byte) => byte.toString(16).padStart(2, "0")).join(":"));
      return true;
    case 3: {
      p.need(from, 32);
      p.print(`${p.ipv6(from + 16)}/${p.u8(from + 2)}${size === 32 ? "" : "badlen"}`);
      p.print(`, Flags [${bitNames(p.u8(from + 3), prefixFlags, "none")}]`);
      p.print(`, valid time ${lifetime(p.u32(from + 4))}, pref. time ${lifetime(p.u32(from + 8))}`);
      return true;
    }
    case 4:
      // tcpdump dumps from the first option on, not from this one.
      p.dump(first, size, "\n\t    ");
      return true;
    case 5: {
      const mtu = p.u32(from + 4);
      p.print(` ${mtu}${size === 8 ? "" : "bad option length"}`);
      return true;
    }
    case 7: {
      const interval = p.u32(from + 4);
      p.print(` ${interval}ms`);
      return true;
    }
    case 8:
      p.need(from, 8);
      p.print(` preference ${p.u16(from + 4)}, lifetime ${p.u16(from + 6)}`);
      return true;
    case 24:
      return route(p, from, size);
    case 25: {
      const seconds = p.u32(from + 4);
      p.print(` lifetime ${seconds}s,`);
      for (let i = 0; i < Math.floor((size / 8 - 1) / 2) && !p.done; i++) {
        const address = p.ipv6(from + 8 + 16 * i);
        p.print(` addr: ${address}`);
      }
      return true;
    }
    case 31:
      return searchList(p, from, size);
    default:
      return false;
  }
}

function searchList(p: Printer, from: number, size: number): boolean {
  const seconds = p.u32(from + 4);
  p.print(` lifetime ${seconds}s, domain(s):`);
  let at = from + 8;
  while (at < from + size && p.u8(at) !== 0 && !p.done) {
    p.print(" ");
    for (let label = p.u8(at); label !== 0 && !p.done; label = p.u8(at)) {
      p.need(at + 1, label);
      p.print(`${String.fromCharCode(...p.slice(at + 1, label))}.`);
      at += label + 1;
    }
    at++;
  }
  return true;
}

function route(p: Printer, from: number, size: number): boolean {
  const seconds = p.u32(from + 4);
  if (size > 24) {
    p.truncated();
    return true;
  }
  let prefix = 0n;
  for (const [i, byte] of p.slice(from + 8, size - 8).entries()) prefix |= BigInt(byte) << BigInt(8 * (15 - i));
  p.print(
    ` ${formatIpv6(prefix)}/${p.u8(from + 2)}, pref=${preference(p.u8(from + 3))}, lifetime=${lifetime(seconds)}`,
  );
  return true;
}

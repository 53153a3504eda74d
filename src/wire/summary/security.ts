// tcpdump's words for IPsec and IPComp headers (print-ah.c, print-esp.c, print-ipcomp.c). Not modelled: decryption (-E).
import type { Printer } from "./printer.js";

export function printAh(p: Printer, from: number): number {
  p.protocol = "ah";
  p.print("AH");
  const words = p.u8(from + 1);
  p.print("(");
  const used = (words + 2) * 4;
  if (p.verbose) p.print(`length=${words}(${used}-bytes),`);
  const reserved = p.u16(from + 2);
  if (reserved) p.print(`reserved=0x${reserved.toString(16)}[MustBeZero],`);
  const spi = p.u32(from + 4);
  p.print(`spi=${hex8(spi)},`);
  const sequence = p.u32(from + 8);
  p.print(`seq=0x${sequence.toString(16)},icv=0x`);
  for (let at = from + 12; at < from + used && !p.done; at += 4) {
    const word = p.u32(at);
    p.print(word.toString(16).padStart(8, "0"));
  }
  p.print("): ");
  return used;
}

export function printEsp(p: Printer, from: number, length: number): void {
  p.protocol = "esp";
  // A header with nothing behind it counts as cut.
  if (!p.check(from, 9)) return;
  const spi = p.u32(from);
  const sequence = p.u32(from + 4);
  p.print(`ESP(spi=${hex8(spi)},seq=0x${sequence.toString(16)}), length ${length}`);
}

export function printIpcomp(p: Printer, from: number): void {
  p.protocol = "ipcomp";
  if (!p.need(from, 4)) return;
  const cpi = p.u16(from + 2);
  p.print(`IPComp(cpi=${hex4(cpi)})`);
}

const hex8 = (value: number) => `0x${value.toString(16).padStart(8, "0")}`;
const hex4 = (value: number) => `0x${value.toString(16).padStart(4, "0")}`;

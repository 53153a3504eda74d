// The paper that the printers of a frame write on, and their eyes: tcpdump's netdissect_options. A read past the captured
// bytes writes "[|protocol]" and ends the line there; nobody has to ask whether a read went well.
import type { Ipv4, Ipv6, Mac } from "../address.js";
import { BROADCAST_MAC, formatIpv4, formatIpv6, formatMac } from "../address.js";
import * as bytes from "../bytes.js";

/** tcpdump on CentOS 7 (4.9.2) and on Debian 12 (4.99.3). */
export type Version = "4.9" | "4.99";

export interface SummaryOptions {
  readonly version: Version;
  /** -e: the Ethernet header comes first. */
  readonly linkHeader?: boolean;
  /** -n: no names. True unless it is said to be false. */
  readonly numeric?: boolean;
  /** -v */
  readonly verbose?: boolean;
  /** -q */
  readonly quick?: boolean;
  /** The frame's length when only its start was captured (-s). */
  readonly length?: number;
  /** Names of addresses (/etc/hosts), for when numeric is false. */
  readonly hosts?: ReadonlyMap<string, string>;
}

/** With the manufacturer unless -n. Only Xerox's, which is everybody's zero address, is known. */
export function macText(address: Mac, numeric: boolean): string {
  const text = formatMac(address);
  if (numeric) return text;
  if (address === BROADCAST_MAC) return "Broadcast";
  return `${text} (oui ${address < 0x100_0000 ? "Ethernet" : "Unknown"})`;
}

export class Printer {
  text = "";
  /** Whose bytes are read: what stands in "[|…]". */
  protocol = "ether";
  /** Offset where the captured bytes, or the packet that is being printed, end. */
  end: number;
  private over = false;

  constructor(
    readonly bytes: Uint8Array,
    readonly options: SummaryOptions,
  ) {
    this.end = bytes.length;
  }

  get old(): boolean {
    return this.options.version === "4.9";
  }

  get numeric(): boolean {
    return this.options.numeric ?? true;
  }

  print(text: string): void {
    if (!this.over) this.text += text;
  }

  /** The packet goes on, but was not captured further. */
  truncated(): void {
    this.print(`${this.old ? "" : " "}[|${this.protocol}]`);
    this.over = true;
  }

  /** The packet contradicts itself. */
  invalid(): void {
    this.print(" (invalid)");
  }

  has(at: number, length: number): boolean {
    return at + length <= this.end;
  }

  /** Ends the line unless these bytes were captured. */
  need(at: number, length: number): boolean {
    if (this.over) return false;
    if (this.has(at, length)) return true;
    this.truncated();
    return false;
  }

  u8(at: number): number {
    return this.need(at, 1) ? this.bytes[at]! : 0;
  }

  u16(at: number): number {
    return this.need(at, 2) ? bytes.u16(this.bytes, at) : 0;
  }

  u32(at: number): number {
    return this.need(at, 4) ? bytes.u32(this.bytes, at) : 0;
  }

  ipv4(at: number): string {
    return this.name(formatIpv4(this.u32(at) as Ipv4));
  }

  ipv6(at: number): string {
    return this.name(formatIpv6(this.need(at, 16) ? (bytes.u128(this.bytes, at) as Ipv6) : 0n));
  }

  mac(at: number): string {
    return macText(this.need(at, 6) ? bytes.u48(this.bytes, at) : 0, this.numeric);
  }

  /** The first failed read has ended the line. */
  get done(): boolean {
    return this.over;
  }

  private name(address: string): string {
    return (this.numeric ? undefined : this.options.hosts?.get(address)) ?? address;
  }
}

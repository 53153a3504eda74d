// The paper that the printers of a frame write on, and their eyes: tcpdump's netdissect_options. A read past the captured
// bytes writes "[|protocol]" and ends the line there; nobody has to ask whether a read went well.
import type { Ipv4, Ipv6, Mac } from "../address.js";
import { BROADCAST_MAC, formatIpv4, formatIpv6, formatMac } from "../address.js";
import * as bytes from "../bytes.js";
import { hexDump } from "./hex.js";

/** tcpdump on CentOS 7 (4.9.2) and on Debian 12 (4.99.3). */
export type Version = "4.9" | "4.99";

/** What TCP's relative numbers are counted from; a conversation is known once one of its segments was printed. */
export type Conversations = Map<string, { seq: number; ack: number }>;

export interface SummaryOptions {
  readonly version: Version;
  /** -e: the Ethernet header comes first. */
  readonly linkHeader?: boolean;
  /** -n: no names. True unless it is said to be false. */
  readonly numeric?: boolean;
  /** How many -v. */
  readonly verbose?: number;
  /** -q */
  readonly quick?: boolean;
  /** -S: TCP's numbers as they are. */
  readonly absolute?: boolean;
  /** -K: checksums are not verified. */
  readonly trusting?: boolean;
  /** What nobody knows is not dumped, since -x, -X or -A dump everything. */
  readonly suppress?: boolean;
  /** The frame's length when only its start was captured (-s). */
  readonly length?: number;
  /** Names of addresses (/etc/hosts), for when numeric is false. */
  readonly hosts?: ReadonlyMap<string, string>;
  /** Names of ports ("80/tcp") and protocols ("1"), for when numeric is false. */
  readonly services?: ReadonlyMap<string, string>;
  /** Names of devices by index, for cooked captures. */
  readonly interfaces?: ReadonlyMap<number, string>;
  /** Carried from line to line of one capture. */
  readonly conversations?: Conversations;
}

/** With the manufacturer unless -n. Only Xerox's, which is everybody's zero address, is known. */
export function macText(address: Mac, numeric: boolean): string {
  const text = formatMac(address);
  if (numeric) return text;
  if (address === BROADCAST_MAC) return "Broadcast";
  return `${text} (oui ${address < 0x100_0000 ? "Ethernet" : "Unknown"})`;
}

/** The names of the bits that are set, in the table's order (bittok2str). */
export function bitNames(value: number, names: readonly (readonly [number, string])[], none: string): string {
  const set = names.filter(([bit]) => (value & bit) !== 0).map(([, name]) => name);
  return set.join(", ") || none;
}

export class Printer {
  text = "";
  /** Whose bytes are read: what stands in "[|…]". */
  protocol = "ether";
  /** Offset where the captured bytes, or the packet that is being printed, end. */
  end: number;
  readonly conversations: Conversations;
  /** A read went past the end, where tcpdump jumps out of all its printers and forgets the link header's length. */
  jumped = false;
  private over = false;

  constructor(
    readonly bytes: Uint8Array,
    readonly options: SummaryOptions,
  ) {
    this.end = bytes.length;
    this.conversations = options.conversations ?? new Map();
  }

  get old(): boolean {
    return this.options.version === "4.9";
  }

  get numeric(): boolean {
    return this.options.numeric ?? true;
  }

  get verbose(): number {
    return this.options.verbose ?? 0;
  }

  print(text: string): void {
    if (!this.over) this.text += text;
  }

  /** The packet goes on, but was not captured further. */
  truncated(after = ""): void {
    this.print(`${this.old ? "" : " "}[|${this.protocol}]${after}`);
    this.over = true;
  }

  /** The header itself was not captured whole. */
  shortHeader(from: number, length: number): void {
    this.print(` [remaining caplen(${this.end - from}) < header length(${length})]`);
    this.need(from, length);
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
    this.jumped = true;
    this.truncated();
    return false;
  }

  /** The same where a printer asks before it reads, and returns to its caller. */
  check(at: number, length: number): boolean {
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

  u128(at: number): bigint {
    return this.need(at, 16) ? bytes.u128(this.bytes, at) : 0n;
  }

  ipv4(at: number): string {
    return this.name(formatIpv4(this.u32(at) as Ipv4));
  }

  ipv6(at: number): string {
    return this.name(formatIpv6(this.u128(at) as Ipv6));
  }

  mac(at: number): string {
    return macText(this.need(at, 6) ? bytes.u48(this.bytes, at) : 0, this.numeric);
  }

  /** The bytes themselves, as far as they were captured. */
  slice(from: number, length: number): Uint8Array {
    return this.bytes.subarray(from, Math.max(from, Math.min(this.end, from + length)));
  }

  /** print_unknown_data: bytes that no printer knows, unless the line is over. */
  dump(from: number, length: number, indent = "\n\t"): void {
    this.print(hexDump(this.slice(from, length), { ascii: false, indent }));
  }

  port(port: number, protocol: "tcp" | "udp"): string {
    return (this.numeric ? undefined : this.options.services?.get(`${port}/${protocol}`)) ?? String(port);
  }

  /** "ip-proto-61", or the name in /etc/protocols. */
  unknownProtocol(protocol: number): string {
    return (this.numeric ? undefined : this.options.services?.get(String(protocol))) ?? `ip-proto-${protocol}`;
  }

  /** Lets `inner` print a packet that ends at `to` at the latest (nd_push_snaplen). */
  within(to: number, inner: () => void): void {
    const before = this.end;
    this.end = Math.min(before, to);
    inner();
    this.end = before;
  }

  /** The first failed read has ended the line. */
  get done(): boolean {
    return this.over;
  }

  private name(address: string): string {
    return (this.numeric ? undefined : this.options.hosts?.get(address)) ?? address;
  }
}

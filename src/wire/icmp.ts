// ICMP for IPv4 (RFC 792, RFC 1191 for the MTU). Types that are not named here are kept whole as "unknown"; the unused
// octets of an error are not kept (RFC 4884's length among them).
import type { Ipv4 } from "./address.js";
import { put16, put32, room, u16, u32 } from "./bytes.js";
import { checksum } from "./checksum.js";
import { type Malformed, tooShort } from "./malformed.js";

export interface Echo {
  readonly kind: "echo-request" | "echo-reply";
  readonly id: number;
  readonly sequence: number;
  readonly data: Uint8Array;
}

export interface Unreachable {
  readonly kind: "unreachable";
  readonly code: number;
  /** Of the next hop, with code 4; else 0. */
  readonly mtu: number;
  /** The start of the datagram that caused this, from its IP header on. */
  readonly original: Uint8Array;
}

export interface TimeExceeded {
  readonly kind: "time-exceeded";
  readonly code: number;
  readonly original: Uint8Array;
}

export interface Redirect {
  readonly kind: "redirect";
  readonly code: number;
  readonly gateway: Ipv4;
  readonly original: Uint8Array;
}

export interface ParameterProblem {
  readonly kind: "parameter-problem";
  readonly code: number;
  /** Offset in `original` of what is wrong. */
  readonly pointer: number;
  readonly original: Uint8Array;
}

export interface Unknown {
  readonly kind: "unknown";
  readonly type: number;
  readonly code: number;
  /** All that follows the checksum. */
  readonly rest: Uint8Array;
}

export type Message = Echo | Unreachable | TimeExceeded | Redirect | ParameterProblem | Unknown;
/** What was parsed carries its checksum as found; see checksumOk. */
export type Icmp = Message & { readonly checksum: number };

export const TYPE_ECHO_REPLY = 0;
export const TYPE_UNREACHABLE = 3;
export const TYPE_REDIRECT = 5;
export const TYPE_ECHO_REQUEST = 8;
export const TYPE_TIME_EXCEEDED = 11;
export const TYPE_PARAMETER_PROBLEM = 12;

/** Where each field begins, also for whoever shows the bytes. */
export const at = {
  type: 0,
  code: 1,
  checksum: 2,
  rest: 4,
  id: 4,
  sequence: 6,
  mtu: 6,
  gateway: 4,
  pointer: 4,
  body: 8,
} as const;

export function parse(bytes: Uint8Array): Icmp | Malformed {
  const short = tooShort(bytes, at.body);
  if (short) return short;
  return Object.assign(message(bytes), { checksum: u16(bytes, at.checksum) });
}

function message(bytes: Uint8Array): Message {
  const type = bytes[at.type]!;
  const code = bytes[at.code]!;
  const body = bytes.subarray(at.body);
  const unknown: Unknown = { kind: "unknown", type, code, rest: bytes.subarray(at.rest) };
  switch (type) {
    case TYPE_ECHO_REQUEST:
    case TYPE_ECHO_REPLY: {
      if (code !== 0) return unknown;
      const kind = type === TYPE_ECHO_REPLY ? "echo-reply" : "echo-request";
      return { kind, id: u16(bytes, at.id), sequence: u16(bytes, at.sequence), data: body };
    }
    case TYPE_UNREACHABLE:
      return { kind: "unreachable", code, mtu: u16(bytes, at.mtu), original: body };
    case TYPE_TIME_EXCEEDED:
      return { kind: "time-exceeded", code, original: body };
    case TYPE_REDIRECT:
      return { kind: "redirect", code, gateway: u32(bytes, at.gateway), original: body };
    case TYPE_PARAMETER_PROBLEM:
      return { kind: "parameter-problem", code, pointer: bytes[at.pointer]!, original: body };
    default:
      return unknown;
  }
}

export function checksumOk(bytes: Uint8Array): boolean {
  return checksum(bytes) === 0;
}

export function emit(icmp: Message): Uint8Array {
  const bytes = layout(icmp);
  put16(bytes, at.checksum, checksum(bytes));
  return bytes;
}

function layout(icmp: Message): Uint8Array {
  switch (icmp.kind) {
    case "echo-request":
    case "echo-reply": {
      const bytes = start(icmp.kind === "echo-reply" ? TYPE_ECHO_REPLY : TYPE_ECHO_REQUEST, 0, icmp.data);
      put16(bytes, at.id, icmp.id);
      put16(bytes, at.sequence, icmp.sequence);
      return bytes;
    }
    case "unreachable": {
      const bytes = start(TYPE_UNREACHABLE, icmp.code, icmp.original);
      put16(bytes, at.mtu, icmp.mtu);
      return bytes;
    }
    case "time-exceeded":
      return start(TYPE_TIME_EXCEEDED, icmp.code, icmp.original);
    case "redirect": {
      const bytes = start(TYPE_REDIRECT, icmp.code, icmp.original);
      put32(bytes, at.gateway, icmp.gateway);
      return bytes;
    }
    case "parameter-problem": {
      const bytes = start(TYPE_PARAMETER_PROBLEM, icmp.code, icmp.original);
      bytes[at.pointer] = icmp.pointer;
      return bytes;
    }
    case "unknown": {
      const bytes = new Uint8Array(at.rest + icmp.rest.length);
      bytes[at.type] = icmp.type;
      bytes[at.code] = icmp.code;
      bytes.set(icmp.rest, at.rest);
      return bytes;
    }
    default:
      return icmp satisfies never;
  }
}

function start(type: number, code: number, body: Uint8Array): Uint8Array {
  const bytes = room(at.body + body.length);
  bytes[at.type] = type;
  bytes[at.code] = code;
  bytes.set(body, at.body);
  return bytes;
}

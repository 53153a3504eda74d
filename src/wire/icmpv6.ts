// ICMPv6: echo (RFC 4443), neighbour discovery (RFC 4861) and MLDv2 reports (RFC 3810), what Linux sends when a link
// comes up. Everything else is "unknown", kept whole. Reserved fields and MLD's auxiliary data are not kept.
import type { Ipv6, Mac } from "./address.js";
import { concat, put16, put32, put48, put128, u16, u32, u128 } from "./bytes.js";
import { checksum, pseudoHeader6 } from "./checksum.js";
import { NEXT_ICMPV6 } from "./ipv6.js";
import { type Malformed, tooShort } from "./malformed.js";

/** Neighbour discovery's options; `data` is padded to the length in units of 8. */
export interface Option {
  readonly type: number;
  readonly data: Uint8Array;
}

export interface Record {
  readonly type: number;
  readonly group: Ipv6;
  readonly sources: readonly Ipv6[];
}

export type Message =
  | {
      readonly kind: "echo-request" | "echo-reply";
      readonly id: number;
      readonly sequence: number;
      readonly data: Uint8Array;
    }
  | { readonly kind: "router-solicitation"; readonly options: readonly Option[] }
  | { readonly kind: "neighbour-solicitation"; readonly target: Ipv6; readonly options: readonly Option[] }
  | {
      readonly kind: "neighbour-advertisement";
      readonly router: boolean;
      readonly solicited: boolean;
      readonly override: boolean;
      readonly target: Ipv6;
      readonly options: readonly Option[];
    }
  | { readonly kind: "listener-report-v2"; readonly records: readonly Record[] }
  | { readonly kind: "unknown"; readonly type: number; readonly code: number; readonly rest: Uint8Array };
export type Icmpv6 = Message & { readonly checksum: number };

export const OPTION_SOURCE_LINK_LAYER = 1;
export const OPTION_TARGET_LINK_LAYER = 2;

export const type = {
  echoRequest: 128,
  echoReply: 129,
  routerSolicitation: 133,
  routerAdvertisement: 134,
  neighbourSolicitation: 135,
  neighbourAdvertisement: 136,
  redirect: 137,
  listenerReportV2: 143,
} as const;

/** Where each field begins, also for whoever shows the bytes. */
export const at = {
  type: 0,
  code: 1,
  checksum: 2,
  rest: 4,
  id: 4,
  sequence: 6,
  flags: 4,
  recordCount: 6,
  body: 8,
  target: 8,
  targetOptions: 24,
} as const;
export const inRecord = { type: 0, auxiliary: 1, sources: 2, group: 4, end: 20 } as const;

const ROUTER = 0x8000_0000;
const SOLICITED = 0x4000_0000;
const OVERRIDE = 0x2000_0000;

export function linkLayerOption(optionType: number, mac: Mac): Option {
  const data = new Uint8Array(6);
  put48(data, 0, mac);
  return { type: optionType, data };
}

export function parse(bytes: Uint8Array): Icmpv6 | Malformed {
  const short = tooShort(bytes, at.rest);
  if (short) return short;
  const message = parseMessage(bytes);
  return "malformed" in message ? message : Object.assign(message, { checksum: u16(bytes, at.checksum) });
}

function parseMessage(bytes: Uint8Array): Message | Malformed {
  const found = bytes[at.type]!;
  const code = bytes[at.code]!;
  const unknown: Message = { kind: "unknown", type: found, code, rest: bytes.subarray(at.rest) };
  if (code !== 0) return unknown;
  switch (found) {
    case type.echoRequest:
    case type.echoReply: {
      const short = tooShort(bytes, at.body);
      if (short) return short;
      const kind = found === type.echoReply ? "echo-reply" : "echo-request";
      return { kind, id: u16(bytes, at.id), sequence: u16(bytes, at.sequence), data: bytes.subarray(at.body) };
    }
    case type.routerSolicitation: {
      const options = parseOptions(bytes, at.body);
      return "malformed" in options ? options : { kind: "router-solicitation", options };
    }
    case type.neighbourSolicitation: {
      const options = parseOptions(bytes, at.targetOptions);
      if ("malformed" in options) return options;
      return { kind: "neighbour-solicitation", target: u128(bytes, at.target), options };
    }
    case type.neighbourAdvertisement: {
      const options = parseOptions(bytes, at.targetOptions);
      if ("malformed" in options) return options;
      const flags = u32(bytes, at.flags);
      return {
        kind: "neighbour-advertisement",
        router: (flags & ROUTER) !== 0,
        solicited: (flags & SOLICITED) !== 0,
        override: (flags & OVERRIDE) !== 0,
        target: u128(bytes, at.target),
        options,
      };
    }
    case type.listenerReportV2:
      return parseReport(bytes);
    default:
      return unknown;
  }
}

function parseOptions(bytes: Uint8Array, from: number): Option[] | Malformed {
  const short = tooShort(bytes, from);
  if (short) return short;
  const options: Option[] = [];
  for (let i = from; i < bytes.length; ) {
    const length = (bytes[i + 1] ?? 0) * 8;
    if (length === 0 || i + length > bytes.length) return { malformed: "option length", at: i + 1 };
    options.push({ type: bytes[i]!, data: bytes.subarray(i + 2, i + length) });
    i += length;
  }
  return options;
}

function parseReport(bytes: Uint8Array): Message | Malformed {
  const short = tooShort(bytes, at.body);
  if (short) return short;
  const records: Record[] = [];
  let from = at.body as number;
  for (let left = u16(bytes, at.recordCount); left > 0; left--) {
    const cut = tooShort(bytes, from + inRecord.end);
    if (cut) return cut;
    const count = u16(bytes, from + inRecord.sources);
    const end = from + inRecord.end + 16 * count;
    const next = end + 4 * bytes[from + inRecord.auxiliary]!;
    const cutSources = tooShort(bytes, next);
    if (cutSources) return cutSources;
    const sources: Ipv6[] = [];
    for (let i = from + inRecord.end; i < end; i += 16) sources.push(u128(bytes, i));
    records.push({ type: bytes[from + inRecord.type]!, group: u128(bytes, from + inRecord.group), sources });
    from = next;
  }
  return { kind: "listener-report-v2", records };
}

/** Whether a message between these addresses carries the right checksum. */
export function checksumOk(bytes: Uint8Array, source: Ipv6, destination: Ipv6): boolean {
  return checksum(bytes, pseudoHeader6(source, destination, bytes.length, NEXT_ICMPV6)) === 0;
}

/** The checksum covers the addresses that the message will travel between. */
export function emit(message: Message, source: Ipv6, destination: Ipv6): Uint8Array {
  const bytes = layout(message);
  put16(bytes, at.checksum, checksum(bytes, pseudoHeader6(source, destination, bytes.length, NEXT_ICMPV6)));
  return bytes;
}

function layout(message: Message): Uint8Array {
  switch (message.kind) {
    case "echo-request":
    case "echo-reply": {
      const bytes = start(message.kind === "echo-reply" ? type.echoReply : type.echoRequest, at.body, message.data);
      put16(bytes, at.id, message.id);
      put16(bytes, at.sequence, message.sequence);
      return bytes;
    }
    case "router-solicitation":
      return start(type.routerSolicitation, at.body, emitOptions(message.options));
    case "neighbour-solicitation": {
      const bytes = start(type.neighbourSolicitation, at.targetOptions, emitOptions(message.options));
      put128(bytes, at.target, message.target);
      return bytes;
    }
    case "neighbour-advertisement": {
      const bytes = start(type.neighbourAdvertisement, at.targetOptions, emitOptions(message.options));
      const flags =
        (message.router ? ROUTER : 0) + (message.solicited ? SOLICITED : 0) + (message.override ? OVERRIDE : 0);
      put32(bytes, at.flags, flags);
      put128(bytes, at.target, message.target);
      return bytes;
    }
    case "listener-report-v2": {
      const bytes = start(type.listenerReportV2, at.body, concat(...message.records.map(emitRecord)));
      put16(bytes, at.recordCount, message.records.length);
      return bytes;
    }
    case "unknown": {
      const bytes = start(message.type, at.rest, message.rest);
      bytes[at.code] = message.code;
      return bytes;
    }
    default:
      return message satisfies never;
  }
}

function start(messageType: number, bodyAt: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(bodyAt + body.length);
  bytes[at.type] = messageType;
  bytes.set(body, bodyAt);
  return bytes;
}

function emitOptions(options: readonly Option[]): Uint8Array {
  return concat(
    ...options.map((option) => {
      const units = Math.ceil((2 + option.data.length) / 8);
      const bytes = new Uint8Array(8 * units);
      bytes.set([option.type, units]);
      bytes.set(option.data, 2);
      return bytes;
    }),
  );
}

function emitRecord(record: Record): Uint8Array {
  const bytes = new Uint8Array(inRecord.end + 16 * record.sources.length);
  bytes[inRecord.type] = record.type;
  put16(bytes, inRecord.sources, record.sources.length);
  put128(bytes, inRecord.group, record.group);
  for (const [i, source] of record.sources.entries()) put128(bytes, inRecord.end + 16 * i, source);
  return bytes;
}

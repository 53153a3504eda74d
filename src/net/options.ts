// IP options (net/ipv4/ip_options.c): record route and time stamp are filled in at every hop, bad ones are a parameter problem,
// source routes are checked (followed in sourceroute.ts). Left out: router alert, security labels.
import type { Ipv4 } from "../wire/address.js";
import { concat, put32, u32 } from "../wire/bytes.js";
import { turned } from "./sourceroute.js";

const END = 0;
const NOOP = 1;
const RECORD_ROUTE = 7;
const TIMESTAMP = 68;
const SOURCE_ROUTES: readonly number[] = [131, 137];
/** Within an option: its length, where the next entry goes (from 1), a time stamp's overflow and flags. */
const at = { length: 1, pointer: 2, flags: 3 } as const;
const stamps = { only: 0, andAddress: 1, prespecified: 3 } as const;

export interface Here {
  /** What this hop writes down as its address: on a route the one it leaves by, beside a time the one it came in at. */
  readonly address: Ipv4;
  readonly stampAddress: Ipv4;
  /** Milliseconds since midnight. */
  readonly time: number;
  readonly isOurs: (address: Ipv4) => boolean;
}

export type Recorded =
  | { readonly options: Uint8Array; readonly sourceRoute: boolean }
  /** The octet of the header that is wrong. */
  | { readonly problem: number };

/** ip_options_compile, and ip_options_build or ip_forward_options with what this hop writes. */
export function record(given: Uint8Array, here: Here): Recorded {
  const options = given.slice();
  const problem = (offset: number): Recorded => ({ problem: 20 + offset });
  let sourceRoute = false;
  for (let i = 0; i < options.length; ) {
    const type = options[i]!;
    if (type === END) break;
    if (type === NOOP) {
      i++;
      continue;
    }
    const length = options[i + at.length] ?? 0;
    if (length < 2 || i + length > options.length) return problem(i);
    const option = options.subarray(i, i + length);
    const named = SOURCE_ROUTES.includes(type);
    const wrong = named
      ? way(option, sourceRoute)
      : type === RECORD_ROUTE
        ? route(option, here)
        : type === TIMESTAMP
          ? stamp(option, here)
          : undefined;
    if (wrong !== undefined) return problem(i + wrong);
    sourceRoute ||= named;
    i += length;
  }
  return { options, sourceRoute };
}

// A source route, of which there may be one.
function way(option: Uint8Array, another: boolean): number | undefined {
  if (option.length < 3) return at.length;
  if ((option[at.pointer] ?? 0) < 4) return at.pointer;
  return another ? 0 : undefined;
}

/** ip_options_echo: what of a request's options its answer carries, and whom it goes by first. */
export function echoed(options: Uint8Array, sender: Ipv4): { options: Uint8Array; first: Ipv4 } {
  const kept: Uint8Array[] = [];
  if (options.length === 0) return { options, first: sender };
  const back = turned(options, sender);
  if (back) kept.push(back.option);
  for (let i = 0; i < options.length && options[i] !== END; ) {
    const length = options[i] === NOOP ? 1 : (options[i + at.length] ?? 0);
    if (length === 0) break;
    if (options[i] === RECORD_ROUTE || options[i] === TIMESTAMP) kept.push(options.subarray(i, i + length));
    i += length;
  }
  const all = concat(...kept);
  const padded = concat(all, new Uint8Array((4 - (all.length % 4)) % 4));
  return { options: padded, first: back?.first ?? sender };
}

function route(option: Uint8Array, { address }: Here): number | undefined {
  const pointer = option[at.pointer] ?? 0;
  if (option.length < 3) return at.length;
  if (pointer < 4) return at.pointer;
  if (pointer > option.length) return undefined;
  if (pointer + 3 > option.length) return at.pointer;
  put32(option, pointer - 1, address);
  option[at.pointer] = pointer + 4;
  return undefined;
}

function stamp(option: Uint8Array, { stampAddress, time, isOurs }: Here): number | undefined {
  const pointer = option[at.pointer] ?? 0;
  const flags = option[at.flags] ?? 0;
  if (option.length < 4) return at.length;
  if (pointer < 5) return at.pointer;
  if (pointer > option.length) {
    if (flags >> 4 === 15) return at.flags;
    option[at.flags] = flags + 0x10;
    return undefined;
  }
  const kind = flags & 15;
  const size = kind === stamps.only ? 4 : 8;
  if (kind !== stamps.only && kind !== stamps.andAddress && kind !== stamps.prespecified) return at.flags;
  if (pointer + size - 1 > option.length) return at.pointer;
  if (kind === stamps.prespecified && !isOurs(u32(option, pointer - 1))) return undefined;
  if (kind === stamps.andAddress) put32(option, pointer - 1, stampAddress);
  put32(option, pointer + size - 5, time);
  option[at.pointer] = pointer + size;
  return undefined;
}

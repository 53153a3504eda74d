// IPv6's hop-by-hop options header (RFC 8200 section 4.3) and its router alert (RFC 2711), which MLD reports carry.
import { concat } from "./bytes.js";
import { type Malformed, tooShort } from "./malformed.js";

export interface HopOption {
  readonly type: number;
  readonly data: Uint8Array;
}

export interface HopByHop {
  readonly nextHeader: number;
  /** Padding is not kept. */
  readonly options: readonly HopOption[];
  readonly payload: Uint8Array;
}

/** "Datagram contains a Multicast Listener Discovery message." */
export const routerAlertMld: HopOption = { type: 5, data: new Uint8Array(2) };

/** What stands before a listener report: the header with its router alert alone, and `payload`. */
export function routerAlert(nextHeader: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(alert.length + payload.length);
  bytes.set(alert);
  bytes[at.nextHeader] = nextHeader;
  bytes.set(payload, alert.length);
  return bytes;
}

/** Where each field begins, also for whoever shows the bytes. */
export const at = { nextHeader: 0, length: 1, options: 2, smallest: 8 } as const;
const PAD1 = 0;
const PADN = 1;

export function parse(bytes: Uint8Array): HopByHop | Malformed {
  const short = tooShort(bytes, at.smallest);
  if (short) return short;
  const end = (bytes[at.length]! + 1) * 8;
  const cut = tooShort(bytes, end);
  if (cut) return cut;
  const options: HopOption[] = [];
  for (let i = at.options as number; i < end; ) {
    const type = bytes[i]!;
    if (type === PAD1) {
      i++;
      continue;
    }
    const next = i + 2 + (bytes[i + 1] ?? 0);
    if (i + 1 >= end || next > end) return { malformed: "option runs past the header", at: i };
    if (type !== PADN) options.push({ type, data: bytes.subarray(i + 2, next) });
    i = next;
  }
  return { nextHeader: bytes[at.nextHeader]!, options, payload: bytes.subarray(end) };
}

export function emit(header: HopByHop): Uint8Array {
  const options = concat(...header.options.map(({ type, data }) => concat(Uint8Array.of(type, data.length), data)));
  const used = at.options + options.length;
  const padding = (8 - (used % 8)) % 8;
  const pad =
    padding === 0 ? [] : padding === 1 ? [PAD1] : [PADN, padding - 2, ...new Array<number>(padding - 2).fill(0)];
  const length = (used + padding) / 8 - 1;
  return concat(Uint8Array.of(header.nextHeader, length), options, Uint8Array.from(pad), header.payload);
}

const alert = emit({ nextHeader: 0, options: [routerAlertMld], payload: new Uint8Array(0) });

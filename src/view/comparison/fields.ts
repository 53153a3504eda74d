// In which fields two sights of what is called the same differ. Left out is what hangs on chance, time and MAC addresses: numbers of
// packets and processes, checksums (whether they hold counts), timestamps, source ports, IPv6 addresses, which are made of a MAC.
import type { Event } from "../../net/event.js";
import { type Field, hex } from "../packet/field.js";
import { layersOf } from "../packet/layers.js";
import { startsAtIp } from "../packet/read.js";

/** A field by its name, and what it says on either side; undefined where it is not there. */
export interface FieldDifference {
  readonly field: string;
  readonly a: string | undefined;
  readonly b: string | undefined;
}

const CHANCE: ReadonlySet<string> = new Set(["Identification", "Identifier", "Source port", "Flow label"]);
const JUDGED = / \((right|wrong)\)$/;
const MADE_OF_A_MAC = /^[\da-f]*:[\da-f:.]*$/;
/** ping and tracepath begin what they send with the time: a struct timeval. */
const TIME = 16;
/** Bytes of a content that are shown, from the first that differs. */
const SHOWN = 8;

export function fieldDifferences(a: Event, b: Event): readonly FieldDifference[] {
  const [one, other] = [bytesOf(a), bytesOf(b)];
  if (!one || !other || sameBytes(one, other)) return [];
  const [left, right] = [fieldsOf(one), fieldsOf(other)];
  const differences: FieldDifference[] = [];
  for (const field of new Set([...left.keys(), ...right.keys()])) {
    const [mine, theirs] = [left.get(field), right.get(field)];
    if (mine !== theirs) differences.push({ field, a: mine, b: theirs });
  }
  return [...differences, ...contents(one, other)];
}

/** "Time to live": "9"; a name that comes again, as records' do, is counted. */
function fieldsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const layer of layersOf(bytes, startsAtIp(bytes) ? "ip" : "ethernet")) {
    const quoted = / \(quoted\)$/.test(layer.name) ? `${layer.name}: ` : "";
    for (const field of layer.fields) {
      const said = telling(field);
      if (said === undefined) continue;
      let name = quoted + field.name;
      for (let again = 2; fields.has(name); again++) name = `${quoted}${field.name} ${again}`;
      fields.set(name, said);
    }
  }
  return fields;
}

function telling({ name, value }: Field): string | undefined {
  // How long the content is stands in the header, what it is in `contents`.
  if (CHANCE.has(name) || name === "Bytes" || /timestamp$/.test(name) || MADE_OF_A_MAC.test(value)) return undefined;
  return /checksum$/i.test(name) ? JUDGED.exec(value)?.[1] : value;
}

/** What lies behind the headers, where both are as long: the bytes from the first that differs. */
function contents(one: Uint8Array, other: Uint8Array): readonly FieldDifference[] {
  const [left, right] = [contentOf(one), contentOf(other)];
  const at = left.length === right.length ? left.findIndex((byte, place) => byte !== right[place]) : -1;
  if (at < 0) return [];
  const shown = (bytes: Uint8Array) => `0x${hex(bytes.subarray(at, at + SHOWN))}`;
  return [{ field: "Data", a: shown(left), b: shown(right) }];
}

function contentOf(bytes: Uint8Array): Uint8Array {
  const last = layersOf(bytes, startsAtIp(bytes) ? "ip" : "ethernet").at(-1);
  const [field] = last?.name === "Data" ? last.fields : [];
  return field
    ? bytes.subarray(Math.min(field.start + TIME, field.start + field.length), field.start + field.length)
    : NONE;
}

const NONE = new Uint8Array(0);

function bytesOf(event: Event): Uint8Array | undefined {
  if (event.kind === "frame") return event.bytes;
  return "packet" in event ? event.packet : undefined;
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

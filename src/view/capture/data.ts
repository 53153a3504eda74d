// A capture as JSON (what the MIME type application/vnd.skbook.v1+json holds of a capture table), and back. Frames stand once,
// however many devices saw them; what comes back is somebody else's, so it is checked.
import type { Verdict } from "../../capture/index.js";
import { joined } from "../../wire/bytes.js";
import { base64, bytesOfBase64 } from "../base64.js";
import type { Language } from "../words.js";
import type { Capture, Sight } from "./sight.js";

export interface CaptureData {
  readonly kind: "capture";
  readonly title: string;
  readonly lang: Language;
  readonly epoch: number;
  /** Each device's name, and its name in a capture file. */
  readonly devices: readonly (readonly [name: string, file: string])[];
  /** Every frame once, one behind the other, in base64; and how long each is. */
  readonly bytes: string;
  readonly lengths: readonly number[];
  /** A sight after the other: nanoseconds, position of the device (out: as it is, in: behind all), packet, position of the frame. */
  readonly sights: readonly number[];
  /** What was decided, each once: name, whether it is a drop, function, what was read. */
  readonly told: readonly (readonly [name: string, drop: boolean, func: string, read: string])[];
  /** The number of a sight, then the position of what was decided there, and so on. */
  readonly verdicts: readonly number[];
}

const PER_SIGHT = 4;

export function pack(capture: Capture, title: string, lang: Language): CaptureData {
  const frames = new Map<Uint8Array, number>();
  const { devices, sights, epoch } = capture;
  const numbers = sights.flatMap(({ time, device, dir, packet, bytes }) => {
    const frame = frames.get(bytes) ?? frames.size;
    frames.set(bytes, frame);
    return [time, dir === "out" ? device : device + devices.length, packet, frame];
  });
  const told = new Map<string, { at: number; is: CaptureData["told"][number] }>();
  const verdicts = sights.flatMap(({ number, verdicts }) =>
    verdicts.flatMap(({ name, drop, func, read }) => {
      const is = [name, drop, func, read] as const;
      const key = JSON.stringify(is);
      const known = told.get(key) ?? { at: told.size, is };
      told.set(key, known);
      return [number, known.at];
    }),
  );
  const all = [...frames.keys()];
  return {
    kind: "capture",
    title,
    lang,
    epoch,
    devices: devices.map(({ name, interface: file }) => [name, file] as const),
    bytes: base64(joined(all)),
    lengths: all.map((each) => each.length),
    sights: numbers,
    told: [...told.values()].map(({ is }) => is),
    verdicts,
  };
}

/** Undefined where it is no such data. */
export function unpack(data: unknown): { capture: Capture; title: string; lang: Language } | undefined {
  if (!isCapture(data)) return undefined;
  const bytes = bytesOfBase64(data.bytes);
  const frames: Uint8Array[] = [];
  let at = 0;
  for (const length of data.lengths) {
    frames.push(bytes.subarray(at, at + length));
    at += length;
  }
  if (at !== bytes.length) return undefined;
  const verdicts = new Map<number, Verdict[]>();
  for (let i = 0; i < data.verdicts.length; i += 2) {
    const [sight, at] = data.verdicts.slice(i, i + 2) as [number, number];
    const is = data.told[at];
    if (!is) return undefined;
    const [name, drop, func, read] = is;
    verdicts.set(sight, [...(verdicts.get(sight) ?? []), { name, drop, func, read }]);
  }
  const count = data.devices.length;
  const sights: Sight[] = [];
  for (let i = 0; i < data.sights.length; i += PER_SIGHT) {
    const [time, place, packet, frame] = data.sights.slice(i, i + PER_SIGHT) as [number, number, number, number];
    const found = frames[frame];
    const number = i / PER_SIGHT + 1;
    if (!found || !(place >= 0 && place < 2 * count)) return undefined;
    const where = { device: place % count, dir: place < count ? ("out" as const) : ("in" as const) };
    sights.push({ number, time, ...where, packet, bytes: found, verdicts: verdicts.get(number) ?? [] });
  }
  const devices = data.devices.map(([name, file]) => ({ name, interface: file }));
  return { capture: { devices, sights, epoch: data.epoch }, title: data.title, lang: data.lang };
}

const isList = (value: unknown, each: (item: unknown) => boolean) => Array.isArray(value) && value.every(each);
const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isText = (value: unknown) => typeof value === "string";

export function isCapture(data: unknown): data is CaptureData {
  if (typeof data !== "object" || data === null) return false;
  const { kind, title, lang, epoch, devices, bytes, lengths, sights, told, verdicts } = data as Record<string, unknown>;
  return (
    kind === "capture" &&
    isText(title) &&
    (lang === "zh-CN" || lang === "en") &&
    isNumber(epoch) &&
    isList(devices, (device) => isList(device, isText) && (device as unknown[]).length === 2) &&
    isText(bytes) &&
    isList(lengths, (length) => Number.isInteger(length) && isNumber(length)) &&
    isList(sights, isNumber) &&
    (sights as unknown[]).length % PER_SIGHT === 0 &&
    isList(told, isVerdict) &&
    isList(verdicts, isNumber) &&
    (verdicts as unknown[]).length % 2 === 0
  );
}

function isVerdict(item: unknown): boolean {
  if (!Array.isArray(item) || item.length !== 4) return false;
  const [name, drop, func, read] = item as unknown[];
  return typeof drop === "boolean" && [name, func, read].every(isText);
}

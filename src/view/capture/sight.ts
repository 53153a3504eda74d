// A capture as plain data: which device saw which frame when, and what was decided then. A page's script gets it packed.
import { type Sighting, sightings, type Verdict } from "../../capture/index.js";
import type { Event } from "../../net/event.js";
import type { Nanos } from "../../sim/clock.js";
import { packetNumbers } from "../packet/numbers.js";

export interface Device {
  /** With its machine and namespace where there are several. */
  readonly name: string;
  /** What a capture file calls it. */
  readonly interface: string;
}

/** One frame at one tap. */
export interface Sight {
  /** From 1, in time. */
  readonly number: number;
  readonly time: Nanos;
  readonly device: number;
  readonly dir: "in" | "out";
  /** Sights of one number are one packet; see packetNumbers. */
  readonly packet: number;
  /** The same object wherever the same frame was seen. */
  readonly bytes: Uint8Array;
  readonly verdicts: readonly Verdict[];
}

export interface Capture {
  readonly devices: readonly Device[];
  readonly sights: readonly Sight[];
  /** The UTC second of the day's clock at virtual time zero. */
  readonly epoch: number;
}

/** `only`: names of the devices to look at. */
export function captureOf(events: readonly Event[], epoch: number, only?: readonly string[]): Capture {
  const packets = packetNumbers(events);
  const seen = sightings(events).filter(({ event }) => only?.includes(event.dev) ?? true);
  const places = new Set(seen.map(({ event }) => `${event.machine}\n${event.netns}`));
  const devices = new Map<string, Device & { readonly position: number }>();
  const deviceOf = ({ event, interface: file }: Sighting) => {
    const place = event.netns === "" ? event.machine : `${event.machine}/${event.netns}`;
    const name = places.size > 1 ? `${place}:${event.dev}` : event.dev;
    const device = devices.get(name) ?? { name, interface: file, position: devices.size };
    devices.set(name, device);
    return device.position;
  };
  // A packet that devices saw alike is kept once: the log makes its bytes anew for whoever asks.
  const known = new Map<number, Uint8Array[]>();
  const once = (packet: number, bytes: Uint8Array): Uint8Array => {
    const before = known.get(packet) ?? [];
    const same = before.find((each) => equal(each, bytes));
    if (!same) known.set(packet, [...before, bytes]);
    return same ?? bytes;
  };
  const sights = seen.map((each, i): Sight => {
    const { time, dir, skb, bytes } = each.event;
    const packet = packets.get(skb)!;
    const { verdicts } = each;
    return { number: i + 1, time, device: deviceOf(each), dir, packet, bytes: once(packet, bytes), verdicts };
  });
  return {
    devices: [...devices.values()].map(({ name, interface: file }) => ({ name, interface: file })),
    sights,
    epoch,
  };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || (a.length === b.length && a.every((byte, i) => byte === b[i]));
}

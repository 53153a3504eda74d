// A run's log as a capture file: every frame at every tap, and beside it what became of it: the drop reason, the decisions.
import type { Event } from "../net/index.js";
import { pcap } from "./pcap.js";
import { type NgFrame, pcapng } from "./pcapng.js";

type Frame = Extract<Event, { kind: "frame" }>;
type Told = Extract<Event, { kind: "drop" | "decision" }>;

/** Whose device it is: the namespace's name, the root namespace's being its machine's; both where there are several machines. */
function place(event: Frame, machines: ReadonlySet<string>): string {
  if (event.netns === "") return event.machine;
  return machines.size > 1 ? `${event.machine}:${event.netns}` : event.netns;
}

const facts = (told: Told) => told.read.map(({ name, value }) => `${name} ${value}`).join(", ");

/** What was decided about a packet, in the kernel's own names. */
export interface Verdict {
  /** A drop's reason, or a decision's verdict. */
  readonly name: string;
  readonly drop: boolean;
  readonly func: string;
  /** What was read to decide so. */
  readonly read: string;
}

/** A frame at a tap, and what its machine decided about it from there on. */
export interface Sighting {
  readonly event: Frame;
  /** Of its interface in a capture file: "namespace/device". */
  readonly interface: string;
  readonly verdicts: readonly Verdict[];
}

/** Every frame, with what was decided about its packet on the last of its frames that this machine saw before. */
export function sightings(events: readonly Event[]): readonly Sighting[] {
  const last = new Map<string, { event: Frame; verdicts: Verdict[] }>();
  const found: { event: Frame; verdicts: Verdict[] }[] = [];
  const machines = new Set<string>();
  for (const event of events) {
    const key = "skb" in event ? `${event.machine} ${event.skb}` : "";
    if (event.kind === "frame") {
      const seen = { event, verdicts: [] };
      found.push(seen);
      last.set(key, seen);
      machines.add(event.machine);
    } else if (event.kind === "drop" || event.kind === "decision") last.get(key)?.verdicts.push(verdict(event));
  }
  return found.map((seen) => ({ ...seen, interface: `${place(seen.event, machines)}/${seen.event.dev}` }));
}

function verdict(told: Told): Verdict {
  const drop = told.kind === "drop";
  return { name: drop ? told.reason : told.verdict, drop, func: told.func, read: facts(told) };
}

const words = ({ name, drop, func, read }: Verdict) =>
  `${drop ? "drop " : ""}${name} in ${func}${read ? `: ${read}` : ""}`;

/** Nanosecond pcap: all devices' frames as one stream. */
export function eventsPcap(events: readonly Event[], epoch: number): Uint8Array {
  const frames = events.filter((event): event is Frame => event.kind === "frame");
  return pcap(
    frames.map(({ time, bytes }) => ({ time, bytes })),
    epoch,
  );
}

/** pcapng: an interface a device, named "namespace/device". */
export function eventsPcapng(events: readonly Event[], epoch: number): Uint8Array {
  return sightingsPcapng(
    sightings(events).map(({ event, ...rest }) => ({ ...event, ...rest })),
    epoch,
  );
}

/** The same from what is kept of the sightings. */
export function sightingsPcapng(
  seen: readonly (Pick<Frame, "time" | "bytes" | "dir"> & Omit<Sighting, "event">)[],
  epoch: number,
): Uint8Array {
  const positions = new Map<string, number>();
  for (const { interface: name } of seen) if (!positions.has(name)) positions.set(name, positions.size);
  const stored = seen.map(
    ({ time, bytes, dir, verdicts, interface: name }): NgFrame => ({
      time,
      interface: positions.get(name)!,
      bytes,
      dir,
      comments: verdicts.map(words),
    }),
  );
  return pcapng(
    [...positions.keys()].map((name) => ({ name })),
    stored,
    epoch,
  );
}

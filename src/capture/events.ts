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

function words(told: Told): string {
  const what = told.kind === "drop" ? `drop ${told.reason}` : told.verdict;
  const read = facts(told);
  return `${what} in ${told.func}${read ? `: ${read}` : ""}`;
}

/** What was decided about a packet, on the last of its frames that this machine saw before. */
function comments(events: readonly Event[]): ReadonlyMap<Frame, readonly string[]> {
  const told = new Map<Frame, string[]>();
  const last = new Map<string, Frame>();
  for (const event of events) {
    if (event.kind === "frame") last.set(`${event.machine} ${event.skb}`, event);
    else if (event.kind === "drop" || event.kind === "decision") {
      const frame = last.get(`${event.machine} ${event.skb}`);
      if (frame) told.set(frame, [...(told.get(frame) ?? []), words(event)]);
    }
  }
  return told;
}

const framesOf = (events: readonly Event[]) => events.filter((event): event is Frame => event.kind === "frame");

/** Nanosecond pcap: all devices' frames as one stream. */
export function eventsPcap(events: readonly Event[], epoch: number): Uint8Array {
  return pcap(
    framesOf(events).map(({ time, bytes }) => ({ time, bytes })),
    epoch,
  );
}

/** pcapng: an interface a device, named "namespace/device". */
export function eventsPcapng(events: readonly Event[], epoch: number): Uint8Array {
  const frames = framesOf(events);
  const machines = new Set(frames.map((frame) => frame.machine));
  const name = (frame: Frame) => `${place(frame, machines)}/${frame.dev}`;
  const names = [...new Set(frames.map(name))];
  const told = comments(events);
  const stored = frames.map(
    (frame): NgFrame => ({
      time: frame.time,
      interface: names.indexOf(name(frame)),
      bytes: frame.bytes,
      dir: frame.dir,
      comments: told.get(frame) ?? [],
    }),
  );
  return pcapng(
    names.map((each) => ({ name: each })),
    stored,
    epoch,
  );
}

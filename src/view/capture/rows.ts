// What a row of the capture table holds, before it is text or HTML.
import type { Event, FrameEvent } from "../../net/event.js";
import { type Info, infoOf } from "../packet/info.js";
import { glanceFrame } from "../packet/read.js";
import { deviceColours } from "../theme.js";
import { clockTime } from "../time.js";

export interface Row {
  readonly number: number;
  readonly time: string;
  /** With its machine and namespace where there are several. */
  readonly device: string;
  readonly colour: string;
  readonly dir: "in" | "out";
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  readonly length: number;
  readonly info: string;
  /** Rows of one number are one packet. */
  readonly group: number;
  readonly bytes: Uint8Array;
}

export interface RowOptions {
  readonly epoch: number;
  readonly devices?: readonly string[] | undefined;
  readonly info?: Info | undefined;
}

export function rowsOf(events: readonly Event[], options: RowOptions): readonly Row[] {
  const { epoch, devices, info = infoOf } = options;
  const frames = events.filter(
    (event): event is FrameEvent => event.kind === "frame" && (devices?.includes(event.dev) ?? true),
  );
  const places = new Set(frames.map((frame) => `${frame.machine}\n${frame.netns}`));
  const groups = new Map<number, number>();
  const colours = new Map<string, string>();
  // A frame is the same object at both ends of a pair: read it once.
  const read = new Map<Uint8Array, Pick<Row, "source" | "destination" | "protocol" | "info">>();
  return frames.map((frame, i): Row => {
    const device = places.size > 1 ? `${placeOf(frame)}:${frame.dev}` : frame.dev;
    const colour = colours.get(device) ?? deviceColours[colours.size % deviceColours.length]!;
    colours.set(device, colour);
    const group = groups.get(frame.skb) ?? groups.size + 1;
    groups.set(frame.skb, group);
    const known = read.get(frame.bytes) ?? said(frame.bytes, info);
    read.set(frame.bytes, known);
    const { dir, bytes } = frame;
    return {
      number: i + 1,
      time: clockTime(frame.time, epoch),
      device,
      colour,
      dir,
      ...known,
      length: bytes.length,
      group,
      bytes,
    };
  });
}

// "IP 10.9.0.1 > 10.9.0.2: ": the addresses have columns of their own.
const addressed = /^IP6? \S+ > \S+: /;

function said(bytes: Uint8Array, info: Info): Pick<Row, "source" | "destination" | "protocol" | "info"> {
  const { source, destination, protocol } = glanceFrame(bytes);
  return { source, destination, protocol, info: info(bytes, "ethernet").replace(addressed, "") };
}

function placeOf(frame: FrameEvent): string {
  return frame.netns === "" ? frame.machine : `${frame.machine}/${frame.netns}`;
}

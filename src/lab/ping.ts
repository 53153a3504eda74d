// ping's outcome as data: folded from the log, not read from the text.

import {
  type Displayable,
  display,
  type EchoError,
  echoesOf,
  type MimeBundle,
  type Plot,
  type PlotOptions,
} from "../view/index.js";
import type { Transcript } from "./transcript.js";

export interface PingOptions {
  readonly count?: number;
  /** Seconds. */
  readonly interval?: number;
  readonly device?: string;
  readonly size?: number;
  readonly ttl?: number;
}

export type PingError = EchoError;

export interface Ping {
  readonly sent: number;
  readonly received: number;
  readonly errors: readonly PingError[];
  /** Milliseconds from socket to socket, in the order of the requests. */
  readonly rtts: readonly number[];
  readonly transcript: Transcript;
  /** The round trips as a plot. */
  plot(options?: PlotOptions): Plot;
}

/** Throws on what ping(8) would not take: a count below 1, a negative size. */
export function pingCommand(target: string, { count = 4, interval, device, size, ttl }: PingOptions): string {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new RangeError(`ping: count ${count} is no whole number above 0`);
  const words = ["ping", "-c", count];
  if (interval !== undefined) words.push("-i", interval);
  if (device !== undefined) words.push("-I", quoted(device));
  if (size !== undefined) words.push("-s", size);
  if (ttl !== undefined) words.push("-t", ttl);
  return [...words, quoted(target)].join(" ");
}

const quoted = (word: string): string => (/^[\w.:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Throws when ping itself refused (an unknown name, no route): then there is nothing to measure. */
export function measure(transcript: Transcript): Ping {
  if (transcript.status === 2) throw new Error(transcript.output.trim());
  const echoes = echoesOf(transcript.events);
  const errors = echoes.flatMap((echo) => echo.errors);
  const rtts = echoes.flatMap(({ rtt }) => rtt ?? []);
  return new Measured(echoes.length, rtts.length, errors, rtts, transcript);
}

/** Shown as what ping printed. */
class Measured implements Ping, Displayable {
  constructor(
    readonly sent: number,
    readonly received: number,
    readonly errors: readonly PingError[],
    readonly rtts: readonly number[],
    readonly transcript: Transcript,
  ) {}

  plot(options: PlotOptions = {}): Plot {
    return this.transcript.roundTrips(options);
  }

  [display](): MimeBundle {
    return this.transcript[display]();
  }

  /** What a front of our own gets beside the text. */
  [Symbol.for("skbook.data")](): object {
    const { sent, received, errors, rtts } = this;
    return { kind: "ping", sent, received, errors, rtts };
  }

  toString(): string {
    return this.transcript.text;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.transcript.text;
  }
}

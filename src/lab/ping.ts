// ping's outcome as data: folded from the log, not read from the text.

import { type Displayable, display, type MimeBundle } from "../view/index.js";
import { formatIpv4 } from "../wire/address.js";
import * as icmp from "../wire/icmp.js";
import * as ipv4 from "../wire/ipv4.js";
import { isMalformed } from "../wire/malformed.js";
import type { Transcript } from "./transcript.js";

export interface PingOptions {
  readonly count?: number;
  /** Seconds. */
  readonly interval?: number;
  readonly device?: string;
  readonly size?: number;
  readonly ttl?: number;
}

export interface PingError {
  readonly from: string;
  readonly sequence: number;
  readonly type: number;
  readonly code: number;
}

export interface Ping {
  readonly sent: number;
  readonly received: number;
  readonly errors: readonly PingError[];
  /** Milliseconds from socket to socket, in the order of the requests. */
  readonly rtts: readonly number[];
  readonly transcript: Transcript;
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
  const sent = new Map<number, number>();
  const errors: PingError[] = [];
  const rtts = new Map<number, number>();
  for (const event of transcript.events) {
    if ((event.kind !== "send" && event.kind !== "deliver") || event.program !== "ping") continue;
    const header = ipv4.parse(event.packet);
    const message = isMalformed(header) ? header : icmp.parse(header.payload);
    if (isMalformed(header) || isMalformed(message)) continue;
    if (event.kind === "send" && message.kind === "echo-request") sent.set(message.sequence, event.time);
    else if (event.queue === "error" && "original" in message) {
      const quotedHeader = ipv4.parseQuoted(message.original);
      const request = isMalformed(quotedHeader) ? quotedHeader : icmp.parse(quotedHeader.payload);
      if (isMalformed(request) || request.kind !== "echo-request") continue;
      errors.push({
        from: formatIpv4(header.source),
        sequence: request.sequence,
        type: header.payload[0]!,
        code: message.code,
      });
    } else if (event.kind === "deliver" && message.kind === "echo-reply" && sent.has(message.sequence))
      rtts.set(message.sequence, (event.time - sent.get(message.sequence)!) / 1e6);
  }
  return new Measured(sent.size, rtts.size, errors, [...rtts.values()], transcript);
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

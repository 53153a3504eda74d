// What became of each echo request of a run's pings: a fold over the log, nothing read from the terminal's text.
import type { Event } from "../../net/event.js";
import { MILLISECOND, type Nanos } from "../../sim/clock.js";
import { formatIpv4 } from "../../wire/address.js";
import * as icmp from "../../wire/icmp.js";
import * as ipv4 from "../../wire/ipv4.js";
import { isMalformed } from "../../wire/malformed.js";

/** An ICMP error that came back about a request. */
export interface EchoError {
  readonly from: string;
  readonly sequence: number;
  readonly type: number;
  readonly code: number;
}

export interface Echo {
  readonly pid: number;
  readonly to: string;
  readonly sequence: number;
  readonly sent: Nanos;
  /** Milliseconds from socket to socket; undefined where no reply was delivered. */
  rtt: number | undefined;
  readonly errors: EchoError[];
}

/** In the order in which they were sent. */
export function echoesOf(events: readonly Event[]): readonly Echo[] {
  const echoes = new Map<string, Echo>();
  for (const event of events) {
    if ((event.kind !== "send" && event.kind !== "deliver") || event.program !== "ping") continue;
    const header = ipv4.parse(event.packet);
    const message = isMalformed(header) ? header : icmp.parse(header.payload);
    if (isMalformed(header) || isMalformed(message)) continue;
    const of = (sequence: number) => echoes.get(`${event.machine} ${event.pid} ${sequence}`);
    if (event.kind === "send" && message.kind === "echo-request") {
      const { sequence } = message;
      const echo = { pid: event.pid, to: formatIpv4(header.destination), sequence, sent: event.time };
      echoes.set(`${event.machine} ${event.pid} ${sequence}`, { ...echo, rtt: undefined, errors: [] });
    } else if (event.queue === "error" && "original" in message) {
      const quoted = ipv4.parseQuoted(message.original);
      const request = isMalformed(quoted) ? quoted : icmp.parse(quoted.payload);
      if (isMalformed(request) || request.kind !== "echo-request") continue;
      const { sequence } = request;
      const from = formatIpv4(header.source);
      of(sequence)?.errors.push({ from, sequence, type: header.payload[0]!, code: message.code });
    } else if (event.kind === "deliver" && message.kind === "echo-reply") {
      const echo = of(message.sequence);
      if (echo) echo.rtt ??= (event.time - echo.sent) / MILLISECOND;
    }
  }
  return [...echoes.values()];
}

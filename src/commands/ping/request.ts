// The message that a ping sends again and again: each time another number, the time in it, and the checksum of that.
import { MICROSECOND, type Nanos, SECOND } from "../../sim/clock.js";
import { put16, u16 } from "../../wire/bytes.js";
import { checksum, sum } from "../../wire/checksum.js";
import * as icmp from "../../wire/icmp.js";
import { TIMED } from "./answers.js";

/** Where the time is written. */
const TIME_WORDS = [0, 2, 8, 10].map((at) => icmp.at.body + at);
const NOTHING = new Uint8Array(0);

export class Request {
  private readonly message: Uint8Array;
  private readonly timed: boolean;
  /** The sum of what stays the same. */
  private readonly rest: number;

  constructor(id: number, size: number, pattern: readonly number[] | undefined) {
    const data = Uint8Array.from({ length: size }, (_, i) => (pattern ? pattern[i % pattern.length]! : i & 0xff));
    this.timed = size >= TIMED;
    this.message = icmp.emit({ kind: "echo-request", id, sequence: 0, data });
    for (const at of this.timed ? [icmp.at.checksum, ...TIME_WORDS] : [icmp.at.checksum]) put16(this.message, at, 0);
    this.rest = sum(this.message);
  }

  /** The next one is made now. */
  renew(sequence: number, now: Nanos): void {
    const { message } = this;
    if (this.timed) {
      putSeconds(message, icmp.at.body, Math.floor(now / SECOND));
      putSeconds(message, icmp.at.body + 8, Math.floor((now % SECOND) / MICROSECOND));
    }
    put16(message, icmp.at.sequence, sequence);
    // Of a message that goes out a million times only what differs is added up.
    let changed = this.rest + sequence;
    if (this.timed) for (const at of TIME_WORDS) changed += u16(message, at);
    put16(message, icmp.at.checksum, checksum(NOTHING, changed));
  }

  /** As it was made last; whoever sends it copies it. */
  get bytes(): Uint8Array {
    return this.message;
  }
}

// A number of up to 32 bits as 64, the lowest octet first.
function putSeconds(bytes: Uint8Array, at: number, value: number): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = value >>> (8 * i);
}

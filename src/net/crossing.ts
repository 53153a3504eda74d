// A frame between the two ends of a veth pair, as fast paths hand it on: its bytes and whose packet it is, in an object that goes
// round. Made anew for each frame, with an array of its bytes, it was 300 bytes of garbage (docs/scaling.md).
import type { Work } from "../sim/line.js";
import type { Carried } from "./dev.js";
import type { Device } from "./device.js";
import type { SkbId } from "./event.js";
import type { Octets, Spot } from "./octets.js";

/** No frame is there. */
const UNKNOWN: Spot = -1;
const NOTHING = new Uint8Array(0);
/** Octets that it has of its own, as soon as it needs them, and more where a frame is longer. */
const OWN = 256;

export class Crossing implements Work, Carried {
  dev: Device | undefined;
  /** The frame begins with the first, and is so long; a longer array may be somebody's before and after. */
  bytes: Uint8Array = NOTHING;
  length = 0;
  /** Its own bytes four at a time. */
  words = new Int32Array(0);
  spot = UNKNOWN;
  /** Its checksums are known to be right (Octets.frame). */
  sealed = false;
  id: SkbId = 0;
  cause: SkbId | undefined;
  private own: Uint8Array = NOTHING;
  private isHeld = false;

  constructor(private readonly crossings: Crossings) {}

  run(): void {
    this.dev!.netns.arrive(this.dev!, this);
    if (!this.isHeld) this.crossings.back(this);
  }

  /** Its own bytes, for a frame of this length. */
  room(length: number): void {
    if (this.own.length < length) {
      this.words = new Int32Array((Math.max(length, OWN) + 3) >> 2);
      this.own = new Uint8Array(this.words.buffer);
    }
    this.bytes = this.own;
    this.length = length;
  }

  /** The same frame in bytes of its own. */
  copy(from: Crossing): void {
    const { length } = from;
    this.room(length);
    if (from.bytes !== from.own) this.own.set(from.bytes);
    else for (let i = (length - 1) >> 2; i >= 0; i--) this.words[i] = from.words[i]!;
  }

  /** An array of somebody's. */
  of(bytes: Uint8Array, { id, cause }: Carried): void {
    this.bytes = bytes;
    this.length = bytes.length;
    this.spot = UNKNOWN;
    this.sealed = false;
    this.id = id;
    this.cause = cause;
  }

  /** It is about to be seen: an array of somebody's is kept, and asked whether it is sealed. */
  find(octets: Octets): void {
    if (this.spot !== UNKNOWN) return;
    this.spot = octets.spotOf(this.bytes);
    this.sealed = octets.isSealed(this.bytes);
  }

  /** It does not cross: the frame as an array, and the crossing is over. */
  leave(octets: Octets, sealed: boolean): Uint8Array {
    const frame = octets.frame(octets.keep(this.words, this.length), sealed);
    this.crossings.back(this);
    return frame;
  }

  /** Who reads its bytes later says when he has done so; undefined where they are not its own. */
  hold(): Crossing | undefined {
    this.isHeld = this.bytes === this.own;
    return this.isHeld ? this : undefined;
  }

  /** Who held it has read it. */
  release(): void {
    this.isHeld = false;
    this.crossings.back(this);
  }
}

/** Those of a lab. */
export class Crossings {
  private readonly idle: Crossing[] = [];

  /** One that nobody has; who is done with it gives it back. */
  some(): Crossing {
    return this.idle.pop() ?? new Crossing(this);
  }

  back(crossing: Crossing): void {
    this.idle.push(crossing);
  }
}

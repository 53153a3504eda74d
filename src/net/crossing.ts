// A frame between the two ends of a veth pair, as fast paths hand it on: where its bytes are and whose packet it is, in an object
// that goes round. Made anew for each frame, with an array of its bytes, it was 300 bytes of garbage (docs/scaling.md).
import type { Work } from "../sim/line.js";
import type { Carried } from "./dev.js";
import type { Device } from "./device.js";
import type { SkbId } from "./event.js";
import type { Octets, Spot } from "./octets.js";

/** No frame is there. */
const UNKNOWN: Spot = -1;

export class Crossing implements Work, Carried {
  bytes: Uint8Array = NOTHING;
  /** Where it begins in these bytes, and how long it is. */
  start = 0;
  length = 0;
  spot = UNKNOWN;
  /** Its checksums are known to be right (Octets.frame). */
  sealed = false;
  id: SkbId = 0;
  cause: SkbId | undefined;

  constructor(
    private readonly crossings: Crossings,
    public dev: Device,
  ) {}

  run(): void {
    this.dev.netns.arrive(this);
    this.crossings.back(this);
  }

  /** It is about to be seen: an array of somebody's is kept, and asked whether it is sealed. */
  find(octets: Octets): void {
    if (this.spot !== UNKNOWN) return;
    this.spot = octets.spotOf(this.bytes);
    this.sealed = octets.isSealed(this.bytes);
  }
}

/** Those of a lab. */
export class Crossings {
  private readonly idle: Crossing[] = [];

  constructor(private readonly octets: Octets) {}

  /** Of a frame that is kept already. */
  of(dev: Device, spot: Spot, length: number, sealed: boolean, id: SkbId, cause: SkbId | undefined): Crossing {
    const crossing = this.some(dev);
    crossing.bytes = this.octets.chunk(spot);
    crossing.start = this.octets.start(spot);
    crossing.length = length;
    crossing.spot = spot;
    crossing.sealed = sealed;
    crossing.id = id;
    crossing.cause = cause;
    return crossing;
  }

  /** Of an array that came otherwise. */
  array(dev: Device, bytes: Uint8Array, { id, cause }: Carried): Crossing {
    const crossing = this.some(dev);
    crossing.bytes = bytes;
    crossing.start = 0;
    crossing.length = bytes.length;
    crossing.spot = UNKNOWN;
    crossing.sealed = false;
    crossing.id = id;
    crossing.cause = cause;
    return crossing;
  }

  /** Nobody has it any more. */
  back(crossing: Crossing): void {
    this.idle.push(crossing);
  }

  private some(dev: Device): Crossing {
    const crossing = this.idle.pop();
    if (!crossing) return new Crossing(this, dev);
    crossing.dev = dev;
    return crossing;
  }
}

const NOTHING = new Uint8Array(0);

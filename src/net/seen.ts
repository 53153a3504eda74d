// What a packet socket saw and nobody has read: numbers, since the bytes are in the log (log.ts). A flood that every device is
// captured of is a million such rows, and as objects they took four times as long to keep and collect as the packets to pass.
import type { Nanos } from "../sim/clock.js";
import type { Device } from "./device.js";
import type { Log } from "./log.js";
import type { Octets, Spot } from "./octets.js";
import { type PacketType, packetTypes } from "./skb.js";

/** What a packet socket saw. */
export interface Captured {
  readonly time: Nanos;
  readonly device: string;
  readonly dir: "in" | "out";
  readonly bytes: Uint8Array;
  /** sll_pkttype of what came in. */
  readonly pktType?: PacketType;
}

/** Rows that were taken out together. */
export class Batch {
  constructor(
    private readonly octets: Octets,
    readonly length: number,
    readonly times: Float64Array,
    readonly sizes: Int32Array,
    private readonly spots: Int32Array,
  ) {}

  /** Of the row with this number; whoever reads them shares them. */
  bytes(row: number): Uint8Array {
    return this.octets.view(this.spots[row]!);
  }
}

const FIRST = 64;
/** In `how`: of what type it was, plus one; above that the direction and the device's place in the log. */
const TYPE_BITS = 3;
const OUT = 1 << TYPE_BITS;
const PLACE_SHIFT = TYPE_BITS + 1;

export class Seen {
  private times = new Float64Array(FIRST);
  private spots = new Int32Array(FIRST);
  private sizes = new Int32Array(FIRST);
  private how = new Int32Array(FIRST);
  private first = 0;
  private end = 0;

  private readonly octets: Octets;

  constructor(private readonly log: Log) {
    this.octets = log.octets;
  }

  get length(): number {
    return this.end - this.first;
  }

  /** `type` is undefined where there is no link header to tell it from. */
  push(time: Nanos, dev: Device, dir: "in" | "out", spot: Spot, type: PacketType | undefined): void {
    if (this.end === this.times.length) this.grow();
    const row = this.end++;
    this.times[row] = time;
    this.spots[row] = spot;
    this.sizes[row] = this.octets.length(spot);
    const known = type === undefined ? 0 : packetTypes.indexOf(type) + 1;
    this.how[row] = (dev.place << PLACE_SHIFT) | (dir === "out" ? OUT : 0) | known;
  }

  shift(): Captured | undefined {
    if (this.first === this.end) return undefined;
    const row = this.first++;
    const how = this.how[row]!;
    const type = packetTypes[(how & (OUT - 1)) - 1];
    const seen: Captured = {
      time: this.times[row]!,
      device: this.log.device(how >> PLACE_SHIFT) ?? "",
      dir: how & OUT ? "out" : "in",
      bytes: this.octets.view(this.spots[row]!),
      ...(type && { pktType: type }),
    };
    if (this.first === this.end) {
      this.first = 0;
      this.end = 0;
    }
    return seen;
  }

  /** All of them: the columns are given away as they are. */
  drain(): Batch {
    const { first, end } = this;
    const batch = new Batch(
      this.octets,
      end - first,
      this.times.subarray(first, end),
      this.sizes.subarray(first, end),
      this.spots.subarray(first, end),
    );
    this.times = new Float64Array(FIRST);
    this.spots = new Int32Array(FIRST);
    this.sizes = new Int32Array(FIRST);
    this.how = new Int32Array(FIRST);
    this.first = 0;
    this.end = 0;
    return batch;
  }

  // What was read makes room, or there is twice as much of it.
  private grow(): void {
    const { first, end } = this;
    const length = first > end / 2 ? this.times.length : 2 * this.times.length;
    const moved = <T extends Float64Array | Int32Array>(from: T, to: T): T => {
      to.set(from.subarray(first, end));
      return to;
    };
    this.times = moved(this.times, new Float64Array(length));
    this.spots = moved(this.spots, new Int32Array(length));
    this.sizes = moved(this.sizes, new Int32Array(length));
    this.how = moved(this.how, new Int32Array(length));
    this.end -= first;
    this.first = 0;
  }
}

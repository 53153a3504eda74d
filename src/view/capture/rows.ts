// What a row of the capture table says; read from the frame only when somebody asks, for a table may have ten thousand.

import { formatMac } from "../../wire/address.js";
import * as ethernet from "../../wire/ethernet.js";
import { isMalformed } from "../../wire/malformed.js";
import { type Info, infoOf } from "../packet/info.js";
import { glanceFrame } from "../packet/read.js";
import { deviceColours } from "../theme.js";
import { clockTime, seconds } from "../time.js";
import type { Capture, Sight } from "./sight.js";

/** What the frame itself says, whoever saw it. */
interface Said {
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  readonly info: string;
  /** Equal for packets that are "more like this". */
  readonly like: string;
}

/** Everything that rows of one capture share. */
export class Rows {
  /** In time. */
  readonly all: readonly Row[];
  private readonly said = new Map<Uint8Array, Said>();

  constructor(
    readonly capture: Capture,
    private readonly info: Info = infoOf,
  ) {
    this.all = capture.sights.map((sight, i) => new Row(this, sight, capture.sights[i - 1]));
  }

  read(bytes: Uint8Array): Said {
    const known = this.said.get(bytes);
    if (known) return known;
    const { source, destination, protocol, like } = glanceFrame(bytes);
    const info = this.info(bytes, "ethernet").replace(addressed, "");
    const said = { source, destination, protocol, like, info };
    this.said.set(bytes, said);
    return said;
  }
}

// "IP 10.9.0.1 > 10.9.0.2: ": the addresses have columns of their own.
const addressed = /^IP6? \S+ > \S+: /;

export class Row {
  constructor(
    private readonly rows: Rows,
    readonly sight: Sight,
    private readonly before: Sight | undefined,
  ) {}

  get number(): number {
    return this.sight.number;
  }

  get said(): Said {
    return this.rows.read(this.sight.bytes);
  }

  get device(): string {
    return this.rows.capture.devices[this.sight.device]!.name;
  }

  get colour(): string {
    return deviceColours[this.sight.device % deviceColours.length]!;
  }

  get time(): string {
    return clockTime(this.sight.time, this.rows.capture.epoch);
  }

  /** Since the first frame. */
  get since(): string {
    return seconds(this.sight.time - this.rows.capture.sights[0]!.time);
  }

  /** Since the frame before. */
  get gap(): string {
    return seconds(this.before ? this.sight.time - this.before.time : 0);
  }

  get macs(): readonly [source: string, destination: string] {
    const frame = ethernet.parse(this.sight.bytes);
    return isMalformed(frame) ? ["", ""] : [formatMac(frame.source), formatMac(frame.destination)];
  }

  /** Why the packet ended here, if it did. */
  get drops(): readonly string[] {
    return this.sight.verdicts.filter(({ drop }) => drop).map(({ name }) => name);
  }
}

// What becomes of the packets: lines on stdout, a file, a number.
import type { Process } from "../../shell/process.js";
import { MICROSECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import type { LinkType, SummaryOptions } from "../../wire/summary.js";
import { packetText } from "./line.js";
import type { Names } from "./names.js";
import type { Options } from "./options.js";
import type { Packet } from "./packet.js";
import { TimeColumn } from "./time.js";
import type { Batch, CaptureWorld } from "./world.js";
import { DumpFile, type Trouble } from "./write.js";

/** What printing a packet takes; a reader of its output may act meanwhile. */
const PRINTING = 20 * MICROSECOND;

/** Whom -Z may name. */
const USERS = ["root", "tcpdump", "nobody"];

export class Sink {
  private taken = 0;
  private readonly file: DumpFile | undefined;
  private readonly time: TimeColumn;
  private readonly summary: SummaryOptions;

  constructor(
    private readonly process: Process<CaptureWorld>,
    private readonly options: Options,
    private readonly link: LinkType,
    names: Names,
    snapshot: number,
  ) {
    const { world } = process;
    this.time = new TimeColumn(options.time, options.precision);
    this.summary = {
      version: world.release,
      linkHeader: options.linkHeader,
      numeric: options.numeric,
      verbose: options.verbose,
      quick: options.quick,
      absolute: options.absolute,
      trusting: options.trusting,
      suppress: options.quick || Object.values(options.dump).some((count) => count > 0),
      ...names,
      interfaces: new Map(world.devices().map(({ index, name }) => [index, name])),
      conversations: new Map(),
    };
    if (options.write !== undefined) this.file = new DumpFile(process, options, link, snapshot);
  }

  *open(): Steps<Trouble | undefined> {
    const { user } = this.options;
    if (user !== undefined && !USERS.includes(user)) return { text: `Couldn't find user '${user}'`, status: 1 };
    return yield* this.file?.open() ?? nothing();
  }

  /** `link` is another than the first one's when -V reads several files. */
  *take(packet: Packet, link = this.link): Steps<Trouble | undefined> {
    this.taken++;
    if (this.file) {
      const trouble = yield* this.file.write(packet);
      if (trouble) return trouble;
    }
    if (this.file ? !this.options.print : this.options.onlyCount) return undefined;
    const { options, time, summary } = this;
    yield* this.process.stdout.write(packetText(packet, this.taken, { options, link, time, summary }));
    yield* this.process.spend(PRINTING);
    return undefined;
  }

  /** Live packets can be written as a table: all go into one file, and nothing is said of each. */
  get writesAll(): boolean {
    const { write, print, buffer, rotateSeconds, rotateSize } = this.options;
    const one = rotateSeconds === undefined && rotateSize === undefined;
    return write !== undefined && write !== "-" && !print && buffer !== "line" && one;
  }

  *takeAll(packets: Batch): Steps<void> {
    this.taken += packets.length;
    yield* this.file?.writeAll(packets) ?? nothing();
  }

  *end(): Steps<void> {
    yield* this.file?.end() ?? nothing();
    // Beside a file, what is printed waits for the program's end.
    if (!this.file) yield* this.process.stdout.flush();
  }
}

// biome-ignore lint/correctness/useYield: nothing to wait for
function* nothing(): Steps<undefined> {
  return undefined;
}

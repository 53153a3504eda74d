// -w: packets into a pcap file or stdout, into further files after -C bytes or -G seconds. A file holds the bytes as characters
// 0 to 255. Written in blocks as stdio does, unless -U.
import { type LinkType, pcapHeader, pcapRecord, pcapRecords, recordLength } from "../../capture/index.js";
import { textOf } from "../../shell/bytes.js";
import { strerror } from "../../shell/errno.js";
import type { Piece } from "../../shell/files.js";
import { absolute } from "../../shell/path.js";
import type { Process } from "../../shell/process.js";
import { formatTime } from "../../shell/programs/date.js";
import { type Nanos, SECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import type { Options } from "./options.js";
import type { Packet } from "./packet.js";
import type { Batch, CaptureWorld } from "./world.js";

/** Why the program ends: an error, or that there have been files enough. */
export interface Trouble {
  readonly text: string;
  readonly status: number;
}

const BLOCK = 4096;

export class DumpFile {
  /** What stdio has in its buffer, and how long that is. */
  private pending: Piece[] = [];
  private waiting = 0;
  private path = "";
  private size = 0;
  private count = 0;
  private turned: Nanos = 0;

  constructor(
    private readonly process: Process<CaptureWorld>,
    private readonly options: Options,
    private readonly link: LinkType,
    private readonly snapshot: number,
  ) {}

  *open(): Steps<Trouble | undefined> {
    this.turned = this.process.clock.now;
    return yield* this.start();
  }

  *write(packet: Packet): Steps<Trouble | undefined> {
    const trouble = yield* this.turn();
    if (trouble) return trouble;
    yield* this.put(pcapRecord(packet, this.options.precision));
    if (this.options.buffer === "line") yield* this.flush();
    return undefined;
  }

  *end(): Steps<void> {
    yield* this.flush();
    if (this.options.write === "-") yield* this.process.stdout.flush();
  }

  /** The next file, when this one is old or large enough. */
  private *turn(): Steps<Trouble | undefined> {
    const { rotateSeconds, rotateSize, rotateFiles } = this.options;
    const { now } = this.process.clock;
    if (rotateSeconds !== undefined && now - this.turned >= rotateSeconds * SECOND) {
      this.turned = now;
      this.count++;
      if (rotateSize === undefined && rotateFiles !== undefined && this.count >= rotateFiles)
        return { text: `Maximum file limit reached: ${rotateFiles}`, status: 0 };
      yield* this.flush();
      return yield* this.start();
    }
    if (rotateSize === undefined || this.size <= rotateSize) return undefined;
    yield* this.flush();
    this.count++;
    if (rotateFiles !== undefined) this.count %= rotateFiles;
    return yield* this.start();
  }

  private *start(): Steps<Trouble | undefined> {
    const name = this.options.write!;
    this.size = 0;
    if (name !== "-") {
      this.path = absolute(this.process.cwd, this.name(name));
      const errno = this.forbidden(this.path) ? "EACCES" : this.process.files.write(this.path, "", "truncate");
      if (errno) return { text: `${this.name(name)}: ${strerror(errno)}`, status: 1 };
    }
    yield* this.put(pcapHeader(this.options.precision, this.link, this.snapshot));
    if (this.options.buffer === "line") yield* this.flush();
    return undefined;
  }

  // With -C tcpdump stops being root before it opens a file: it may then write only where everybody may.
  private forbidden(path: string): boolean {
    if (this.options.rotateSize === undefined || this.options.user === "root") return false;
    const { files } = this.process;
    const folder = files.stat(path.slice(0, path.lastIndexOf("/")) || "/", true);
    return typeof folder !== "string" && folder.kind === "directory" && (folder.mode & 0o002) === 0;
  }

  // With -W a number of fixed width from 0 on, without it none on the first file; with -G as strftime.
  private name(name: string): string {
    const { rotateSize, rotateSeconds, rotateFiles } = this.options;
    let text = rotateSeconds === undefined ? name : this.dated(name);
    if (rotateSize === undefined) return text;
    if (rotateFiles !== undefined) text += String(this.count).padStart(String(rotateFiles - 1).length, "0");
    else if (this.count > 0) text += String(this.count);
    return text;
  }

  private dated(name: string): string {
    return formatTime(name, this.process.world.epoch + Math.floor(this.turned / SECOND), 0);
  }

  /**
   * Live packets one after the other, none of which is printed and after none of which another file begins: the same file,
   * whose bytes are made of them when somebody reads it. Made at once, they were four fifths of what a capture cost.
   */
  *writeAll(packets: Batch): Steps<void> {
    let full = 0;
    let end = this.waiting;
    for (let row = 0; row < packets.length; row++) {
      const length = recordLength(Math.min(packets.sizes[row]!, this.snapshot));
      end += length;
      this.size += length;
      if (end < BLOCK) continue;
      full = row + 1;
      end = 0;
    }
    if (full > 0) {
      this.add(packets, 0, full);
      yield* this.flush();
    }
    this.add(packets, full, packets.length);
    this.waiting = end;
  }

  private add(packets: Batch, from: number, to: number): void {
    if (from === to) return;
    const { snapshot, options } = this;
    const { epoch } = this.process.world;
    this.pending.push(() => pcapRecords(packets, [from, to], epoch, snapshot, options.precision));
  }

  private *put(bytes: Uint8Array): Steps<void> {
    this.size += bytes.length;
    this.pending.push(bytes);
    this.waiting += bytes.length;
    if (this.waiting >= BLOCK) yield* this.flush();
  }

  private *flush(): Steps<void> {
    const { pending } = this;
    if (pending.length === 0) return;
    this.pending = [];
    this.waiting = 0;
    if (this.options.write === "-") {
      yield* this.process.stdout.write(textOf(pending));
      if (this.options.buffer === "line") yield* this.process.stdout.flush();
    } else this.process.files.append(this.path, pending);
  }
}

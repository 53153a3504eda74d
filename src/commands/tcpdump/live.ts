// A capture that is under way: waits for packets as the kernel hands them over, until a signal or -c ends it. As libpcap does,
// it drops what a loopback device sends, since it comes back in; "received by filter" counts both.
import type { Filter, LinkType } from "../../capture/index.js";
import type { Process } from "../../shell/process.js";
import { MICROSECOND, MILLISECOND, type Nanos, SECOND } from "../../sim/clock.js";
import { Fifo } from "../../sim/fifo.js";
import type { Steps } from "../../sim/task.js";
import { fail } from "./fail.js";
import type { Options } from "./options.js";
import { cut, type Packet, withLinkHeader } from "./packet.js";
import type { Sink } from "./sink.js";
import { countsText } from "./texts.js";
import type { CaptureDevice, CaptureSocket, CaptureWorld } from "./world.js";

/** From a packet's arrival to its being read: what comes meanwhile is counted as received. */
const WAKEUP = 100 * MICROSECOND;
/**
 * Unless it prints to a terminal, tcpdump reads blocks of packets, which the kernel hands over about once a second
 * (prb_retire_rx_blk_timer_expired): a timer of 1000 ms, rounded by the timer wheel where HZ is 250.
 */
const BLOCK: Record<CaptureWorld["release"], Nanos> = { "4.9": 1000 * MILLISECOND, "4.99": 1024 * MILLISECOND };

export interface Source {
  readonly device: string;
  readonly socket: CaptureSocket;
  readonly link: LinkType;
  readonly filter: Filter;
}

export class Session {
  private interrupted = false;
  private brokenPipe = false;
  private captured = 0;
  private received = 0;
  /** Matched and not yet taken. */
  private readonly queue = new Fifo<Packet>();
  /** Everything that comes goes into a file as it is, and what was read waits in the socket. */
  private readonly whole: boolean;
  private readSoFar = 0;
  private readonly devices: ReadonlyMap<string, CaptureDevice>;
  private readonly opened: Nanos;
  /** -w with -v: how many packets there were when it was last said, and when that was. */
  private said = -1;
  private saidAt: Nanos;

  constructor(
    private readonly process: Process<CaptureWorld>,
    private readonly options: Options,
    private readonly source: Source,
    private readonly sink: Sink,
  ) {
    this.devices = new Map(process.world.devices().map((device) => [device.name, device]));
    this.opened = process.clock.now;
    this.saidAt = this.opened;
    const { device, link, filter } = source;
    const all = link === "EN10MB" && filter.all && options.direction === "inout" && options.count === undefined;
    this.whole = all === true && sink.writesAll && this.devices.get(device)?.loopback === false;
    const stop = () => {
      this.interrupted = true;
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
    process.on("SIGPIPE", () => {
      this.brokenPipe = true;
      this.interrupted = true;
    });
  }

  *run(): Steps<number> {
    const { process, options } = this;
    const { stdout, stderr } = process;
    let status = 0;
    while (!this.interrupted && !this.full && !this.lost) {
      yield* this.wait();
      if (this.interrupted) break;
      const trouble = yield* this.take();
      if (!trouble) continue;
      if (trouble.status !== 0) return yield* fail(process, trouble.text);
      yield* stderr.write(`${trouble.text}\n`);
      status = trouble.status;
      break;
    }
    if (this.brokenPipe && options.buffer === "line" && process.world.release === "4.99")
      return yield* fail(process, "Unable to write output: Broken pipe");
    // A packet's line might have been cut short.
    if (this.interrupted && !this.full && options.write === undefined) yield* stdout.write("\n");
    yield* this.sink.end();
    if (this.lost && !this.interrupted) {
      yield* stderr.write("tcpdump: pcap_loop: The interface disappeared\n");
      status = 1;
    }
    this.read();
    yield* stderr.write(countsText(this.captured, this.received));
    yield* stdout.flush();
    return status;
  }

  // libpcap 1.10 looks whether a device that went down is still there, and ends when all was read. What 1.5 says is not known.
  private get lost(): boolean {
    return this.source.socket.gone && this.queued === 0 && this.process.world.release === "4.99";
  }

  private get full(): boolean {
    return this.options.count !== undefined && this.captured >= this.options.count;
  }

  private get queued(): number {
    return this.whole ? this.readSoFar : this.queue.length;
  }

  /** Until there is something to take, or a signal. */
  private *wait(): Steps<void> {
    const { socket, device } = this.source;
    const { clock } = this.process;
    const why = `a packet on ${device}`;
    for (this.read(); this.queued === 0; this.read()) {
      if (this.lost) return;
      if (this.talks) {
        yield* this.say();
        yield { on: [socket.readable], until: this.saidAt + SECOND, why };
      } else yield { on: [socket.readable], why };
      if (this.interrupted) return;
    }
    const due = this.handedOver();
    while (clock.now < due && !this.interrupted) yield { until: due, why };
    yield* this.say();
    this.read();
  }

  private get talks(): boolean {
    return this.options.write !== undefined && this.options.verbose > 0 && !this.options.print;
  }

  /** "Got 12", once a second, where it has changed. */
  private *say(): Steps<void> {
    const { now } = this.process.clock;
    if (!this.talks || now - this.saidAt < SECOND) return;
    this.saidAt = now;
    if (this.said === this.captured) return;
    this.said = this.captured;
    yield* this.process.stderr.write(`Got ${this.captured}\r`);
  }

  /** When the first packet in the queue reaches the program. */
  private handedOver(): Nanos {
    const { now } = this.process.clock;
    const { immediate, write, print } = this.options;
    if (immediate || ((write === undefined || print) && this.process.stdout.file.terminal)) return now + WAKEUP;
    const block = BLOCK[this.process.world.release];
    return this.opened + (Math.floor((now - this.opened) / block) + 1) * block;
  }

  private read(): void {
    const { socket, filter, link } = this.source;
    const { world } = this.process;
    if (this.whole) {
      this.received += socket.waiting - this.readSoFar;
      this.readSoFar = socket.waiting;
      return;
    }
    for (let captured = socket.next(); captured; captured = socket.next()) {
      const device = this.devices.get(captured.device);
      const bytes = withLinkHeader(captured, link, device);
      if (!filter.match(bytes, bytes.length, captured.dir, device?.index)) continue;
      this.received++;
      if (captured.dir === "out" && device?.loopback) continue;
      if (this.options.direction !== "inout" && captured.dir !== this.options.direction) continue;
      const second = Math.floor(captured.time / SECOND);
      this.queue.push({
        seconds: world.epoch + second,
        nanos: captured.time - second * SECOND,
        bytes: cut(bytes, this.options.snapshot),
        length: bytes.length,
      });
    }
  }

  private *take(): Steps<{ text: string; status: number } | undefined> {
    if (this.whole) {
      this.captured += this.readSoFar;
      this.readSoFar = 0;
      yield* this.sink.takeAll(this.source.socket.drain());
      return undefined;
    }
    while (!this.full && !this.interrupted) {
      const packet = this.queue.shift();
      if (!packet) return undefined;
      this.captured++;
      const trouble = yield* this.sink.take(packet);
      if (trouble) return trouble;
    }
    return undefined;
  }
}

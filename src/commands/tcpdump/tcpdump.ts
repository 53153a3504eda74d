// tcpdump(8): opens a packet socket, compiles the filter, prints what it reads until a signal or -c ends it.
// As libpcap does, it drops what a loopback device sends, since it comes back in; "received by filter" counts both.
import { compileFilter, type Filter } from "../../capture/index.js";
import type { Process } from "../../shell/process.js";
import { MICROSECOND, MILLISECOND, type Nanos } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import type { SummaryOptions } from "../../wire/summary.js";
import { hostNames } from "./hosts.js";
import { interfaces, listText } from "./interfaces.js";
import { packetText } from "./line.js";
import { type Ending, type Options, parseOptions } from "./options.js";
import { countsText, headText, type LinkType, openErrorText, usageText, versionText } from "./texts.js";
import { TimeColumn } from "./time.js";
import type { Captured, CaptureSocket, CaptureWorld } from "./world.js";

/** From exec to listening: libraries, rings, filters. Packets of that time are missed, and a signal just kills. */
const STARTUP = 10 * MILLISECOND;
/** From a packet's arrival to its being read: what comes meanwhile is counted as received. */
const WAKEUP = 100 * MICROSECOND;
/** What printing a packet takes; a reader of its output may act meanwhile. */
const PRINTING = 20 * MICROSECOND;
/**
 * Unless its output is a terminal, tcpdump reads blocks of packets, which the kernel hands over about once a second
 * (prb_retire_rx_blk_timer_expired): a timer of 1000 ms, rounded by the timer wheel where HZ is 250.
 */
const BLOCK: Record<CaptureWorld["release"], Nanos> = { "4.9": 1000 * MILLISECOND, "4.99": 1024 * MILLISECOND };

export function* tcpdump(process: Process<CaptureWorld>): Steps<number> {
  const { world, stdout, stderr } = process;
  const options = parseOptions(process.argv.slice(1), world.release);
  if ("kind" in options) return yield* end(process, options);
  if (options.list) {
    yield* stdout.write(listText(world.release, world.devices()));
    return 0;
  }
  yield* process.spend(STARTUP);
  const device = deviceName(options, world);
  const down = world.devices().some(({ name, up }) => name === device && !up);
  const socket = down ? ({ errno: "ENETDOWN" } as const) : world.openCapture(device, options.promiscuous);
  if ("errno" in socket) return yield* fail(process, openErrorText(world.release, device, socket.errno));
  process.atExit(() => socket.close());

  const link = linkType(device, options, world);
  if (link === "LINUX_SLL2") yield* stderr.write("tcpdump: data link type LINUX_SLL2\n");
  const hosts = hostNames(process.files);
  const filter = compileFilter(options.filter, { version: world.release, cooked: link !== "EN10MB", hosts });
  if ("error" in filter) return yield* fail(process, filter.error);
  if (options.buffer === "line") stdout.buffer("line");
  yield* stderr.write(headText(world.release, device, link, options.snapshot, options.verbose));
  return yield* new Session(process, options, { device, socket, link, filter, hosts }).run();
}

interface Source {
  readonly device: string;
  readonly socket: CaptureSocket;
  readonly link: LinkType;
  readonly filter: Filter;
  readonly hosts: ReadonlyMap<string, string>;
}

class Session {
  private interrupted = false;
  private brokenPipe = false;
  private captured = 0;
  private received = 0;
  /** Matched and not yet printed. */
  private readonly queue: Captured[] = [];
  private readonly time: TimeColumn;
  private readonly summary: SummaryOptions;
  private readonly loopbacks: ReadonlySet<string>;
  private readonly opened: Nanos;

  constructor(
    private readonly process: Process<CaptureWorld>,
    private readonly options: Options,
    private readonly source: Source,
  ) {
    const { world } = process;
    this.time = new TimeColumn(options.time, world.epoch);
    this.summary = {
      version: world.release,
      linkHeader: options.linkHeader,
      numeric: options.numeric,
      verbose: options.verbose,
      quick: options.quick,
      hosts: source.hosts,
    };
    this.loopbacks = new Set(world.devices().flatMap((device) => (device.loopback ? [device.name] : [])));
    this.opened = process.clock.now;
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
    while (!this.interrupted && !this.full && !this.lost) {
      yield* this.wait();
      if (!this.interrupted) yield* this.print();
    }
    if (this.brokenPipe && options.buffer === "line" && process.world.release === "4.99")
      return yield* fail(process, "Unable to write output: Broken pipe");
    if (this.lost && !this.interrupted) yield* stderr.write("tcpdump: pcap_loop: The interface disappeared\n");
    // A packet's line might have been cut short.
    if (this.interrupted && !this.full) yield* stdout.write("\n");
    yield* stdout.flush();
    this.read();
    yield* stderr.write(countsText(this.captured, this.received));
    return this.lost && !this.interrupted ? 1 : 0;
  }

  // libpcap 1.10 looks whether a device that went down is still there, and ends when all was read. What 1.5 says is not known.
  private get lost(): boolean {
    return this.source.socket.gone && this.queue.length === 0 && this.process.world.release === "4.99";
  }

  private get full(): boolean {
    return this.options.count !== undefined && this.captured >= this.options.count;
  }

  /** Until there is something to print, or a signal. */
  private *wait(): Steps<void> {
    const { socket, device } = this.source;
    const { clock } = this.process;
    const why = `a packet on ${device}`;
    for (this.read(); this.queue.length === 0; this.read()) {
      if (this.lost) return;
      yield { on: [socket.readable], why };
      if (this.interrupted) return;
    }
    const due = this.handedOver();
    while (clock.now < due && !this.interrupted) yield { until: due, why };
    this.read();
  }

  /** When the first packet in the queue reaches the program. */
  private handedOver(): Nanos {
    const { now } = this.process.clock;
    if (this.options.immediate || this.process.stdout.file.terminal) return now + WAKEUP;
    const block = BLOCK[this.process.world.release];
    return this.opened + (Math.floor((now - this.opened) / block) + 1) * block;
  }

  private read(): void {
    const { socket, filter } = this.source;
    for (let packet = socket.next(); packet; packet = socket.next()) {
      if (!filter.match(packet.bytes)) continue;
      this.received++;
      if (packet.dir === "out" && this.loopbacks.has(packet.device)) continue;
      if (this.options.direction !== "inout" && packet.dir !== this.options.direction) continue;
      this.queue.push(packet);
    }
  }

  private *print(): Steps<void> {
    const { options, source, summary, time } = this;
    const devices = this.process.world.devices();
    const context = { options, link: source.link, time, summary, devices };
    while (!this.full && !this.interrupted) {
      const packet = this.queue.shift();
      if (!packet) return;
      this.captured++;
      yield* this.process.stdout.write(packetText(packet, this.captured, context));
      yield* this.process.spend(PRINTING);
    }
  }
}

function deviceName(options: Options, world: CaptureWorld): string {
  const all = interfaces(world.devices());
  const wanted = options.device;
  if (wanted === undefined) return all[0]!.name;
  if (all.some((device) => device.name === wanted)) return wanted;
  const number = /^[1-9][0-9]*$/.test(wanted) ? Number(wanted) : 0;
  return all[number - 1]?.name ?? wanted;
}

// Only the modern tcpdump asks for the second version, and only when "any" was asked for by name.
function linkType(device: string, options: Options, world: CaptureWorld): LinkType {
  if (device !== "any") return "EN10MB";
  return world.release === "4.99" && options.device === "any" ? "LINUX_SLL2" : "LINUX_SLL";
}

function* end({ world, stdout, stderr }: Process<CaptureWorld>, ending: Ending): Steps<number> {
  switch (ending.kind) {
    case "usage":
      if (ending.complaint !== undefined) yield* stderr.write(`tcpdump: ${ending.complaint}\n`);
      yield* (ending.status === 0 && world.release === "4.99" ? stdout : stderr).write(usageText(world.release));
      return ending.status;
    case "version":
      yield* (world.release === "4.99" ? stdout : stderr).write(versionText(world.release));
      return 0;
    case "error":
      yield* stderr.write(`tcpdump: ${ending.text}\n`);
      return 1;
    default:
      return ending satisfies never;
  }
}

function* fail({ stderr }: Process<CaptureWorld>, text: string): Steps<number> {
  yield* stderr.write(`tcpdump: ${text}\n`);
  return 1;
}

// tcpdump(8): lists, reads files, or opens a packet socket and captures.
import { compileFilter, type LinkType } from "../../capture/index.js";
import { strerror } from "../../shell/errno.js";
import type { Process } from "../../shell/process.js";
import { MILLISECOND } from "../../sim/clock.js";
import type { Steps } from "../../sim/task.js";
import { fail } from "./fail.js";
import { interfaces, listText } from "./interfaces.js";
import { Session } from "./live.js";
import { filterOptions, namesOf } from "./names.js";
import { type Ending, type Options, parseOptions } from "./options.js";
import { contents, readSaved } from "./saved.js";
import { Sink } from "./sink.js";
import { headText, linkTypesText, openErrorText, timeStampTypesText, usageText, versionText } from "./texts.js";
import type { CaptureWorld } from "./world.js";

/** From exec to listening: libraries, rings, filters. Packets of that time are missed, and a signal just kills. */
const STARTUP = 10 * MILLISECOND;

/** A cooked header is the capture's own, and a byte of the packet goes with it. */
const LEAST_SNAPSHOT: Record<LinkType, number> = { EN10MB: 0, LINUX_SLL: 17, LINUX_SLL2: 21 };

export function* tcpdump(process: Process<CaptureWorld>): Steps<number> {
  const { world, stdout, stderr } = process;
  const options = parseOptions(process.argv.slice(1), world.release);
  if ("kind" in options) return yield* end(process, options);
  for (const warning of options.warnings) yield* stderr.write(`tcpdump: ${warning}\n`);
  if (options.list === "devices") {
    yield* stdout.write(listText(world.release, world.devices()));
    return 0;
  }
  let expression = options.filter;
  if (options.read === undefined && options.readList === undefined) return yield* capture(process, options);
  if (options.filterFile !== undefined) {
    const read = yield* filterFile(process, options.filterFile);
    if (typeof read !== "string") return yield* fail(process, read.error);
    expression = read;
  }
  return yield* readSaved(process, options, expression, namesOf(process.files));
}

function* capture(process: Process<CaptureWorld>, options: Options): Steps<number> {
  const { world, stdout, stderr } = process;
  yield* process.spend(STARTUP);
  const device = deviceName(options, world);
  if (device === undefined) return yield* fail(process, "Invalid adapter index");
  const names = namesOf(process.files);
  if (options.list === "time stamp types") {
    yield* stdout.write(timeStampTypesText(device));
    return 0;
  }
  if (options.monitor && exists(world, device))
    return yield* fail(process, `${device}: That device doesn't support monitor mode`);
  if (options.timeStampType !== undefined && options.timeStampType !== "host" && exists(world, device))
    yield* stderr.write(
      `tcpdump: WARNING: When trying to set timestamp type '${options.timeStampType}' on ${device}: That type of time stamp is not supported by that device\n`,
    );
  const down = world.devices().some(({ name, up }) => name === device && !up);
  const socket = down ? ({ errno: "ENETDOWN" } as const) : world.openCapture(device, options.promiscuous);
  if ("errno" in socket) return yield* fail(process, openErrorText(world.release, device, socket.errno));
  process.atExit(() => socket.close());
  if (options.list === "link types") {
    yield* stdout.write(linkTypesText(world.release, device));
    return 0;
  }

  const link = linkType(device, options, world);
  if (typeof link !== "string") return yield* fail(process, link.error);
  if (options.linkType !== undefined || link === "LINUX_SLL2") yield* stderr.write(`tcpdump: data link type ${link}\n`);
  const least = LEAST_SNAPSHOT[link];
  if (options.snapshot < least && world.release === "4.99") {
    yield* stderr.write(`tcpdump: WARNING: snaplen raised from ${options.snapshot} to ${least}\n`);
    options.snapshot = least;
  }
  let expression = options.filter;
  if (options.filterFile !== undefined) {
    const read = yield* filterFile(process, options.filterFile);
    if (typeof read !== "string") return yield* fail(process, read.error);
    expression = read;
  }
  const filter = compileFilter(expression, filterOptions(world, names, link, { device }));
  if ("error" in filter) return yield* fail(process, filter.error);
  if (options.buffer === "line") stdout.buffer("line");
  const sink = new Sink(process, options, link, names, options.snapshot);
  const trouble = yield* sink.open();
  if (trouble) return yield* fail(process, trouble.text);
  const quiet = options.verbose > 0 || options.write !== undefined;
  yield* stderr.write(headText(world.release, device, link, options.snapshot, quiet));
  return yield* new Session(process, options, { device, socket, link, filter }, sink).run();
}

function* filterFile(process: Process<CaptureWorld>, name: string): Steps<string | { error: string }> {
  const read = yield* contents(process, name);
  if ("text" in read) return read.text.replace(/#.*/g, "");
  return { error: read.why === strerror("EISDIR") ? `read ${name}: ${read.why}` : `can't open ${name}: ${read.why}` };
}

const exists = (world: CaptureWorld, device: string) =>
  device === "any" || world.devices().some(({ name }) => name === device);

/** By name, or by its number in -D's list. */
function deviceName(options: Options, world: CaptureWorld): string | undefined {
  const all = interfaces(world.devices());
  const wanted = options.device;
  if (wanted === undefined) return all[0]!.name;
  if (all.some((device) => device.name === wanted)) return wanted;
  return /^[0-9]+$/.test(wanted) ? all[Number(wanted) - 1]?.name : wanted;
}

// Only the modern tcpdump asks for the second version, and only when "any" was asked for by name.
function linkType(device: string, options: Options, world: CaptureWorld): LinkType | { error: string } {
  const possible: readonly LinkType[] = device === "any" ? ["LINUX_SLL", "LINUX_SLL2"] : ["EN10MB"];
  if (options.linkType !== undefined)
    return (
      possible.find((name) => name === options.linkType) ?? {
        error: `${options.linkType} is not one of the DLTs supported by this device`,
      }
    );
  return world.release === "4.99" && options.device === "any" ? "LINUX_SLL2" : possible[0]!;
}

function* end(process: Process<CaptureWorld>, ending: Ending): Steps<number> {
  const { world, stdout, stderr } = process;
  switch (ending.kind) {
    case "usage":
      if (ending.complaint !== undefined) yield* stderr.write(`tcpdump: ${ending.complaint}\n`);
      yield* (ending.status === 0 && world.release === "4.99" ? stdout : stderr).write(usageText(world.release));
      return ending.status;
    case "version":
      yield* (world.release === "4.99" ? stdout : stderr).write(versionText(world.release));
      return 0;
    case "error":
      return yield* fail(process, ending.text);
    case "skbook":
      return yield* fail(process, `skbook: ${ending.text}`);
    default:
      return ending satisfies never;
  }
}

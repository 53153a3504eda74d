// tcpdump -r and -V: packets from files, which have a link type, a snapshot length and times of their own.
import { compileFilter, readCapture } from "../../capture/index.js";
import { strerror } from "../../shell/errno.js";
import { absolute } from "../../shell/path.js";
import type { Process } from "../../shell/process.js";
import type { Steps } from "../../sim/task.js";
import { everything } from "../text/input.js";
import { fail } from "./fail.js";
import { filterOptions, type Names } from "./names.js";
import type { Options } from "./options.js";
import { Sink } from "./sink.js";
import { linkNames } from "./texts.js";
import type { CaptureWorld } from "./world.js";

export function* readSaved(
  process: Process<CaptureWorld>,
  options: Options,
  expression: string,
  names: Names,
): Steps<number> {
  const files = yield* listed(process, options);
  if (typeof files === "string") return yield* fail(process, files);
  let counted = 0;
  let sink: Sink | undefined;
  for (const name of files) {
    const text = yield* contents(process, name);
    if ("error" in text) return yield* fail(process, text.error);
    const file = readCapture(Uint8Array.from(text.text, (character) => character.charCodeAt(0)));
    if ("error" in file && !("frames" in file)) return yield* fail(process, file.error);
    yield* process.stderr.write(readingText(process, name, file));
    const filter = compileFilter(expression, filterOptions(process.world, names, file.link, { saved: true }));
    if ("error" in filter) return yield* fail(process, filter.error);
    if (!sink) {
      sink = new Sink(process, options, file.link, names, file.snapshot);
      const trouble = yield* sink.open();
      if (trouble) return yield* fail(process, trouble.text);
    }
    const before = counted;
    const full = () => options.count !== undefined && counted - before >= options.count;
    for (const frame of file.frames) {
      if (full()) break;
      if (!filter.match(frame.bytes, frame.length)) continue;
      counted++;
      const trouble = yield* sink.take(frame, file.link);
      if (trouble) return yield* fail(process, trouble.text);
    }
    if (file.error !== undefined && !full()) {
      yield* sink.end();
      return yield* fail(process, `pcap_loop: ${file.error}`);
    }
  }
  if (sink) yield* sink.end();
  yield* process.stdout.flush();
  if (options.onlyCount) {
    yield* process.stdout.write(`${counted} packet${counted === 1 ? "" : "s"}\n`);
    yield* process.stdout.flush();
  }
  return 0;
}

function readingText(
  { world }: Process<CaptureWorld>,
  name: string,
  file: { link: keyof typeof linkNames; snapshot: number },
) {
  const snapshot = world.release === "4.9" ? "" : `, snapshot length ${file.snapshot}`;
  const line = `reading from file ${name}, link-type ${file.link} (${linkNames[file.link][world.release]})${snapshot}\n`;
  return file.link === "LINUX_SLL2" ? `${line}Warning: interface names might be incorrect\n` : line;
}

/** The names of the files, or what is wrong with the list. */
function* listed(process: Process<CaptureWorld>, options: Options): Steps<readonly string[] | string> {
  if (options.readList === undefined) return [options.read!];
  const text = yield* contents(process, options.readList);
  if ("error" in text) return `Unable to open file: ${text.why}`;
  const names = text.text.replace(/\n$/, "").split("\n");
  return text.text !== "" ? names : `Nothing in ${options.readList}`;
}

export function* contents(
  process: Process<CaptureWorld>,
  name: string,
): Steps<{ text: string } | { error: string; why: string }> {
  if (name === "-") return { text: yield* everything(() => process.stdin.read()) };
  if (name === "/dev/null") return { text: "" };
  const read = name === "" ? ({ errno: "ENOENT" } as const) : process.files.read(absolute(process.cwd, name));
  if ("text" in read) return { text: read.text };
  const why = strerror(read.errno);
  return { error: read.errno === "EISDIR" ? `error reading dump file: ${why}` : `${name}: ${why}`, why };
}

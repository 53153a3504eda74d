// sysctl(8) of procps-ng 4.0.2: reads and writes the files below /proc/sys. Left out: --system (there are no such directories).
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { strerror } from "../errno.js";
import type { World } from "../world.js";
import { complain, get, load, type Options, type Out, parse, type Setting, set, setting } from "./settings.js";
import { usage } from "./usage.js";

type Flag = { [K in keyof Options]: Options[K] extends boolean ? K : never }[keyof Options];

const letters: Readonly<Record<string, Flag>> = {
  ...{ a: "all", A: "all", X: "all", b: "binary", n: "values", N: "names", q: "quiet", e: "ignore", w: "write" },
};
const long: Readonly<Record<string, Flag>> = {
  ...{ all: "all", binary: "binary", values: "values", names: "names", quiet: "quiet", ignore: "ignore" },
  ...{ write: "write", "dry-run": "dryRun", deprecated: "deprecated" },
};

interface Asked {
  readonly options: Options;
  readonly words: string[];
  load: boolean;
}
type End = { stdout?: string; stderr?: string; status: number };

function read(argv: readonly string[]): Asked | End {
  const options: Options = {
    ...{ all: false, values: false, names: false, binary: false, quiet: false, ignore: false, write: false },
    ...{ dryRun: false, deprecated: false, pattern: undefined },
  };
  const asked: Asked = { options, words: [], load: false };
  const misused = (why: string): End => ({ stderr: `sysctl: ${why}\n${usage}`, status: 0 });
  const pattern = (text: string): End | undefined => {
    try {
      options.pattern = new RegExp(text);
    } catch {
      // regcomp's refusal is not told: nothing matches.
      options.pattern = /$^/;
    }
    return undefined;
  };
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word.startsWith("--")) {
      const [name = "", value] = word.slice(2).split(/=(.*)/s);
      if (name === "help") return { stdout: usage, status: 0 };
      if (name === "version") return { stdout: "sysctl from procps-ng 4.0.2\n", status: 0 };
      if (name === "system") return { stderr: "skbook: sysctl --system is not simulated\n", status: 1 };
      if (name === "load") {
        asked.load = true;
        if (value !== undefined) asked.words.push(value);
      } else if (name === "pattern") {
        const text = value ?? argv[++at];
        if (text === undefined) return misused("option '--pattern' requires an argument");
        pattern(text);
      } else if (long[name]) options[long[name]] = true;
      else return misused(`unrecognized option '${word}'`);
      continue;
    }
    if (!word.startsWith("-") || word === "-") {
      asked.words.push(word);
      continue;
    }
    for (let i = 1; i < word.length; i++) {
      const letter = word[i]!;
      const flag = letters[letter];
      const rest = word.slice(i + 1);
      if (flag) options[flag] = true;
      else if (letter === "o" || letter === "x") continue;
      else if (letter === "h" || letter === "d") return { stdout: usage, status: 0 };
      else if (letter === "V") return { stdout: "sysctl from procps-ng 4.0.2\n", status: 0 };
      else if (letter === "p" || letter === "f") {
        asked.load = true;
        if (rest !== "") asked.words.push(rest);
        break;
      } else if (letter === "r") {
        const text = rest === "" ? argv[++at] : rest;
        if (text === undefined) return misused("option requires an argument -- 'r'");
        pattern(text);
        break;
      } else return misused(`invalid option -- '${letter}'`);
    }
  }
  if (asked.words.length > 0 || options.all || asked.load) return asked;
  if (argv.length === 0) return { stderr: usage, status: 1 };
  const hint = "sysctl: no variables specified\nTry `sysctl --help' for more information.\n";
  return { stderr: hint, status: 1 };
}

export function* sysctl(process: Process<World>): Steps<number> {
  const { files, stdout, stderr } = process;
  const asked = read(process.argv.slice(1));
  if ("status" in asked) {
    if (asked.stdout) yield* stdout.write(asked.stdout);
    if (asked.stderr) yield* stderr.write(asked.stderr);
    return asked.status;
  }
  const { options, words } = asked;
  const out: Out = { texts: [], failures: 0 };
  if (asked.load) {
    yield* loadAll(process, words.length > 0 ? words : ["/etc/sysctl.conf"], options, out);
    out.failures = Math.min(out.failures, 1);
  } else if (options.all) get(files, "", { ...options, ignore: true }, out);
  else
    for (const word of words) {
      if (word === "=") out.failures++;
      else if (word.includes("=")) set(files, setting(word), options, out);
      else if (options.write) complain(out, "command line(0): invalid syntax, continuing...");
      else get(files, word, options, out);
    }
  for (const { stream, text } of out.texts) yield* process[stream].write(text);
  return out.failures & 0xff;
}

// Every file is read before anything is set.
function* loadAll(process: Process<World>, names: readonly string[], options: Options, out: Out): Steps<void> {
  const settings: Setting[] = [];
  for (const name of names) {
    let text = "";
    if (name === "-")
      for (let part = yield* process.stdin.read(); part !== undefined; part = yield* process.stdin.read()) text += part;
    else {
      const file = process.files.read(name);
      if (!("text" in file)) {
        complain(out, `cannot open "${name}": ${strerror(file.errno)}`);
        continue;
      }
      text = file.text;
    }
    settings.push(...parse(text, name === "-" ? "(stdin)" : name, out));
  }
  load(process.files, settings, options, out);
}

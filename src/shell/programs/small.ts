// Small programs: yes, printenv, which, whoami, id, nproc, tty, arch, logname, sync, clear, groups. The user is root, alone.
import type { Steps } from "../../sim/task.js";
import type { Programs } from "../host.js";
import { absolute } from "../path.js";
import type { Process, Program } from "../process.js";

function* wrong(process: Process, message: string, status = 1): Steps<number> {
  const name = process.argv[0]!.replace(/^.*\//, "");
  yield* process.stderr.write(`${name}: ${message}\nTry '${name} --help' for more information.\n`);
  return status;
}

const option = (process: Process): string | undefined => process.argv.slice(1).find((word) => /^-./.test(word));

const yes: Program = function* (process) {
  const bad = option(process);
  if (bad !== undefined && bad !== "--") return yield* wrong(process, `invalid option -- '${bad[1]}'`);
  const line = `${process.argv.slice(1).join(" ") || "y"}\n`;
  const block = line.repeat(Math.max(1, Math.floor(4_096 / line.length)));
  for (;;) {
    yield* process.stdout.write(block);
    yield* process.spend(10_000);
  }
};

const printenv: Program = function* (process) {
  const names = process.argv.slice(1);
  if (names.length === 0) {
    yield* process.stdout.write([...process.env].map(([name, value]) => `${name}=${value}\n`).join(""));
    return 0;
  }
  let status = 0;
  for (const name of names) {
    const value = process.env.get(name);
    if (value === undefined) status = 1;
    else yield* process.stdout.write(`${value}\n`);
  }
  return status;
};

function which<W>(programs: () => Programs<W>): Program<W> {
  return function* (process) {
    const all = process.argv[1] === "-a";
    let status = 0;
    for (const name of process.argv.slice(all ? 2 : 1)) {
      const script = name.includes("/") ? process.files.stat(absolute(process.cwd, name), true) : undefined;
      if (typeof script === "object" && script.mode & 0o111) yield* process.stdout.write(`${name}\n`);
      else if (!name.includes("/") && programs().has(name))
        yield* process.stdout.write(all ? `/usr/bin/${name}\n/bin/${name}\n` : `/usr/bin/${name}\n`);
      else status = 1;
    }
    return status;
  };
}

/** A program that takes no operands and prints this. */
function saying(text: string, status = 0): Program {
  return function* (process) {
    const [, word] = process.argv;
    if (word !== undefined && /^-./.test(word)) return yield* wrong(process, `invalid option -- '${word[1]}'`);
    if (word !== undefined) return yield* wrong(process, `extra operand '${word}'`);
    yield* process.stdout.write(text);
    return status;
  };
}

const id: Program = function* (process) {
  const words = process.argv.slice(1);
  const letters = words
    .filter((word) => word.startsWith("-"))
    .join("")
    .replaceAll("-", "");
  const bad = /[^ugGnrz]/.exec(letters)?.[0];
  if (bad !== undefined) return yield* wrong(process, `invalid option -- '${bad}'`);
  const user = words.find((word) => !word.startsWith("-"));
  if (user !== undefined && user !== "root" && user !== "0") {
    yield* process.stderr.write(`id: '${user}': no such user\n`);
    return 1;
  }
  const one = letters.includes("n") ? "root" : "0";
  yield* process.stdout.write(/[ugG]/.test(letters) ? `${one}\n` : "uid=0(root) gid=0(root) groups=0(root)\n");
  return 0;
};

const tty: Program = function* (process) {
  const terminal = process.stdin.window;
  yield* process.stdout.write(terminal ? "/dev/tty1\n" : "not a tty\n");
  return terminal ? 0 : 1;
};

const clear: Program = function* (process) {
  yield* process.stdout.write("\x1b[H\x1b[2J\x1b[3J");
  return 0;
};

const watch: Program = function* (process) {
  yield* process.stderr.write("skbook: watch is not simulated: it needs a whole screen; use a loop with sleep\n");
  return 1;
};

export function small<W>(programs: () => Programs<W>): readonly (readonly [string, Program<W>])[] {
  return [
    ["arch", saying("x86_64\n")],
    ["clear", clear],
    ["groups", saying("root\n")],
    ["id", id],
    ["nproc", saying("1\n")],
    ["printenv", printenv],
    ["sync", saying("")],
    ["tty", tty],
    ["watch", watch],
    ["which", which(programs)],
    ["whoami", saying("root\n")],
    ["yes", yes],
  ];
}

// timeout(1): -s, -k, --preserve-status, --foreground; 124 when the time was up. It hands on the signals that it gets.
import { Death, statusOf } from "../death.js";
import { inherit } from "../description.js";
import type { Programs, ShellHost } from "../host.js";
import type { Program, SignalName } from "../process.js";
import type { Running } from "../running.js";
import { isModelled, signalNamed } from "../signal.js";
import type { Processes } from "../table.js";
import { duration } from "./sleep.js";

const again = "Try 'timeout --help' for more information.\n";

export function timeout<W>(host: ShellHost<W>, processes: Processes<W>, programs: () => Programs<W>): Program<W> {
  return function* (process) {
    let signal = "SIGTERM";
    let kill: number | undefined;
    let preserve = false;
    let at = 1;
    for (; /^-./.test(process.argv[at] ?? ""); at++) {
      const word = process.argv[at]!;
      const value = () => (/^-.$/.test(word) ? (process.argv[++at] ?? "") : word.replace(/^-.|^--[a-z-]+=/, ""));
      if (word.startsWith("-s") || word.startsWith("--signal=")) {
        const name = value();
        const found = signalNamed(name);
        if (!found) {
          yield* process.stderr.write(`timeout: ${name}: invalid signal\n${again}`);
          return 125;
        }
        signal = found;
      } else if (word.startsWith("-k") || word.startsWith("--kill-after=")) kill = duration(value());
      else if (word === "--preserve-status") preserve = true;
      else if (word === "--") {
        at++;
        break;
      } else if (word !== "--foreground" && word !== "-v") {
        yield* process.stderr.write(`timeout: invalid option -- '${word[1]}'\n${again}`);
        return 125;
      }
    }
    const [limitWord, ...argv] = process.argv.slice(at);
    if (limitWord === undefined || argv.length === 0) {
      yield* process.stderr.write(again);
      return 125;
    }
    const limit = duration(limitWord);
    if (limit === undefined) {
      yield* process.stderr.write(`timeout: invalid time interval '${limitWord}'\n${again}`);
      return 125;
    }
    const program = programs().get(argv[0]!.replace(/^.*\//, ""));
    if (!program) {
      yield* process.stderr.write(`timeout: failed to run command '${argv[0]}': No such file or directory\n`);
      return 127;
    }
    const own = process as Running<W>;
    const child = spawn(host, processes, own, program, argv);
    let late = false;
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const satisfies readonly SignalName[])
      process.on(name, () => child.signal(name));
    const expire = () => {
      late = true;
      if (isModelled(signal)) child.signal(signal);
    };
    const timers = limit > 0 ? [process.clock.after(limit, expire)] : [];
    if (limit > 0 && kill !== undefined) timers.push(process.clock.after(limit + kill, () => child.signal("SIGKILL")));
    process.atExit(() => {
      for (const timer of timers) timer.cancel();
    });
    own.standsFor = child;
    while (!child.ending) yield child.untilItEnds();
    own.standsFor = undefined;
    processes.reap(child);
    const status = statusOf(child.ending);
    // As timeout.c does, so that the shell sees a death by SIGKILL.
    if (late && status === 137) throw new Death("SIGKILL");
    return late && !preserve && status !== 137 ? 124 : status;
  };
}

function spawn<W>(
  host: ShellHost<W>,
  processes: Processes<W>,
  parent: Running<W>,
  program: Program<W>,
  argv: readonly string[],
): Running<W> {
  const { env, cwd, world, clock, files } = parent;
  return processes.spawn({
    pid: host.spawnPid(),
    parent,
    argv,
    env,
    cwd,
    world,
    clock,
    files,
    fds: inherit(parent.fds),
    ignored: parent.ignored(),
    *body(child) {
      yield* child.spend(300_000);
      const status = yield* program(child);
      yield* child.stdout.flush();
      return status;
    },
  });
}

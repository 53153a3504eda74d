// A machine without a network, for the shell's own tests.
import { textPrograms } from "../../src/commands/text/index.js";
import { Files, type Output, Processes, runScript, type ShellHost, Terminal } from "../../src/shell/index.js";
import { Clock } from "../../src/sim/clock.js";
import { Random } from "../../src/sim/random.js";
import { Scheduler } from "../../src/sim/task.js";

export function machine(seed = "1"): ShellHost<undefined> {
  const clock = new Clock();
  const scheduler = new Scheduler(clock);
  let pid = 1000;
  return {
    clock,
    scheduler,
    random: new Random(seed),
    files: new Files(),
    programs: textPrograms,
    world: undefined,
    hostname: "h1",
    epoch: 1_700_000_000,
    spawnPid: () => pid++,
    processes: new Processes(scheduler, 1_700_000_000, () => pid++),
  };
}

/** Runs a script to its end. */
export function run(
  script: string,
  options: { name?: string; args?: string[]; tty?: boolean; host?: ShellHost<undefined> } = {},
) {
  const host = options.host ?? machine();
  const output: Output[] = [];
  const { name = "script.sh", args = [], tty = true } = options;
  const running = runScript(host, script, { name, args, tty, write: (out) => output.push(out) });
  const outcome = host.scheduler.run(() => running.over);
  return { text: output.map((out) => out.text).join(""), status: running.status, outcome, output, host };
}

/** A terminal whose prompt is "$ ", and time that passes. */
export function terminal(host = machine()) {
  const screen = new Terminal(host, { prompt: () => "$ " });
  const until = (finished: () => boolean) => host.scheduler.run(finished);
  return {
    host,
    screen,
    /** Types and waits for the prompt. */
    type(text: string): string {
      const from = screen.output.length;
      screen.type(text);
      until(() => screen.idle);
      return screen.output
        .slice(from)
        .map((out) => out.text)
        .join("");
    },
    pass(seconds: number): void {
      const end = host.clock.now + seconds * 1e9;
      host.clock.at(end, () => {});
      until(() => host.clock.now >= end);
    },
  };
}

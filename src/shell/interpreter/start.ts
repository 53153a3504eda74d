// A new bash in a process: its variables, its limits, its main.
import type { Steps } from "../../sim/task.js";
import type { Programs, ShellHost } from "../host.js";
import type { Running } from "../running.js";
import type { Processes } from "../table.js";
import { engine } from "./engine.js";
import { Shell } from "./shell.js";

/** Commands a shell and its subshells may run before they are stopped. */
export const LIMIT = 1_000_000;

/** What bash has on when it starts. */
const SHOPTS = [
  "checkwinsize",
  "cmdhist",
  "complete_fullquote",
  "extquote",
  "force_fignore",
  "globasciiranges",
  "globskipdots",
  "hostcomplete",
  "interactive_comments",
  "patsub_replacement",
  "progcomp",
  "promptvars",
  "sourcepath",
];

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

export interface Start<W> {
  readonly host: ShellHost<W>;
  readonly programs: Programs<W>;
  readonly processes: Processes<W>;
  readonly name: string;
  readonly args: readonly string[];
  readonly interactive: boolean;
}

export function start<W>(
  { host, programs, processes, name, args, interactive }: Start<W>,
  process: Running<W>,
): Shell<W> {
  process.programs = programs;
  const random = host.random.stream(`shell ${process.pid}`);
  const budget = { left: host.steps ?? LIMIT, told: false };
  const shell = new Shell<W>({
    host,
    programs,
    processes,
    process,
    random,
    engine: engine(),
    name,
    args,
    interactive,
    budget,
  });
  for (const [key, value] of process.env) {
    if (!/^[A-Za-z_]\w*$/.test(key)) continue;
    shell.variables.set(key, value);
    shell.variables.mark(key, { exported: true });
  }
  const own: Record<string, string> = {
    IFS: " \t\n",
    OPTIND: "1",
    HOSTNAME: host.hostname,
    BASH: "/usr/bin/bash",
    BASH_VERSION: "5.2.15(1)-release",
    HOSTTYPE: "x86_64",
    MACHTYPE: "x86_64-pc-linux-gnu",
    OPTERR: "1",
    OSTYPE: "linux-gnu",
    PS4: "+ ",
    RANDOM: "0",
    SHLVL: String(Number(process.env.get("SHLVL") ?? 0) + 1),
  };
  for (const [key, value] of Object.entries(own)) shell.variables.set(key, value);
  shell.variables.mark("SHLVL", { exported: true });
  shell.variables.set(
    "BASH_VERSINFO",
    new Map(["5", "2", "15", "1", "release", "x86_64-pc-linux-gnu"].map((text, index) => [String(index), text])),
  );
  shell.variables.set("GROUPS", new Map([["0", "0"]]));
  for (const name of SHOPTS) shell.shopts.add(name);
  shell.variables.set("PWD", process.cwd);
  for (const key of ["UID", "EUID"]) {
    shell.variables.set(key, "0");
    shell.variables.mark(key, { readonly: true, integer: true });
  }
  if (interactive) shell.options.add("monitor");
  return shell;
}

/** What a login gives. */
export function environment(): Map<string, string> {
  return new Map([
    ["HOME", "/root"],
    ["LANG", "C"],
    ["LOGNAME", "root"],
    ["PATH", PATH],
    ["PWD", "/root"],
    ["SHELL", "/bin/bash"],
    ["TERM", "linux"],
    ["USER", "root"],
  ]);
}

/** A non-interactive shell's whole life. */
export function* runText<W>(shell: Shell<W>, text: string, name: string): Steps<number> {
  shell.unit = { source: text, line: 1, name };
  return yield* shell.engine.text(shell, text, name);
}

// What the network's programs see of the world around their process: one namespace of one machine.
import type { Kernel, NetNs } from "../net/index.js";
import type { FileSystem, Process } from "../shell/index.js";
import type { Steps } from "../sim/task.js";

export interface World {
  readonly netns: NetNs;
  readonly kernel: Kernel;
  readonly hostname: string;
  /** sethostname(2) */
  rename(hostname: string): void;
  /** Unix seconds at virtual time 0. */
  readonly epoch: number;
  /** The same machine seen from another namespace, and its files as they are there. */
  entered(netns: NetNs): { world: World; files: FileSystem };
  /** A file of the machine, "" where there is none. */
  readFile(path: string): string;
  addNamespace(name: string): void;
  /** Its name goes at once; it ends when the last process has left it. */
  removeNamespace(netns: NetNs): void;
  /** The namespace that a process is in; pid 1 is in the first. */
  netnsOf(pid: number): NetNs | undefined;
  pidsIn(netns: NetNs): readonly number[];
}

/** A program that works in one go, without waiting: arguments and world in, text and status out. */
export interface Result {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly status: number;
}

export function immediate(run: (argv: readonly string[], world: World, process: Process<World>) => Result) {
  return function* (process: Process<World>): Steps<number> {
    const { stdout, stderr, status } = run(process.argv.slice(1), process.world, process);
    if (stdout) yield* process.stdout.write(stdout);
    if (stderr) yield* process.stderr.write(stderr);
    return status;
  };
}

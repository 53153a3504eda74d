// How V8 optimises: settings of the whole process, for all of its threads at once. V8 cannot be asked for them, so whoever
// changes one does it here. Leaves out what only counts at a process's start.
/** How much a function runs before it is optimised, in V8's measure: its own in Node 20 to 24. */
let budget = 67_584;

/** Threads that tell cases compile the same hundreds of functions each, on cores that all have a case to tell. */
const SHARED = {
  // Much of a thread's compiling was inlining and peeled loops that a case of milliseconds does not pay back.
  begin: ["--max-inlined-bytecode-size-cumulative=200", "--no-turbo-loop-peeling"],
  end: ["--max-inlined-bytecode-size-cumulative=920", "--turbo-loop-peeling"],
  // What is compiled so cheaply may be compiled early.
  budget: 20_000,
};

/** Helpers of one thread's collector take the core from another thread. */
const COLLECT = { alone: "--no-parallel-scavenge", helped: "--parallel-scavenge" };

let sharing = 0;

function set(...flags: readonly string[]): void {
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  for (const flag of flags) setFlagsFromString(flag);
}

/** For good: code that runs for seconds, and most of it a few times, is optimised late. */
export function optimiseLate(): void {
  budget = 400_000;
  if (sharing === 0) set(`--interrupt-budget=${budget}`);
}

/** While several threads tell cases. Returns what ends it; several may be at it at once. */
export function shareCores(): () => void {
  if (sharing++ === 0) set(...SHARED.begin, COLLECT.alone, `--interrupt-budget=${SHARED.budget}`);
  let over = false;
  return () => {
    if (over) return;
    over = true;
    if (--sharing === 0) set(...SHARED.end, COLLECT.helped, `--interrupt-budget=${budget}`);
  };
}

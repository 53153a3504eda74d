// One round of one kernel: started twice, once for the way to the first answer, once for work after a person's pause.

import { Client, type Received } from "../jupyter/client.js";
import { use } from "./family.js";
import type { Peer } from "./peers.js";

/** Milliseconds unless the name says otherwise. */
export type Figures = Record<string, number>;

/** Cells and completions that are measured; the first fifth of them warms up. */
const CELLS = 100;
const COMPLETIONS = 40;
/** Milliseconds; a kernel that used next to no processor for so long has come to rest. */
const REST = 1000;

export async function measure({ command, imports }: Peer): Promise<Figures> {
  const figures: Figures = {};
  const launched = performance.now();
  await using(command, async (kernel) => {
    const asked = await kernel.post("shell", "kernel_info_request", {});
    const info = await kernel.until(({ type, parent }) => type === "kernel_info_reply" && parent === asked);
    figures.ready = info.at - launched;
    await timed(kernel, "const first: number = 1; first + 1");
    figures["first cell, after launch"] = performance.now() - launched;
    figures["  first cell, after launch: processor time"] = use(kernel.process.pid!).cpu;
  });
  await using(command, async (kernel) => {
    await kernel.ready();
    await rest(kernel.process.pid!);
    figures["first cell, at rest"] = await timed(kernel, "const first: number = 1; first + 1");
    if (imports) figures["  the import"] = await timed(kernel, imports);
    const repeat = async (name: string, times: number, act: (n: number) => Promise<number>): Promise<void> => {
      const walls: number[] = [];
      let cpu = 0;
      for (let n = 0; n < times; n++) {
        if (n === times / 5) cpu = use(kernel.process.pid!).cpu;
        walls.push(await act(n));
      }
      figures[name] = median(walls.slice(times / 5));
      figures[`  ${name}: processor time`] = (use(kernel.process.pid!).cpu - cpu) / (times * 0.8);
    };
    await repeat("warm typed cell", CELLS, (n) =>
      timed(kernel, `const value${n}: { n: number }[] = [{ n: ${n} }]; value${n}.map((one) => one.n * 2)`),
    );
    figures["memory after 100 cells, MB"] = use(kernel.process.pid!).memory;
    await repeat("completion of a member", COMPLETIONS, (n) => completed(kernel, `const a${n} = ${n}; value1.ma`));
    await repeat("completion of a global", COMPLETIONS, (n) => completed(kernel, `const a${n} = ${n}; Mat`));
    figures["lines of 5,000 that came before idle"] = await linesBeforeIdle(kernel);
  });
  return figures;
}

async function using(command: Peer["command"], work: (kernel: Client) => Promise<void>): Promise<void> {
  const kernel = await Client.start(command);
  try {
    await work(kernel);
  } finally {
    await kernel.stop();
  }
}

/** Comes back when what begins by itself at the start is done, on a busy machine too. */
async function rest(pid: number): Promise<void> {
  for (let looks = 0, before = Number.NEGATIVE_INFINITY; looks < 60; looks++) {
    const { cpu } = use(pid);
    if (!(cpu - before > 20)) return;
    before = cpu;
    await new Promise((resume) => setTimeout(resume, REST));
  }
}

async function timed(kernel: Client, code: string): Promise<number> {
  const started = performance.now();
  const id = await kernel.post("shell", "execute_request", {
    code,
    silent: false,
    store_history: true,
    allow_stdin: false,
  });
  const reply = await kernel.until(({ type, parent }) => type === "execute_reply" && parent === id);
  if (reply.content.status !== "ok") throw new Error(JSON.stringify(reply.content));
  return reply.at - started;
}

/** The text is new each time, as it is while somebody types. */
async function completed(kernel: Client, code: string): Promise<number> {
  const started = performance.now();
  const id = await kernel.post("shell", "complete_request", { code, cursor_pos: code.length });
  const reply = await kernel.until(({ type, parent }) => type === "complete_reply" && parent === id);
  if (reply.content.matches.length === 0) throw new Error(`nothing completes ${code}`);
  return reply.at - started;
}

/** Some kernels lose idle too: then whatever came in five seconds counts. */
async function linesBeforeIdle(kernel: Client): Promise<number> {
  const id = await kernel.post("shell", "execute_request", { code: "for (let i = 0; i < 5000; i++) console.log(i)" });
  const isIdle = ({ type, parent, content }: Received) =>
    type === "status" && parent === id && content.execution_state === "idle";
  await kernel.until(isIdle, { within: 5000 }).catch(() => undefined);
  const own = kernel.received.filter(({ parent }) => parent === id);
  const end = own.findIndex(isIdle);
  const text = own.slice(0, end < 0 ? own.length : end).filter(({ type }) => type === "stream");
  return (
    text
      .map(({ content }) => content.text)
      .join("")
      .split("\n").length - 1
  );
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

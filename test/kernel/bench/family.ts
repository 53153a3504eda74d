// A process and all that it started, as /proc tells (Linux): memory held, processor time used. Elsewhere nothing is known.

import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface Use {
  /** Resident memory, in megabytes. */
  readonly memory: number;
  /** Milliseconds of processor time since each began; a tick of the kernel's is ten. */
  readonly cpu: number;
}

export function use(pid: number): Use {
  if (!existsSync("/proc/self/stat")) return { memory: Number.NaN, cpu: Number.NaN };
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(Number(name)) ?? []);
  const family = [pid];
  for (const one of family) family.push(...all.filter(({ parent }) => parent === one).map((child) => child.pid));
  const own = all.filter((one) => family.includes(one.pid));
  return {
    memory: own.reduce((sum, { memory }) => sum + memory, 0),
    cpu: own.reduce((sum, { cpu }) => sum + cpu, 0),
  };
}

/** proc(5): the fields behind the name in brackets; a page is 4096 bytes. */
function read(pid: number): (Use & { readonly pid: number; readonly parent: number }) | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1")
      .replace(/^.*\) /s, "")
      .split(" ")
      .map(Number);
    return { pid, parent: fields[1]!, cpu: (fields[11]! + fields[12]!) * 10, memory: (fields[21]! * 4096) / 2 ** 20 };
  } catch {
    return undefined;
  }
}

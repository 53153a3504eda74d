// Paths that lead to open descriptors or to devices instead of files: /dev/fd/N, /proc/self/fd/N, /dev/stdin, /dev/null, /dev/zero …
import type { Steps } from "../sim/task.js";
import { type Description, Null } from "./description.js";
import { normalize } from "./path.js";

const standard: Readonly<Record<string, number>> = { "/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2 };

/** The open file; "closed" where the descriptor leads nowhere; undefined for an ordinary path. */
export function device(
  fds: { get(fd: number): Description | undefined },
  cwd: string,
  path: string,
): Description | "closed" | undefined {
  if (!/(?:^|\/)(?:dev|fd|null|zero|tty|full|std\w+)(?:\/|$)/.test(path)) return undefined;
  const full = normalize(cwd, path);
  const fd = standard[full] ?? /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(full)?.[1];
  if (fd !== undefined) return fds.get(Number(fd)) ?? "closed";
  if (full === "/dev/null") return new Null();
  if (full === "/dev/zero") return new Zero();
  if (full === "/dev/tty") return fds.get(1) ?? "closed";
  return undefined;
}

/** /dev/zero: as many zero bytes as are asked for. */
class Zero extends Null {
  // biome-ignore lint/correctness/useYield: a read of /dev/zero never waits
  override *read(): Steps<string | undefined> {
    return "\0".repeat(4_096);
  }
}

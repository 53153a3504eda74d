// /proc/PID as far as scripts look at it (fs/proc/base.c, array.c): comm, cmdline, environ, status, cwd, fd; the machine's own files stand in prockernel.ts.
// Left out: all other files. /proc/self is the file system's own link; what /proc/self/fd/N leads to, the descriptors' (devices.ts).
import type { Errno, Mount, Node, ProcessEntry } from "../shell/index.js";

const files = ["cmdline", "comm", "cwd", "environ", "fd", "status"];

/** Mounted at /proc; /proc/sys and /proc/net are mounts of their own. */
export function procRoot(processes: () => readonly ProcessEntry[], machine: ReadonlyMap<string, () => string>): Mount {
  return {
    refusal: { make: "ENOENT", remove: "EPERM", write: "EIO" },
    lookup(path) {
      const living = processes().filter(({ over }) => !over);
      if (path === "") return directory([...living.map(({ pid }) => String(pid)), ...machine.keys(), "net", "sys"]);
      const own = machine.get(path);
      if (own) return text(own);
      const [first = "", name, ...rest] = path.split("/");
      const process = living.find(({ pid }) => String(pid) === first);
      if (!process || rest.length > (name === "fd" ? 1 : 0)) return undefined;
      if (name === undefined) return directory(files);
      return entry(process, name, rest[0]);
    },
  };
}

const directory = (names: readonly string[]): Node => ({ kind: "directory", list: () => names });
const text = (read: () => string | Errno): Node => ({ kind: "file", read });

function entry(process: ProcessEntry, name: string, fd: string | undefined): Node | undefined {
  const { argv, cwd, env, pid, ppid, busy } = process;
  const comm = (argv[0] ?? "").replace(/^.*\//, "").slice(0, 15);
  switch (name) {
    case "cmdline":
      return text(() => argv.map((word) => `${word}\0`).join(""));
    case "comm":
      return text(() => `${comm}\n`);
    case "cwd":
      return { kind: "directory", target: cwd };
    case "environ":
      return text(() => [...env].map(([key, value]) => `${key}=${value}\0`).join(""));
    case "fd":
      if (fd === undefined) return { kind: "directory", list: () => process.descriptors().map(String) };
      return process.descriptors().includes(Number(fd)) ? { kind: "file", read: () => "" } : undefined;
    case "status": {
      const state = busy ? "R (running)" : "S (sleeping)";
      return text(
        () =>
          `Name:\t${comm}\nState:\t${state}\nTgid:\t${pid}\nPid:\t${pid}\nPPid:\t${ppid}\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\n`,
      );
    }
    default:
      return undefined;
  }
}

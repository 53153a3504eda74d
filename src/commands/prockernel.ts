// What /proc says of the machine and its kernel: version, mounts, loadavg, stat, and /proc/sys/kernel (fs/proc, kernel/utsname_sysctl.c).
// Left out: memory and processors (there are none), load (nothing here is one), all other files.
import type { Kernel } from "../net/index.js";
import type { Mount, Node } from "../shell/index.js";
import { type Clock, SECOND } from "../sim/clock.js";

const directory = (names: readonly string[]): Node => ({ kind: "directory", list: () => names });
const file = (read: () => string): Node => ({ kind: "file", read });

/** As `uname -v` says it. */
const build = ({ profile }: Kernel): string => `#1 SMP ${profile.name}`;

const mounts = [
  ["proc", "/proc", "proc"],
  ["sys", "/sys", "sysfs"],
  ["devtmpfs", "/dev", "devtmpfs"],
  ["tmpfs", "/run", "tmpfs"],
] as const;

/** Files of /proc itself, by name. */
export function kernelFiles(
  kernel: Kernel,
  clock: Clock,
  epoch: number,
  processes: () => { all: number; busy: number; last: number },
): ReadonlyMap<string, () => string> {
  const seconds = () => (clock.now / SECOND).toFixed(2);
  return new Map([
    ["filesystems", () => mounts.map(([, , type]) => `nodev\t${type}\n`).join("")],
    [
      "loadavg",
      () => {
        const { all, busy, last } = processes();
        return `0.00 0.00 0.00 ${busy}/${all} ${last}\n`;
      },
    ],
    ["mounts", () => mounts.map(([device, at, type]) => `${device} ${at} ${type} rw,relatime 0 0\n`).join("")],
    [
      "stat",
      () => `btime ${epoch}\nprocesses ${processes().last}\nprocs_running ${processes().busy}\nprocs_blocked 0\n`,
    ],
    ["uptime", () => `${seconds()} ${seconds()}\n`],
    ["version", () => `Linux version ${kernel.profile.kernel.release} (skbook) ${build(kernel)}\n`],
  ]);
}

/** /proc/sys/kernel: what a mount beside /proc/sys/net has. `uuid` makes a new one each time. */
export function procSysKernel(kernel: Kernel): Mount {
  const chance = kernel.random.stream("uuid");
  const uuid = (): string => {
    const digits = Array.from({ length: 32 }, () => chance.between(0, 15).toString(16));
    digits[12] = "4";
    digits[16] = "89ab"[chance.between(0, 3)]!;
    return digits.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
  const boot = uuid();
  // proc_do_uts_string: as long as a name may be, up to the line's end.
  const name: Node = {
    kind: "file",
    read: () => `${kernel.hostname}\n`,
    write: (text) => {
      kernel.hostname = text.split("\n")[0]!.slice(0, 64);
      return undefined;
    },
  };
  const nodes = new Map<string, Node>([
    ["hostname", name],
    ["osrelease", file(() => `${kernel.profile.kernel.release}\n`)],
    ["ostype", file(() => "Linux\n")],
    ["random/boot_id", file(() => `${boot}\n`)],
    ["random/uuid", file(() => `${uuid()}\n`)],
    ["version", file(() => `${build(kernel)}\n`)],
  ]);
  const names = (below: string) => [
    ...new Set(
      [...nodes.keys()].filter((each) => each.startsWith(below)).map((each) => each.slice(below.length).split("/")[0]!),
    ),
  ];
  return {
    refusal: { write: "EACCES" },
    lookup: (path) =>
      path === "" || path === "random" ? directory(names(path === "" ? "" : "random/")) : nodes.get(path),
  };
}

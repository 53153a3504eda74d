// What runs on a machine beside its kernel: files, processes, and what a shell is given. It is made when somebody first asks,
// because most machines of a large lab only pass packets on and this is more than half of what a machine costs; that it was made
// later cannot be seen: files are as old as the machine, and each chance has a stream of its own.
import { tableFile } from "../commands/ip/index.js";
import { procNet, procSys, runNetns } from "../commands/procfs.js";
import { kernelFiles, procSysKernel } from "../commands/prockernel.js";
import { procRoot } from "../commands/procpid.js";
import { sysClassNet } from "../commands/sysfs.js";
import { config, type Kernel, type NetNs } from "../net/index.js";
import { Files, Processes, type ShellHost } from "../shell/index.js";
import type { Nanos } from "../sim/clock.js";
import type { Lab } from "./lab.js";
import { MachineWorld, programs } from "./programs.js";

/** The machine, as far as it stands without all this. */
export interface Bare {
  readonly lab: Lab;
  readonly name: string;
  readonly kernel: Kernel;
  readonly root: NetNs;
  readonly born: Nanos;
  addNamespace(name: string): void;
}

export class System {
  readonly files: Files;
  readonly processes: Processes<MachineWorld>;
  readonly host: ShellHost<MachineWorld>;

  constructor(machine: Bare) {
    const { lab, name, kernel } = machine;
    this.processes = new Processes<MachineWorld>(lab.scheduler, lab.epoch, () => kernel.newPid());
    this.files = filesOf(machine, this.processes);
    this.host = {
      clock: lab.clock,
      scheduler: lab.scheduler,
      random: kernel.random.stream("shell"),
      files: this.files,
      programs,
      world: this.world(machine),
      hostname: name,
      epoch: lab.epoch,
      steps: lab.options.steps,
      spawnPid: () => kernel.newPid(),
      processes: this.processes,
    };
  }

  private world({ lab, kernel, root, addNamespace }: Bare): MachineWorld {
    const { files, processes } = this;
    const inside = (netns: NetNs) => processes.all().filter((each) => !each.ending && each.world.netns === netns);
    // A namespace without a name ends with the last process in it (cleanup_net).
    const end = (netns: NetNs) => {
      const [one] = inside(netns);
      if (one) one.atExit(() => lab.clock.after(kernel.cost(5_000_000), () => end(netns)));
      else config.removeNamespace(netns);
    };
    return new MachineWorld(kernel, root, lab.epoch, {
      add: addNamespace,
      remove: (netns) => {
        kernel.namespaces.delete(netns.name);
        end(netns);
      },
      of: (pid) => (pid === 1 ? root : processes.find(pid)?.world.netns),
      pidsIn: (netns) => inside(netns).map((each) => each.pid),
      files: (netns) =>
        netns === root
          ? files
          : files
              .withMount("/proc/sys", procSys(netns))
              .withMount("/proc/net", procNet(netns))
              .withMount("/sys/class/net", sysClassNet(netns)),
    });
  }
}

function filesOf({ lab, name, kernel, root, born }: Bare, processes: Processes<MachineWorld>): Files {
  let now = () => born;
  const files = new Files(() => now());
  files.mount("/proc/sys", procSys(root));
  files.mount(
    "/proc",
    procRoot(
      () => processes.all(),
      kernelFiles(kernel, lab.clock, lab.epoch, () => {
        const living = processes.all().filter(({ over }) => !over);
        const last = living.at(-1)?.pid ?? 1;
        return { all: living.length, busy: living.filter(({ busy }) => busy).length, last };
      }),
    ),
  );
  files.mount("/proc/net", procNet(root));
  files.mount("/proc/sys/kernel", procSysKernel(kernel));
  files.mount("/sys/class/net", sysClassNet(root));
  files.mount("/run/netns", runNetns(kernel));
  files.write("/etc/hosts", `127.0.0.1\tlocalhost\n127.0.1.1\t${name}\n`, "truncate");
  files.write("/etc/hostname", `${name}\n`, "truncate");
  files.makeDirectory("/etc/iproute2");
  files.write(tableFile.path, tableFile.text, "truncate");
  now = () => lab.clock.now;
  return files;
}

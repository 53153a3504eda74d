// The programs of a machine: what a name at the prompt runs.
import { arp } from "../commands/arp/index.js";
import { arping } from "../commands/arping/index.js";
import { brctl } from "../commands/brctl/index.js";
import { bridge } from "../commands/bridge/index.js";
import { ethtool } from "../commands/ethtool/index.js";
import { hostname } from "../commands/hostname.js";
import { ifconfig } from "../commands/ifconfig/index.js";
import { ip } from "../commands/ip/index.js";
import { missing } from "../commands/missing.js";
import { netstat } from "../commands/netstat/index.js";
import { nstat } from "../commands/nstat/index.js";
import { ping } from "../commands/ping/index.js";
import { pgrep, pidof, pkill } from "../commands/procps/pgrep.js";
import { ps } from "../commands/procps/ps.js";
import { route } from "../commands/route/index.js";
import { ss } from "../commands/ss/index.js";
import { sysctl } from "../commands/sysctl/index.js";
import { type CaptureSocket, type CaptureWorld, tcpdump } from "../commands/tcpdump/index.js";
import { textPrograms } from "../commands/text/index.js";
import { tracepath } from "../commands/tracepath/index.js";
import { traceroute } from "../commands/traceroute/index.js";
import { uname } from "../commands/uname.js";
import type { World } from "../commands/world.js";
import { type Device, type Kernel, mask, type NetNs } from "../net/index.js";
import type { FileSystem, Program, Programs } from "../shell/index.js";

/** What a machine does about its namespaces. */
export interface Namespaces {
  add(name: string): void;
  remove(netns: NetNs): void;
  of(pid: number): NetNs | undefined;
  pidsIn(netns: NetNs): readonly number[];
  files(netns: NetNs): FileSystem;
}

/** What every program of a machine sees around it. */
export class MachineWorld implements World, CaptureWorld {
  constructor(
    readonly kernel: Kernel,
    readonly netns: NetNs,
    readonly epoch: number,
    private readonly namespaces: Namespaces,
  ) {}

  entered(netns: NetNs): { world: MachineWorld; files: FileSystem } {
    const world = new MachineWorld(this.kernel, netns, this.epoch, this.namespaces);
    return { world, files: this.namespaces.files(netns) };
  }

  get hostname(): string {
    return this.kernel.hostname;
  }

  rename(hostname: string): void {
    this.kernel.hostname = hostname;
  }

  readFile(path: string): string {
    const read = this.namespaces.files(this.netns).read(path);
    return "text" in read ? read.text : "";
  }

  addNamespace(name: string): void {
    this.namespaces.add(name);
  }

  removeNamespace(netns: NetNs): void {
    this.namespaces.remove(netns);
  }

  netnsOf(pid: number): NetNs | undefined {
    return this.namespaces.of(pid);
  }

  pidsIn(netns: NetNs): readonly number[] {
    return this.namespaces.pidsIn(netns);
  }

  get release(): "4.9" | "4.99" {
    return this.kernel.profile.tools.tcpdump;
  }

  devices() {
    return this.netns.devices().map((dev) => {
      const [first] = this.netns.inDevice(dev).addresses;
      const { name, index, up, running, loopback, mac } = dev;
      return { name, index, up, running, loopback, mac, netmask: first && mask(first.prefixLength) };
    });
  }

  openCapture(name: string, promiscuous: boolean): CaptureSocket | { errno: "ENODEV" } {
    const dev = name === "any" ? undefined : this.netns.device(name);
    if (name !== "any" && !dev) return { errno: "ENODEV" };
    const socket = this.netns.packetSocket(dev);
    if (!dev || !promiscuous) return socket;
    return new Promiscuous(socket, dev);
  }
}

/** While it is open, its device takes in what is for others. */
class Promiscuous implements CaptureSocket {
  constructor(
    private readonly socket: CaptureSocket,
    private readonly dev: Device,
  ) {
    dev.promiscuity++;
  }

  get readable() {
    return this.socket.readable;
  }

  get gone() {
    return this.socket.gone;
  }

  get waiting() {
    return this.socket.waiting;
  }

  next() {
    return this.socket.next();
  }

  drain() {
    return this.socket.drain();
  }

  close() {
    this.dev.promiscuity--;
    this.socket.close();
  }
}

export const programs: Programs<MachineWorld> = new Map<string, Program<MachineWorld>>([
  ...(textPrograms as Programs<MachineWorld>),
  ["arp", arp],
  ["arping", arping],
  ["bridge", bridge],
  ["brctl", brctl],
  ...missing,
  ["ethtool", ethtool],
  ["hostname", hostname],
  ["ifconfig", ifconfig],
  ["ip", ip],
  ["netstat", netstat],
  ["nstat", nstat],
  ["pgrep", pgrep],
  ["pidof", pidof],
  ["ping", ping],
  ["pkill", pkill],
  ["ps", ps],
  ["route", route],
  ["ss", ss],
  ["sysctl", sysctl],
  ["tcpdump", tcpdump],
  ["tracepath", tracepath],
  ["traceroute", traceroute],
  ["uname", uname],
]);

// Before the first question: the target's address, the device, and the address to ask with (iputils arping.c, main).
import { type Device, mayBind, routeOutput, scope } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import { formatIpv4, type Ipv4, parseIpv4 } from "../../wire/address.js";
import { strerror } from "../errno.js";
import { resolve, unresolved } from "../ping/names.js";
import type { World } from "../world.js";
import type { ArpingOptions, ArpingRefusal } from "./options.js";

export interface Ready {
  readonly target: Ipv4;
  readonly device: Device;
  readonly source: Ipv4;
}

export function setUp({ world, files }: Process<World>, options: ArpingOptions): Ready | ArpingRefusal {
  const { netns } = world;
  const refuse = (text: string, status = 2): ArpingRefusal => ({ stderr: `arping: ${text}\n`, status });
  const target = resolve(options.target, files);
  if (target === undefined) {
    const never = /^[\d.]+$/.test(options.target);
    return refuse(`${options.target}: ${never ? "Name or service not known" : unresolved(options.target)}`);
  }
  let device: Device | undefined;
  if (options.device === undefined) {
    // guess_device: by the route there.
    const route = routeOutput(netns, { destination: target });
    if (typeof route === "string") return refuse("NETLINK_ROUTE unexpected iov element", 1);
    device = route.dev;
  } else device = netns.device(options.device);
  if (!device) return refuse(`Device ${options.device} not available.`);
  const unfit = unusable(device, options);
  if (unfit) return unfit;

  const told = options.source === undefined ? undefined : parseIpv4(options.source);
  if (options.source !== undefined && told === undefined) return refuse(`invalid source ${options.source}`);
  let source = told ?? (options.unsolicited ? target : 0);
  if (!options.duplicate || source !== 0) {
    if (source !== 0) {
      if (!mayBind(netns, source)) return refuse(`bind: ${strerror("EADDRNOTAVAIL")}`);
    } else {
      const chosen = sourceTo(world, device, target);
      if (typeof chosen === "string") return refuse(`connect: ${strerror(chosen)}`);
      source = chosen;
    }
  }
  return { target, device, source };
}

// check_ifflags
function unusable(device: Device, options: ArpingOptions): ArpingRefusal | undefined {
  const say = (what: string, status: number): ArpingRefusal => ({
    stdout: options.quiet ? "" : `Interface "${device.name}" is ${what}\n`,
    status,
  });
  if (!device.up) return say("down", 2);
  return device.usesArp ? undefined : say("not ARPable", options.duplicate ? 0 : 2);
}

// connect() on a UDP socket with SO_DONTROUTE: no gateway is asked, only what is on the link.
function sourceTo({ netns }: World, device: Device, target: Ipv4): Ipv4 | string {
  const route = routeOutput(netns, { destination: target, oif: device, scope: scope.link });
  if (typeof route === "string") return route;
  return route.type === "broadcast" ? "EACCES" : route.source;
}

/** The first line, and what ends it there. */
export function heading({ target, device, source }: Ready, options: ArpingOptions): ArpingRefusal | string {
  const line = options.quiet ? "" : `ARPING ${formatIpv4(target)} from ${formatIpv4(source)} ${device.name}\n`;
  if (source !== 0 || options.duplicate) return line;
  return { stdout: line, stderr: "arping: no source address in not-DAD mode\n", status: 2 };
}

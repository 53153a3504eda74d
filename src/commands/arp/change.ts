// Entries made and deleted by arp (net-tools arp.c: arp_set, arp_del; the kernel's arp_req_set and arp_req_delete).
import { config, type Device, routeOutput } from "../../net/index.js";
import type { FileSystem } from "../../shell/index.js";
import type { Ipv4, Mac } from "../../wire/address.js";
import { strerror } from "../errno.js";
import { ether } from "../ether.js";
import { resolve } from "../ping/names.js";
import type { Result, World } from "../world.js";
import { ArpError, type ArpOptions } from "./options.js";
import { usage } from "./usage.js";

export function hostAddress(host: string, files: FileSystem): Ipv4 {
  const address = resolve(host, files);
  if (address === undefined) throw new ArpError(`${host}: Host name lookup failure\n`);
  return address;
}

interface Words {
  published: boolean;
  temporary: boolean;
  device: string | undefined;
  mask: Ipv4 | undefined;
}

function modifiers(words: readonly string[], options: ArpOptions, files: FileSystem): Words {
  const said: Words = { published: false, temporary: false, device: options.device, mask: undefined };
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === "pub") said.published = true;
    else if (word === "temp") said.temporary = true;
    else if (word === "dev" && words[at + 1] !== undefined) said.device = words[++at];
    else if (word === "netmask" && words[at + 1] !== undefined) said.mask = hostAddress(words[++at]!, files);
    else if (["priv", "trail", "dontpub", "auto"].includes(word))
      throw new ArpError(`skbook: arp … ${word} is not simulated\n`, 1);
    else throw new ArpError(usage, 3);
  }
  return said;
}

// arp_ioctl and arp_req_set: the named device, else the one that leads there.
function deviceOf({ netns }: World, name: string | undefined, address: Ipv4): Device | string {
  if (name !== undefined) return netns.device(name) ?? "ENODEV";
  const route = routeOutput(netns, { destination: address });
  return typeof route === "string" ? route : route.dev;
}

export function set(words: readonly string[], options: ArpOptions, world: World, files: FileSystem): string {
  const [host, hardware, ...rest] = words;
  if (host === undefined) throw new ArpError("arp: need host name\n");
  const address = hostAddress(host, files);
  if (hardware === undefined) throw new ArpError("arp: need hardware address\n");
  const owner = options.useDevice ? world.netns.device(hardware) : undefined;
  if (options.useDevice && !owner)
    throw new ArpError(`arp: cant get HW-Address for \`${hardware}': ${strerror("ENODEV")}.\n`);
  const lladdr = owner ? owner.mac : ether(hardware);
  if (lladdr === undefined) throw new ArpError("arp: invalid hardware address\n");
  const said = modifiers(rest, options, files);
  const told = options.verbose ? "arp: SIOCSARP()\n" : "";
  const errno = said.published
    ? publish(world, address, lladdr, said)
    : insert(world, address, lladdr, said, owner?.loopback ?? false);
  if (errno !== undefined) throw new ArpError(`${told}SIOCSARP: ${strerror(errno)}\n`);
  return told;
}

function insert(world: World, address: Ipv4, lladdr: Mac, said: Words, loopback: boolean): string | undefined {
  if (said.mask !== undefined) return "EINVAL";
  const dev = deviceOf(world, said.device, address);
  if (typeof dev === "string") return dev;
  // An address of another kind of hardware.
  if (dev.loopback || loopback) return "EINVAL";
  const nud = said.temporary ? "STALE" : "PERMANENT";
  return config.setNeighbour(world.netns, { dev, address, lladdr, nud }, "replace")?.errno;
}

// arp_req_set_public: the device with that address, where none is named.
function publish(world: World, address: Ipv4, lladdr: Mac, said: Words): string | undefined {
  const { netns } = world;
  if (said.mask !== undefined && said.mask !== 0xffff_ffff) return "EINVAL";
  const named = said.device === undefined ? undefined : netns.device(said.device);
  const dev = said.device === undefined ? netns.devices().find((each) => each.mac === lladdr) : named;
  if (!dev) return "ENODEV";
  return config.setProxy(netns, { dev, address })?.errno;
}

export function remove(words: readonly string[], options: ArpOptions, world: World, files: FileSystem): Result {
  const [host, ...rest] = words;
  if (host === undefined) throw new ArpError("arp: need host name\n");
  const address = hostAddress(host, files);
  const said = modifiers(rest, options, files);
  const call = said.published ? "SIOCDARP(pub)" : "SIOCDARP(dontpub)";
  const told = options.verbose ? `arp: ${call}\n` : "";
  const errno = said.published ? unpublish(world, address, said) : forget(world, address, said);
  if (errno === undefined) return { stderr: told, status: 0 };
  if (errno === "ENOENT" || errno === "ENXIO")
    return { stderr: told, stdout: `No ARP entry for ${host}\n`, status: 255 };
  throw new ArpError(`${told}${call}: ${strerror(errno)}\n`);
}

function forget(world: World, address: Ipv4, said: Words): string | undefined {
  const dev = deviceOf(world, said.device, address);
  if (typeof dev === "string") return dev;
  // Over lo neighbours stand by another address than the one that is looked for.
  if (dev.loopback) return "ENXIO";
  return config.removeNeighbour(world.netns, dev, address)?.errno;
}

function unpublish(world: World, address: Ipv4, said: Words): string | undefined {
  const dev = said.device === undefined ? undefined : world.netns.device(said.device);
  if (said.device !== undefined && !dev) return "ENODEV";
  return config.removeProxy(world.netns, dev, address)?.errno;
}

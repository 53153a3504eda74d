// Names that tcpdump knows: /etc/hosts, ports and protocols; and what a filter is compiled with.
import { type FilterOptions, type LinkType, serviceNames } from "../../capture/index.js";
import type { FileSystem } from "../../shell/files.js";
import { hostNames } from "./hosts.js";
import type { CaptureWorld } from "./world.js";

export interface Names {
  readonly hosts: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
}

export const namesOf = (files: FileSystem): Names => ({ hosts: hostNames(files), services: serviceNames });

export function filterOptions(
  world: CaptureWorld,
  { hosts }: Names,
  link: LinkType,
  from: { readonly saved: true } | { readonly device: string },
): FilterOptions {
  const device = "device" in from ? world.devices().find(({ name }) => name === from.device) : undefined;
  return {
    version: world.release,
    link,
    hosts,
    saved: "saved" in from,
    ...(device?.netmask === undefined ? {} : { netmask: device.netmask }),
  };
}

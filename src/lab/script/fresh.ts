// What a new namespace of a profile's kernel has: folders below /proc/sys/net, and names with values. A real one takes net.ipv4 over
// from the machine's first namespace (net.core.devconf_inherit_init_net), so a script must be able to compare and to write.
// Left out: what devices get besides (net.ipv4.neigh).
import type { Defaults, Profile } from "../../profile/index.js";

export function fresh({ kernel }: Profile): readonly (readonly string[])[] {
  const of = (folders: string, defaults: Defaults) => [
    "fresh",
    folders,
    ...Object.entries(defaults).map(([name, value]) => `${name}=${value}`),
  ];
  return [
    of("ipv4", kernel.ipv4),
    of("ipv4/conf/all", { ...kernel.conf, ...kernel.confAll }),
    of("ipv4/conf/default,ipv4/conf/lo", kernel.conf),
    of("ipv6/conf/default", kernel.conf6),
  ];
}

// ip route get: one lookup, as the kernel answers it.
import { type Device, routeOutput } from "../../../net/index.js";
import { formatIpv4, type Ipv4 } from "../../../wire/address.js";
import { strerror } from "../../errno.js";
import type { World } from "../../world.js";
import { type Arguments, address, device, IpError, matches, notSimulated, type Prefix, prefix } from "../arguments.js";

export function get(args: Arguments, world: World): string {
  let to: Prefix | undefined;
  let from: Ipv4 | undefined;
  let oif: Device | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "from") from = address(args.need(), "inet");
    else if (word === "oif" || word === "dev") oif = device(world, args.need());
    else if (
      ["iif", "tos", "mark", "vrf", "uid", "ipproto", "sport", "dport", "connected", "notify", "fibmatch"].includes(
        word,
      )
    )
      throw notSimulated(`ip route get … ${word}`);
    else {
      if (matches(word, "to")) word = args.need();
      to = prefix(word, world, to ? "inet" : undefined);
    }
  }
  if (!to) throw new IpError("need at least a destination address\n", 1);
  const route = routeOutput(world.netns, { destination: to.address, source: from, oif });
  if (typeof route === "string") {
    const errno = route === "EINVAL" && from !== undefined ? "ENETUNREACH" : route;
    throw new IpError(`RTNETLINK answers: ${strerror(errno)}\n`, 2);
  }
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  const flags = [
    ...(route.toUs || route.type === "multicast" ? ["local"] : []),
    ...(route.type === "broadcast" ? ["brd"] : []),
    ...(route.type === "multicast" ? ["mc"] : []),
  ];
  const words = [
    ...(route.type === "unicast" ? [] : [route.type]),
    formatIpv4(to.address),
    ...(from === undefined ? [] : [`from ${formatIpv4(from)}`]),
    ...(route.gateway === undefined ? [] : [`via ${formatIpv4(route.gateway)}`]),
    `dev ${route.dev.name}`,
  ].join(" ");
  const source = from === undefined ? `src ${formatIpv4(route.source)}` : "";
  const cache = flags.length > 0 ? `    cache <${flags.join(",")}>` : "    cache";
  if (old) return `${`${words}  ${source}`.trimEnd()}\n${cache}\n`;
  return `${words} ${source === "" ? "" : `${source} `}uid 0 \n${cache} \n`;
}

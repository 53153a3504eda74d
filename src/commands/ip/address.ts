// ip address: show, add, del, flush. Left out: lifetimes of IPv6, metric, replace and change.
import { config, scope } from "../../net/index.js";
import { formatIpv4, parseIpv4 } from "../../wire/address.js";
import { strerror } from "../errno.js";
import type { World } from "../world.js";
import { flush } from "./addressflush.js";
import { scopeOf, show } from "./addressshow.js";
import {
  type Arguments,
  address,
  answer,
  device,
  garbage,
  IpError,
  invalid,
  matches,
  notSimulated,
  type Options,
  prefix,
  prefix6,
  unknownCommand,
} from "./arguments.js";
import { objectUsage } from "./usage/objects.js";

export function ipAddress(args: Arguments, world: World, options: Options): string {
  const command = args.next();
  if (command === undefined) return show(args, world, options);
  if (matches(command, "add")) return add(args, world);
  if (matches(command, "change") || matches(command, "chg") || matches(command, "replace"))
    return add(args, world, true);
  if (matches(command, "delete")) return remove(args, world);
  if (matches(command, "show") || matches(command, "lst") || matches(command, "list"))
    return show(args, world, options);
  if (matches(command, "flush")) return flush(args, world, options);
  for (const other of ["save", "showdump", "restore"]) if (command === other) throw notSimulated(`ip address ${other}`);
  if (matches(command, "help")) throw new IpError(objectUsage.address!, 255);
  throw unknownCommand(command, "address");
}

interface Wanted {
  local?: string;
  peer?: string;
  broadcast?: string;
  scope?: number;
  label?: string;
  device?: string;
  noPrefixRoute: boolean;
  metric?: number;
  valid?: number;
  preferred?: number;
  /** Flags that only IPv6 addresses can have. */
  only6: string[];
}

// set_lifetime
function seconds(key: string, word: string, before: number | undefined): number {
  if (before !== undefined) throw new IpError(`Error: duplicate "${key}": "${key}" is the second value.\n`, 255);
  if (word === "forever") return config.FOREVER;
  const octal = /^0[0-7]+$/.test(word);
  const value = octal ? Number.parseInt(word, 8) : /^(0x[0-9a-f]+|\d+)$/i.test(word) ? Number(word) : Number.NaN;
  if (!(value <= 0xffff_ffff)) throw invalid(`${key} value`, word);
  return value;
}

function lifetime({ valid, preferred }: Wanted): { lifetime?: config.Lifetime } {
  if (valid === undefined && preferred === undefined) return {};
  const wanted = { valid: valid ?? config.FOREVER, preferred: preferred ?? config.FOREVER };
  if (wanted.valid === 0) throw new IpError("valid_lft is zero\n", 1);
  if (wanted.valid < wanted.preferred) throw new IpError("preferred_lft is greater than valid_lft\n", 1);
  return { lifetime: wanted };
}

function words(args: Arguments): Wanted {
  const wanted: Wanted = { noPrefixRoute: false, only6: [] };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "peer" || word === "remote") wanted.peer = args.need();
    else if (word === "dev") wanted.device = args.need();
    else if ((word !== "" && matches(word, "broadcast")) || word === "brd") {
      wanted.broadcast = args.need();
      if (wanted.broadcast !== "+" && wanted.broadcast !== "-")
        wanted.broadcast = formatIpv4(address(wanted.broadcast, "inet"));
    } else if (word === "scope") wanted.scope = scopeOf(args.need());
    else if (word === "label") wanted.label = args.need();
    else if (matches(word, "valid_lft")) wanted.valid = seconds("valid_lft", args.need(), wanted.valid);
    else if (matches(word, "preferred_lft")) wanted.preferred = seconds("preferred_lft", args.need(), wanted.preferred);
    else if (word === "noprefixroute") wanted.noPrefixRoute = true;
    else if (word === "metric" || matches(word, "priority") || word === "preference") {
      const typed = args.need();
      if (!/^\d+$/.test(typed)) throw invalid('"metric" value is invalid\n', typed);
      wanted.metric = Number(typed);
    } else if (["nodad", "home", "mngtmpaddr"].includes(word)) wanted.only6.push(word);
    else if (word === "anycast" || word === "autojoin") throw notSimulated(`ip address … ${word}`);
    else {
      if (word === "local") word = args.need();
      else if (word === "help") throw new IpError(objectUsage.address!, 255);
      if (wanted.local !== undefined) throw garbage("local", word);
      wanted.local = word;
    }
  }
  return wanted;
}

function add(args: Arguments, world: World, replace = false): string {
  const { netns } = world;
  const wanted = words(args);
  const six = wanted.local?.includes(":") ? prefix6(wanted.local) : undefined;
  const local = wanted.local === undefined || six ? undefined : prefix(wanted.local, world);
  if (wanted.device === undefined)
    throw new IpError(
      'Not enough information: "dev" argument is required.\n',
      wanted.local === undefined && world.kernel.profile.tools.iproute2 === "3.10" ? 255 : 1,
    );
  if (
    wanted.label !== undefined &&
    wanted.label !== wanted.device &&
    !wanted.label.startsWith(`${wanted.device}:`) &&
    world.kernel.profile.tools.iproute2 === "3.10"
  )
    throw new IpError(`"dev" (${wanted.device}) must match "label" (${wanted.label}).\n`, 1);
  const dev = device(world, wanted.device);
  const lasts = lifetime(wanted);
  if (six) {
    if (lasts.lifetime) throw notSimulated("ip address … valid_lft of IPv6");
    if (wanted.only6.length > 0) throw notSimulated(`ip address … ${wanted.only6[0]}`);
    answer(only(netns.inet6.add(dev, six.address, six.length)));
    return "";
  }
  // "default" has no family.
  const nothing = !local || /^[ad]/.test(wanted.local ?? "");
  if (nothing) throw new IpError("RTNETLINK answers: Operation not supported\n", 2);
  if ((wanted.label?.length ?? 0) > 15) throw new IpError("Error: Attribute failed policy validation.\n", 2);
  // inet_insert_ifa takes no address for no change.
  if (local.address === 0) return "";
  const peer = wanted.peer === undefined ? undefined : prefix(wanted.peer, world, "inet");
  const length = peer?.length ?? local.length;
  const broadcast =
    wanted.broadcast === "+" || wanted.broadcast === "-"
      ? length > 30
        ? undefined
        : wanted.broadcast === "+"
          ? (local.address | (0xffff_ffff >>> length)) >>> 0
          : (local.address & ~(0xffff_ffff >>> length)) >>> 0
      : wanted.broadcast === undefined
        ? undefined
        : parseIpv4(wanted.broadcast);
  answer(
    config.addAddress(
      netns,
      dev,
      {
        local: local.address,
        prefixLength: length,
        ...(peer ? { peer: peer.address } : {}),
        ...(broadcast === undefined ? {} : { broadcast }),
        // default_scope: a loopback address is for this host only.
        scope: wanted.scope ?? (local.address >>> 24 === 127 ? scope.host : scope.universe),
        label: wanted.label ?? dev.name,
        noPrefixRoute: wanted.noPrefixRoute,
        metric: wanted.metric ?? 0,
        ...lasts,
      },
      replace,
    ),
  );
  const warnings = wanted.only6.map((flag) => `Warning: ${flag} option can be set only for IPv6 addresses\n`);
  if (warnings.length > 0) throw new IpError(warnings.join(""), 0);
  return "";
}

const only = <E extends string>(errno: E | undefined): { errno: E } | undefined => (errno ? { errno } : undefined);

// Said whether or not it is done.
const wildcard = (address: string): string =>
  `Warning: Executing wildcard deletion to stay compatible with old scripts.
         Explicitly specify the prefix length (${address}/32) to avoid this warning.
         This special behaviour is likely to disappear in further releases,
         fix your scripts!
`;

function remove(args: Arguments, world: World): string {
  const wanted = words(args);
  const six = wanted.local?.includes(":") ? prefix6(wanted.local) : undefined;
  const local = wanted.local === undefined || six ? undefined : prefix(wanted.local, world);
  if (wanted.device === undefined) throw new IpError('Not enough information: "dev" argument is required.\n', 1);
  const dev = device(world, wanted.device);
  if (six) answer(only(world.netns.inet6.remove(dev, six.address)));
  else if (local) {
    const far = wanted.peer === undefined ? undefined : prefix(wanted.peer, world);
    const length = far?.length ?? (local.explicit ? local.length : undefined);
    const refused = config.removeAddress(world.netns, dev, local.address, length);
    if (far || local.explicit) answer(refused);
    else if (refused)
      throw new IpError(`${wildcard(formatIpv4(local.address))}RTNETLINK answers: ${strerror(refused.errno)}\n`, 2);
    if (far) return "";
  }
  if (!six && !local) throw new IpError("RTNETLINK answers: Operation not supported\n", 2);
  if (local && !local.explicit) throw new IpError(wildcard(formatIpv4(local.address)), 0);
  return "";
}

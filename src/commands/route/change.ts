// route add and del (net-tools lib/inet_sr.c), and what the kernel makes of the ioctl (SIOCADDRT: rtentry_to_fib_config).
import { config, mask, scope, table } from "../../net/index.js";
import type { FileSystem } from "../../shell/index.js";
import { type Ipv4, parseIpv4 } from "../../wire/address.js";
import { strerror } from "../errno.js";
import { resolve } from "../ping/names.js";
import type { Result, World } from "../world.js";
import { inetUsage } from "./usage.js";

interface Wanted {
  target: Ipv4;
  /** -net, -host, or nothing said. */
  kind: "net" | "host" | undefined;
  mask: Ipv4 | undefined;
  gateway: Ipv4 | undefined;
  metric: number;
  reject: boolean;
  device: string | undefined;
  metrics: Record<string, number>;
}

class Refusal extends Error {
  constructor(
    readonly text: string,
    readonly status: number,
  ) {
    super(text);
  }
}
const misused = (text = ""): Refusal => new Refusal(text + inetUsage, 3);

export function change(words: readonly string[], adding: boolean, world: World, files: FileSystem): Result {
  if (words.length === 0) return { stderr: inetUsage, status: 0 };
  try {
    const wanted = parse(words, files);
    const errno = adding ? add(world, wanted) : remove(world, wanted);
    if (errno === undefined) return { status: 0 };
    return { stderr: `${adding ? "SIOCADDRT" : "SIOCDELRT"}: ${strerror(errno)}\n`, status: 7 };
  } catch (error) {
    if (error instanceof Refusal) return { stderr: error.text, status: error.status };
    throw error;
  }
}

function parse(words: readonly string[], files: FileSystem): Wanted {
  const rest = [...words];
  const kind = rest[0] === "-net" ? "net" : rest[0] === "-host" ? "host" : undefined;
  if (kind) rest.shift();
  const target = rest.shift();
  if (target === undefined) throw misused();
  const wanted = aim(target, kind, files);
  const need = (): string => {
    const word = rest.shift();
    if (word === undefined) throw misused();
    return word;
  };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "metric") {
      const typed = need();
      if (!/^\d+$/.test(typed)) throw misused();
      wanted.metric = Number(typed);
    } else if (word === "netmask") netmask(wanted, need());
    else if (word === "gw" || word === "gateway") {
      const name = need();
      if (wanted.gateway !== undefined) throw misused();
      const found = resolve(name, files);
      if (found === undefined) throw new Refusal(`${name}: Unknown host\n`, 6);
      wanted.gateway = found;
    } else if (word === "mss" || word === "mtu") {
      const mss = Number(need());
      if (!(mss >= 64 && mss <= 65536)) throw misused("route: Invalid MSS/MTU.\n");
      wanted.metrics.advmss = mss - 40;
    } else if (word === "window") {
      const window = Number(need());
      if (!(window >= 128)) throw misused("route: Invalid window.\n");
      wanted.metrics.window = window;
    } else if (word === "irtt") {
      const irtt = Number(need());
      if (!(irtt >= 0)) throw misused("route: Invalid initial rtt.\n");
      // struct rtentry has sixteen bits for it.
      wanted.metrics.rtt = (irtt & 0xffff) << 3;
    } else if (word === "reject") wanted.reject = true;
    else if (["mod", "dyn", "reinstate"].includes(word)) continue;
    else if (word === "device" || word === "dev") {
      if (wanted.device !== undefined || rest[0] === undefined) throw misused();
      wanted.device = rest.shift()!;
    } else {
      // The last word is a device; whatever follows it is too much.
      if (wanted.device !== undefined || rest.length > 0) throw misused();
      wanted.device = word;
    }
  }
  return checked(wanted);
}

// "default", a name, an address, "10.0.0.0/8": a mask of no bits is taken for none.
function aim(text: string, kind: Wanted["kind"], files: FileSystem): Wanted {
  const fresh = { kind, mask: undefined, gateway: undefined, metric: 0, reject: false, device: undefined, metrics: {} };
  if (text === "default") return { ...fresh, kind: "net", target: 0, mask: 0 };
  const [host = "", length, more] = text.split("/");
  if (more !== undefined || (length !== undefined && !/^\d+$/.test(length))) throw misused();
  const target = resolve(host, files);
  if (target === undefined) throw new Refusal(`${text}: Host name lookup failure\n`, 6);
  const bits = Number(length ?? 0);
  if (bits > 32) throw misused("route: netmask doesn't match route address\n");
  const said = bits === 0 ? undefined : mask(bits);
  const net = kind === "net" || (kind === undefined && said !== undefined && said !== 0xffff_ffff);
  return { ...fresh, kind: net ? "net" : kind, target, mask: said };
}

function netmask(wanted: Wanted, text: string): void {
  if (wanted.mask !== undefined) throw misused();
  const found = parseIpv4(text);
  if (found === undefined) throw misused();
  if ((~found & (~found + 1)) >>> 0 !== 0) throw misused(`route: bogus netmask ${text}\n`);
  wanted.mask = found;
}

function checked(wanted: Wanted): Wanted {
  if (wanted.kind === "net") {
    const bits = wanted.mask ?? 0;
    if (wanted.mask !== undefined && (wanted.target & ~bits) >>> 0 !== 0)
      throw misused("route: netmask doesn't match route address\n");
    return { ...wanted, mask: bits };
  }
  if (wanted.mask !== undefined && wanted.mask !== 0xffff_ffff) {
    const swapped = wanted.mask.toString(16).padStart(8, "0").match(/../g)!.reverse().join("");
    throw misused(`route: netmask ${swapped} doesn't make sense with host route\n`);
  }
  return { ...wanted, mask: 0xffff_ffff };
}

// rtentry_to_fib_config: the route in netlink's terms; an errno where it refuses it.
function spec({ netns }: World, wanted: Wanted, adding: boolean) {
  const bits = wanted.mask ?? 0;
  if ((wanted.target & ~bits) >>> 0 !== 0) return "EINVAL";
  const base = { table: table.main, prefix: wanted.target, length: Math.clz32(~bits >>> 0), prefsrc: undefined };
  if (wanted.reject) return { ...base, type: "unreachable", scope: scope.host, hops: [] } as const;
  const dev = wanted.device === undefined ? undefined : netns.device(wanted.device.split(":")[0]!);
  if (wanted.device !== undefined && !dev) return "ENODEV";
  const { gateway } = wanted;
  const far = gateway !== undefined && netns.fib.addressType(gateway) === "unicast";
  const hops = gateway !== undefined || dev ? [{ gateway, dev, onlink: false }] : [];
  return {
    ...base,
    type: "unicast",
    scope: far ? scope.universe : adding ? scope.link : undefined,
    hops,
  } as const;
}

function add(world: World, wanted: Wanted): string | undefined {
  const route = spec(world, wanted, true);
  if (typeof route === "string") return route;
  const metrics = Object.keys(wanted.metrics).length > 0 ? { metrics: { values: wanted.metrics, locked: [] } } : {};
  return config.addRoute(
    world.netns,
    { ...route, scope: route.scope ?? scope.link, protocol: "boot", priority: wanted.metric, ...metrics },
    "prepend",
  )?.errno;
}

function remove(world: World, wanted: Wanted): string | undefined {
  const route = spec(world, wanted, false);
  if (typeof route === "string") return route;
  return config.removeRoute(world.netns, { ...route, priority: wanted.metric || undefined })?.errno;
}

// ip neighbour show: which entries, and their line (iproute2 ipneigh.c: print_neigh).
import type { Device, Neighbour, Nud, ProxyNeighbour } from "../../net/index.js";
import { formatIpv4, formatMac } from "../../wire/address.js";
import type { Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import {
  type Arguments,
  device,
  IpError,
  invalid,
  matches,
  notSimulated,
  type Options,
  type Prefix,
  prefix,
} from "./arguments.js";
import { protocolName, protocolOf } from "./route/words.js";
import { objectUsage } from "./usage/objects.js";

const states: Readonly<Record<string, Nud>> = {
  permanent: "PERMANENT",
  reachable: "REACHABLE",
  noarp: "NOARP",
  none: "NONE",
  stale: "STALE",
  incomplete: "INCOMPLETE",
  delay: "DELAY",
  probe: "PROBE",
  failed: "FAILED",
};
const all: readonly Nud[] = Object.values(states);
/** NUD_*: the number of each state, as it may be written too. */
const numbers: readonly Nud[] = ["INCOMPLETE", "REACHABLE", "STALE", "DELAY", "PROBE", "FAILED", "NOARP", "PERMANENT"];

/** nud_state_a2n: a name, or a number of one state. */
export function nud(word: string): Nud {
  const value = /^(0x[0-9a-f]+|\d+)$/i.test(word) ? Number(word) : Number.NaN;
  const state = states[word] ?? (value === 0 ? "NONE" : numbers[Math.log2(value)]);
  if (!state) throw invalid("nud state is bad", word);
  return state;
}

export interface Selector {
  dev?: Device | undefined;
  to?: Prefix | undefined;
  states?: ReadonlySet<Nud>;
  proxy?: boolean;
  unused?: boolean;
  protocol?: string | undefined;
}

export function selector(args: Arguments, world: World, action: "show" | "flush"): Selector {
  const chosen: Selector = {};
  const wanted = new Set<Nud>();
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") chosen.dev = device(world, args.need());
    else if (word === "unused") chosen.unused = true;
    else if (word === "nud") {
      const state = args.need();
      const named = state !== "all" ? [nud(state)] : all.filter((each) => action === "show" || each !== "NOARP");
      for (const each of named) wanted.add(each);
    } else if (word === "proxy") chosen.proxy = true;
    else if (word === "proto") {
      const name = args.need();
      chosen.protocol = protocolOf(name);
      if (chosen.protocol === undefined) throw invalid('invalid "protocol"\n', name);
    } else if (word === "nomaster") continue;
    else if (word === "vrf" || word === "master") throw notSimulated(`ip neighbour show ${word}`);
    else {
      if (word === "to") word = args.need();
      if (matches(word, "help")) throw new IpError(objectUsage.neigh!, 255);
      chosen.to = prefix(word, world);
    }
  }
  const hidden: readonly Nud[] = action === "show" ? ["NOARP", "NONE"] : ["NOARP", "NONE", "PERMANENT"];
  chosen.states = wanted.size > 0 ? wanted : new Set(all.filter((each) => !hidden.includes(each)));
  return chosen;
}

const inside = (address: number, to: Prefix | undefined): boolean =>
  !to || to.length === 0 || (address ^ to.address) >>> (32 - to.length) === 0;

export function selected(chosen: Selector, world: World): Neighbour[] {
  return world.netns.neighbours
    .all()
    .filter(
      (each) =>
        (!chosen.dev || each.dev === chosen.dev) &&
        inside(each.address, chosen.to) &&
        (!chosen.states || chosen.states.has(each.state.nud) || each.flags.externLearn === true) &&
        (!chosen.unused || each.references === 0) &&
        (chosen.protocol === undefined || each.protocol === chosen.protocol),
    );
}

export function selectedProxies(chosen: Selector, world: World): ProxyNeighbour[] {
  return world.netns.proxies.entries.filter(
    (each) =>
      (!chosen.dev || each.dev === chosen.dev) &&
      inside(each.address, chosen.to) &&
      (chosen.protocol === undefined || each.protocol === chosen.protocol),
  );
}

const seconds = (world: World, then: number): number =>
  Math.floor((world.kernel.jiffies - then) / world.kernel.profile.kernel.hz);

// The address and the device, which -br sets in columns.
function place(print: Printer, address: string, dev: Device | undefined, options: Options, deviceGiven: boolean): void {
  const { brief } = options;
  print.put("dst", address, brief ? `${address.padEnd(39)} ` : `${address} `, "inet");
  if (deviceGiven || !dev) return;
  if (!brief) print.say("dev ");
  print.put("dev", dev.name, brief ? `${dev.name.padEnd(16)} ` : `${dev.name} `, "ifname");
}

export function printNeighbour(
  print: Printer,
  entry: Neighbour,
  world: World,
  options: Options,
  deviceGiven: boolean,
  /** Who asks for one entry holds it meanwhile. */
  held = 0,
): void {
  const { state, dev, flags } = entry;
  const known =
    state.nud !== "NONE" && state.nud !== "INCOMPLETE" && state.nud !== "FAILED" && state.lladdr !== undefined;
  const old = world.kernel.profile.tools.iproute2 === "3.10";
  place(print, formatIpv4(entry.address), dev, options, deviceGiven);
  if (known) {
    if (!options.brief) print.say("lladdr ");
    const mac = formatMac(state.lladdr!);
    print.put("lladdr", mac, old || options.brief ? mac : `${mac} `, "mac");
  }
  if (options.brief) return;
  if (old) return print.say(`${flags.router ? " router" : ""} ${state.nud === "NONE" ? "" : state.nud}`);
  if (flags.router) print.put("router", null, "router ");
  if (flags.externLearn) print.put("extern_learn", null, "extern_learn ");
  if (flags.managed) print.put("managed", null, "managed ");
  if (options.statistics > 0) {
    const references = entry.references + held;
    if (references) print.put("refcnt", references, ` ref ${references}`);
    const [used, confirmed, updated] = [state.used, state.confirmed, state.updated].map((then) => seconds(world, then));
    print.put("used", used!, ` used ${used}`);
    print.put("confirmed", confirmed!, `/${confirmed}`);
    print.put("updated", updated!, `/${updated}`);
    print.put("probes", state.probes, `probes ${state.probes} `);
  }
  if (state.nud !== "NONE") print.words("state", [state.nud], `${state.nud} `);
  protocol(print, entry.protocol, options);
}

function protocol(print: Printer, name: string | undefined, options: Options): void {
  if (name === undefined) return;
  const word = protocolName(name, options.numeric);
  print.put("protocol", word, `proto ${word} `);
}

export function printProxy(print: Printer, entry: ProxyNeighbour, options: Options, deviceGiven: boolean): void {
  place(print, formatIpv4(entry.address), entry.dev, options, deviceGiven);
  if (options.brief) return;
  if (entry.flags.router) print.put("router", null, "router ");
  print.put("proxy", null, "proxy ");
  if (entry.flags.externLearn) print.put("extern_learn", null, "extern_learn ");
  protocol(print, entry.protocol, options);
}

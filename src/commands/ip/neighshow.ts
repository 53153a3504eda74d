// ip neighbour show: which entries, and their line (iproute2 ipneigh.c: print_neigh).
import type { Device, Neighbour, Nud, ProxyNeighbour } from "../../net/index.js";
import { formatIpv4, formatMac } from "../../wire/address.js";
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
import { protocolOf } from "./route/words.js";

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
      if (matches(word, "help")) throw new IpError('skbook: "help" stands alone after ip neighbour\n', 1);
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

export function line(entry: Neighbour, world: World, options: Options, deviceGiven: boolean): string {
  const { state, dev, flags } = entry;
  const known =
    state.nud !== "NONE" && state.nud !== "INCOMPLETE" && state.nud !== "FAILED" && state.lladdr !== undefined;
  const mac = known ? formatMac(state.lladdr!) : "";
  const place = deviceGiven ? "" : `dev ${dev.name} `;
  const proto = entry.protocol === undefined ? "" : `proto ${entry.protocol} `;
  const start = `${formatIpv4(entry.address)} ${place}`;
  if (world.kernel.profile.tools.iproute2 === "3.10")
    return `${start}${known ? `lladdr ${mac}` : ""}${flags.router ? " router" : ""} ${state.nud === "NONE" ? "" : state.nud}\n`;
  const marks = `${flags.router ? "router " : ""}${flags.externLearn ? "extern_learn " : ""}${flags.managed ? "managed " : ""}`;
  const { references } = entry;
  const ages = [state.used, state.confirmed, state.updated].map((then) => seconds(world, then)).join("/");
  const statistics =
    options.statistics > 0 ? `${references ? ` ref ${references}` : ""} used ${ages}probes ${state.probes} ` : "";
  return `${start}${known ? `lladdr ${mac} ` : ""}${marks}${statistics}${state.nud === "NONE" ? "" : `${state.nud} `}${proto}\n`;
}

export function proxyLine({ address, dev, flags, protocol }: ProxyNeighbour, chosen: Selector): string {
  const place = chosen.dev || !dev ? "" : `dev ${dev.name} `;
  const marks = `${flags.router ? "router " : ""}proxy ${flags.externLearn ? "extern_learn " : ""}`;
  return `${formatIpv4(address)} ${place}${marks}${protocol === undefined ? "" : `proto ${protocol} `}\n`;
}

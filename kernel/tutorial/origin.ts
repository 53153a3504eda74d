// The machine a tutorial begins on, read from its own first listings: devices it lists or uses and never makes, with their
// addresses and routes. Everything is written into the notebook as commands, with the reason beside it.
// Left out: devices inside namespaces, tunnels, VLANs, one end of a veth pair; what no listing shows is not there.

import { wordsOf } from "./commands.js";
import { type Device, devicesIn, type Route, routesIn } from "./listing.js";
import type { Plan, Recorded } from "./plan.js";

export interface Card {
  readonly machine: string;
  readonly name: string;
  readonly mac: string | undefined;
}

export interface Origin {
  readonly cards: readonly Card[];
  /** Which cards are on one wire: by their places in `cards`; a lone one is plugged into the machine `outside`. */
  readonly wires: readonly (readonly number[])[];
  readonly outside: string | undefined;
  /** What is typed before the tutorial begins, by machine, in this order. */
  readonly setup: readonly { readonly machine: string; readonly lines: readonly string[] }[];
  /** Devices that were listed and could not be made. */
  readonly missing: readonly string[];
  /** Names of devices that were there before. */
  readonly before: ReadonlySet<string>;
}

interface Said {
  readonly machine: string;
  readonly recorded: Recorded;
}

const inNamespace = (command: string): boolean => /\bnetns exec\b|\s-n(?:etns)?\s+\S+\s/.test(command);

/** Names that a command makes; what a loop numbers is a pattern. */
function madeBy(command: string): readonly RegExp[] {
  const text = command.replace(/\s+/g, " ");
  const shapes = [
    /\blink add (?:link \S+ )?(?:name |dev )?([^\s;]+)/g,
    /\bpeer (?:name )?([^\s;]+)/g,
    /\bbrctl addbr ([^\s;]+)/g,
    /\b(?:tunnel|tuntap) add (?:name |dev )?([^\s;]+)/g,
    /\blink set (?:dev )?\S+ name ([^\s;]+)/g,
  ];
  const names = shapes.flatMap((shape) => [...text.matchAll(shape)].map(([, name]) => name!));
  return names.map((name) => {
    const parts = name.split(/\$(?:\w+|\{[^}]*\})/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${parts.join(".+")}$`);
  });
}

/** Names that a command uses outside of a namespace. */
function usedBy(command: string): readonly string[] {
  return command.split(/[\n;]|&&/).flatMap((one) => {
    const words = wordsOf(one);
    if (inNamespace(one)) return [];
    const named = words.flatMap((word, at) => (/^(?:dev|-I|-i)$/.test(words[at - 1] ?? "") ? [word] : []));
    const set = /^ip (?:-\S+ )*link set (?!dev )(\S+) up/.exec(words.join(" "))?.[1];
    const config = /^ifconfig (\S+) \S/.exec(words.join(" "))?.[1];
    const isName = (name: string) => /^[a-z][\w.-]*$/.test(name) && !/^(?:lo|any)$/.test(name);
    return [...named, ...(set ? [set] : []), ...(config ? [config] : [])].filter(isName);
  });
}

export function originOf(plan: Plan): Origin {
  const said = plan.parts.flatMap((part): readonly Said[] =>
    part.kind !== "scene"
      ? []
      : part.windows.flatMap(({ machine, items }) =>
          items.flatMap((item) => (typeof item === "string" ? [] : [{ machine, recorded: item }])),
        ),
  );
  const patterns = said.flatMap(({ recorded }) => madeBy(recorded.command));
  const made = (name: string) => patterns.some((pattern) => pattern.test(name));
  const cards: Card[] = [];
  const setup: { machine: string; lines: string[] }[] = [];
  const missing: string[] = [];
  const before = new Set<string>(["lo"]);
  const duplicates: string[] = [];
  for (const machine of plan.machines) {
    const own = said.filter((each) => each.machine === machine).map(({ recorded }) => recorded);
    const { devices, routes } = seen(own, made);
    for (const { name } of devices) before.add(name);
    const lines: string[] = [];
    const lo = devices.find(({ name }) => name === "lo");
    if (!lo || lo.flags.includes("UP")) lines.push("ip link set lo up");
    for (const dev of devices.filter(({ name }) => name !== "lo")) {
      const kind = kindOf(dev);
      if (kind === undefined) {
        missing.push(dev.name);
        continue;
      }
      if (kind === "card") cards.push({ machine, name: dev.name, mac: dev.mac });
      else lines.push(`ip link add ${dev.name} index ${dev.index} type ${kind}`);
      lines.push(...furnished(dev, kind));
      duplicates.push(...dev.addresses.filter((each) => each.flags.includes("dadfailed")).map((each) => each.address));
    }
    for (const dev of devices) if (dev.master) lines.push(`ip link set ${dev.name} master ${dev.master}`);
    lines.push(...ways(routes, devices));
    const used = new Set(own.flatMap(({ command }) => usedBy(command)));
    for (const name of used) {
      if (made(name) || devices.some((dev) => dev.name === name)) continue;
      before.add(name);
      cards.push({ machine, name, mac: undefined });
    }
    setup.push({ machine, lines });
  }
  const wires = wiresOf(cards, said);
  const alone = wires.some((wire) => wire.length === 1);
  const outside = alone ? freeName(plan.machines) : undefined;
  if (outside) {
    const lonely = wires.filter((wire) => wire.length === 1);
    const lines = lonely.map((_, at) => `ip link set eth${at} addrgenmode none up`);
    if (duplicates.length > 0) {
      lines.push(...duplicates.map((address) => `ip addr add ${address} dev eth0`), "sleep 3");
    }
    setup.unshift({ machine: outside, lines });
  }
  return { cards, wires, outside, setup, missing, before };
}

const freeName = (taken: readonly string[]): string =>
  ["network", "outside", "elsewhere"].find((name) => !taken.includes(name)) ?? "the-network";

/** First sightings, before anything was made of that name. */
function seen(
  own: readonly Recorded[],
  made: (name: string) => boolean,
): { devices: Device[]; routes: readonly Route[] } {
  const devices = new Map<string, Device>();
  let routes: readonly Route[] | undefined;
  for (const { command, output } of own) {
    if (output === undefined || inNamespace(command)) continue;
    for (const dev of devicesIn(output)) {
      if (made(dev.name)) continue;
      const known = devices.get(dev.name);
      // `ip link` knows the flags, `ip addr` the addresses too.
      if (!known) devices.set(dev.name, dev);
      else if (known.addresses.length === 0 && dev.addresses.length > 0 && /\baddr|\ba\b/.test(command))
        devices.set(dev.name, { ...known, addresses: dev.addresses });
    }
    routes ??= routesIn(command, output);
  }
  const known = [...devices.values()].sort((a, b) => a.index - b.index);
  return { devices: known, routes: (routes ?? []).filter(({ dev }) => devices.has(dev) && dev !== "lo") };
}

function kindOf(dev: Device): "card" | "bridge" | "dummy" | undefined {
  if (dev.peer !== undefined || !dev.flags.includes("BROADCAST")) return undefined;
  if (/^(?:mq|pfifo_fast|fq_codel|fq|multiq)$/.test(dev.qdisc)) return "card";
  if (dev.flags.includes("NOARP")) return "dummy";
  if (dev.qdisc === "noqueue" && (dev.flags.includes("NO-CARRIER") || dev.state !== "UNKNOWN")) return "bridge";
  return undefined;
}

/** The link-local address that a kernel makes from a MAC. */
function ownLinkLocal(mac: string): string {
  const bytes = mac.split(":").map((each) => Number.parseInt(each, 16));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes;
  const group = (high: number, low: number) => (high * 256 + low).toString(16);
  return `fe80::${group(a ^ 2, b)}:${group(c, 0xff)}:${group(0xfe, d)}:${group(e, f)}/64`;
}

function furnished(dev: Device, kind: string): readonly string[] {
  const lines: string[] = [];
  const listed = dev.addresses;
  const natural = dev.mac && listed.some(({ address }) => address === ownLinkLocal(dev.mac!));
  if (!natural) lines.push(`ip link set ${dev.name} addrgenmode none`);
  if (dev.mtu !== 1500) lines.push(`ip link set ${dev.name} mtu ${dev.mtu}`);
  if (dev.flags.includes("UP")) lines.push(`ip link set ${dev.name} up`);
  if (kind !== "card" && dev.mac) lines.push(`ip link set ${dev.name} address ${dev.mac}`);
  // The kernel lists the newest IPv6 address first.
  const six = listed.filter(({ address }) => address.includes(":")).reverse();
  for (const { address, broadcast } of [...listed.filter(({ address }) => !address.includes(":")), ...six]) {
    if (natural && address === ownLinkLocal(dev.mac!)) continue;
    lines.push(`ip addr add ${address}${broadcast ? ` brd ${broadcast}` : ""} dev ${dev.name}`);
  }
  return lines;
}

/** Routes as they are listed, gateways' first; one that the address itself brings is only changed where it looks different. */
function ways(routes: readonly Route[], devices: readonly Device[]): readonly string[] {
  const lines: string[] = [];
  for (const route of [...routes].sort((a, b) => b.length - a.length)) {
    const dev = devices.find(({ name }) => name === route.dev);
    const own = dev?.addresses.find(({ address }) => network(address) === `${route.destination}/${route.length}`);
    const brought = own !== undefined && route.via === undefined && route.length < 32;
    const metric = route.metric > 0 ? ` metric ${route.metric}` : "";
    if (brought && metric === "") continue;
    const target =
      route.length === 0 ? "default" : route.length === 32 ? route.destination : `${route.destination}/${route.length}`;
    if (brought) {
      lines.push(`ip route del ${target} dev ${route.dev}`);
      const source = own.address.split("/")[0];
      lines.push(`ip route add ${target} dev ${route.dev} proto kernel scope link src ${source}${metric}`);
    } else lines.push(`ip route add ${target}${route.via ? ` via ${route.via}` : ""} dev ${route.dev}${metric}`);
  }
  return lines;
}

export function network(address: string): string | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(address);
  if (!found) return undefined;
  const length = Number(found[5]);
  const value = found.slice(1, 5).reduce((sum, each) => sum * 256 + Number(each), 0);
  const size = 2 ** (32 - length);
  const base = Math.floor(value / size) * size;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256).join(".")}/${length}`;
}

/** Cards of different machines whose addresses are in one subnet are on one wire. */
function wiresOf(cards: readonly Card[], said: readonly Said[]): readonly (readonly number[])[] {
  const subnets = cards.map(({ machine, name }) =>
    said
      .filter((each) => each.machine === machine)
      .flatMap(({ recorded: { command } }) => {
        const address = /\b(\d+\.\d+\.\d+\.\d+\/\d+)\b/.exec(command)?.[1];
        return address && usedBy(command).includes(name) ? [network(address)] : [];
      }),
  );
  const wires: number[][] = [];
  for (const at of cards.keys()) {
    const joined = wires.find((wire) =>
      wire.some(
        (one) =>
          cards[one]!.machine !== cards[at]!.machine && subnets[one]!.some((each) => subnets[at]!.includes(each)),
      ),
    );
    if (joined) joined.push(at);
    else wires.push([at]);
  }
  return wires;
}

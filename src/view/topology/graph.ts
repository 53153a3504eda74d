// The lab as boxes in boxes: machine, network namespace, bridge, device; with the size of each card, before any layout.
import { shorten } from "../columns.js";
import { textWidth } from "../scene.js";
import type { Words } from "../words.js";
import type { DeviceRef, DeviceView, LinkView, World } from "../world.js";

export interface Line {
  readonly text: string;
  readonly look: "name" | "plain" | "dim" | "bad" | "good";
}

export interface Box {
  readonly id: string;
  readonly kind: "machine" | "netns" | "bridge" | "device";
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  /** Down, or without carrier: drawn with a dashed edge as well as in words. */
  readonly off: boolean;
  readonly children: readonly Box[];
}

export interface Wire {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** What it is; "" where there are too many wires to say it of each. */
  readonly label: string;
  readonly title: string;
  readonly off: boolean;
}

export const SIZE = 12;
export const LINE = 16;
const COLUMNS = 30;

/** With more devices than this a card says only name, state and IPv4 addresses, so that a whole network stays readable. */
const ROOMY = 14;

export function isLarge(world: World): boolean {
  return world.machines.flatMap(({ netns }) => netns.flatMap(({ devices }) => devices)).length > ROOMY;
}

export function boxesOf(world: World, words: Words): readonly Box[] {
  const large = isLarge(world);
  return world.machines.map((machine, m): Box => {
    const spaces = machine.netns.map((netns, n): Box => {
      const id = `m${m}n${n}`;
      const title: Line = { text: shorten(words.topology.netns(netns.name), COLUMNS), look: "name" };
      const quiet = ({ name, kind }: DeviceView) =>
        large && kind === "loopback" && !otherEnd(world, { machine: machine.name, netns: netns.name, device: name });
      const lines = [title, ...loopbackLines(netns.devices.filter(quiet), words)];
      const children = devicesOf(netns.devices, id, words, large, quiet);
      return sized({ id, kind: "netns", lines, off: false, children }, large);
    });
    // The root namespace is the machine itself.
    const root = machine.netns.findIndex((netns) => netns.name === "");
    const children = spaces.flatMap((box, n) => (n === root ? box.children : [box]));
    const title: Line = { text: shorten(machine.name, COLUMNS), look: "name" };
    return sized(
      {
        id: `m${m}`,
        kind: "machine",
        lines: root >= 0 ? [title, ...spaces[root]!.lines.slice(1)] : [title],
        off: false,
        children,
      },
      large,
    );
  });
}

/** In a large network no wire leads to a loopback: it is told only where it is not as usual. */
function loopbackLines(devices: readonly DeviceView[], words: Words): readonly Line[] {
  return devices
    .filter(({ up }) => !up)
    .map((device) => ({ text: shorten(`${device.name} ${stateOf(device, words)}`, COLUMNS), look: "dim" }));
}

function devicesOf(
  devices: readonly DeviceView[],
  parent: string,
  words: Words,
  large: boolean,
  quiet: (device: DeviceView) => boolean,
): readonly Box[] {
  const card = large ? smallCard : cardOf;
  const box = (device: DeviceView): Box => {
    const ports = devices.filter((other) => other.master === device.name);
    return sized(
      {
        id: idOf(parent, devices, device.name),
        kind: ports.length > 0 ? "bridge" : "device",
        lines: card(device, words),
        off: !device.up || !device.carrier,
        children: ports.map(box),
      },
      large,
    );
  };
  const names = new Set(devices.map((device) => device.name));
  return devices
    .filter((device) => (device.master === undefined || !names.has(device.master)) && !quiet(device))
    .map(box);
}

function idOf(parent: string, devices: readonly DeviceView[], name: string): string {
  return `${parent}d${devices.findIndex((device) => device.name === name)}`;
}

/** The namespace that a device's box lies in. */
export const unitOf = (box: string): string => box.replace(/d\d+$/, "");

/** What a card says, in the order in which `ip address` says it. */
export function cardOf(device: DeviceView, words: Words): readonly Line[] {
  const say = (text: string, look: Line["look"]): Line => ({ text: shorten(text, COLUMNS), look });
  const mac = /^[0:]*$/.test(device.mac) ? [] : [say(device.mac, "dim")];
  const addresses =
    device.addresses.length > 0
      ? device.addresses.map((each) => say(each, "plain"))
      : [say(words.topology.noAddress, "dim")];
  return [
    say(device.name, "name"),
    say(words.kinds[device.kind], "dim"),
    ...mac,
    ...addresses,
    say(stateOf(device, words), device.up && device.carrier ? "good" : "bad"),
  ];
}

function smallCard(device: DeviceView, words: Words): readonly Line[] {
  const up = device.up && device.carrier;
  const name = up ? device.name : `${device.name} ${stateOf(device, words)}`;
  const addresses = device.addresses.filter((each) => !each.includes(":"));
  return [
    { text: shorten(name, COLUMNS), look: up ? "name" : "bad" },
    ...addresses.map((each): Line => ({ text: shorten(each, COLUMNS), look: "plain" })),
  ];
}

export function stateOf(device: DeviceView, words: Words): string {
  if (!device.up) return words.topology.down;
  return device.carrier ? words.topology.up : words.topology.noCarrier;
}

/** In a large network widths are rounded, so that like stands with like. */
function sized(box: Omit<Box, "width" | "height">, large: boolean): Box {
  const needed = Math.max(large ? 74 : 90, ...box.lines.map((line) => textWidth(line.text, SIZE))) + 16;
  const width = large ? Math.ceil(needed / 30) * 30 : needed;
  return { ...box, width, height: box.lines.length * LINE + 12 };
}

export function wiresOf(world: World, words: Words): readonly Wire[] {
  const large = isLarge(world);
  return world.links.flatMap((link, i): readonly Wire[] => {
    const from = find(world, link.a);
    const to = find(world, link.b);
    if (!from || !to) return [];
    const off = [from, to].some(({ device }) => !device.up || !device.carrier);
    const title = words.links[link.kind];
    return [{ id: `w${i}`, from: from.id, to: to.id, label: large ? "" : title, title, off }];
  });
}

export function find(world: World, ref: DeviceRef): { readonly id: string; readonly device: DeviceView } | undefined {
  const m = world.machines.findIndex((machine) => machine.name === ref.machine);
  const n = world.machines[m]?.netns.findIndex((netns) => netns.name === ref.netns) ?? -1;
  const devices = world.machines[m]?.netns[n]?.devices;
  const device = devices?.find((each) => each.name === ref.device);
  return devices && device ? { id: idOf(`m${m}n${n}`, devices, device.name), device } : undefined;
}

/** The other end of a device's link. */
export function otherEnd(
  world: World,
  self: DeviceRef,
): { readonly link: LinkView; readonly end: DeviceRef } | undefined {
  const same = (a: DeviceRef) => a.machine === self.machine && a.netns === self.netns && a.device === self.device;
  for (const link of world.links) {
    if (same(link.a)) return { link, end: link.b };
    if (same(link.b)) return { link, end: link.a };
  }
  return undefined;
}

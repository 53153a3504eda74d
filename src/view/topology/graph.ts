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
  readonly label: string;
  readonly off: boolean;
}

export const SIZE = 12;
export const LINE = 16;
const COLUMNS = 30;

/** With more devices than this a card says only name, state and IPv4 addresses, so that a whole network stays readable. */
const ROOMY = 14;

export function boxesOf(world: World, words: Words): readonly Box[] {
  const devices = world.machines.reduce(
    (sum, { netns }) => sum + netns.reduce((all, each) => all + each.devices.length, 0),
    0,
  );
  const card = devices > ROOMY ? smallCard : cardOf;
  return world.machines.map((machine, m): Box => {
    const spaces = machine.netns.map((netns, n): Box => {
      const id = `m${m}n${n}`;
      const lines: readonly Line[] = [{ text: shorten(words.topology.netns(netns.name), COLUMNS), look: "name" }];
      return sized({ id, kind: "netns", lines, off: false, children: devicesOf(netns.devices, id, words, card) });
    });
    // The root namespace is the machine itself.
    const root = machine.netns.findIndex((netns) => netns.name === "");
    const children = spaces.flatMap((box, n) => (n === root ? box.children : [box]));
    return sized({
      id: `m${m}`,
      kind: "machine",
      lines: [{ text: shorten(machine.name, COLUMNS), look: "name" }],
      off: false,
      children,
    });
  });
}

type Card = (device: DeviceView, words: Words) => readonly Line[];

function devicesOf(devices: readonly DeviceView[], parent: string, words: Words, card: Card): readonly Box[] {
  const box = (device: DeviceView): Box => {
    const ports = devices.filter((other) => other.master === device.name);
    return sized({
      id: idOf(parent, devices, device.name),
      kind: ports.length > 0 ? "bridge" : "device",
      lines: card(device, words),
      off: !device.up || !device.carrier,
      children: ports.map(box),
    });
  };
  const names = new Set(devices.map((device) => device.name));
  return devices.filter((device) => device.master === undefined || !names.has(device.master)).map(box);
}

function idOf(parent: string, devices: readonly DeviceView[], name: string): string {
  return `${parent}d${devices.findIndex((device) => device.name === name)}`;
}

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

function sized(box: Omit<Box, "width" | "height">): Box {
  const width = Math.max(90, ...box.lines.map((line) => textWidth(line.text, SIZE))) + 16;
  return { ...box, width, height: box.lines.length * LINE + 12 };
}

export function wiresOf(world: World, words: Words): readonly Wire[] {
  return world.links.flatMap((link, i): readonly Wire[] => {
    const from = find(world, link.a);
    const to = find(world, link.b);
    if (!from || !to) return [];
    const off = [from, to].some(({ device }) => !device.up || !device.carrier);
    return [{ id: `w${i}`, from: from.id, to: to.id, label: words.links[link.kind], off }];
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

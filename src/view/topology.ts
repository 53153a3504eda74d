// The lab as it is wired: machines and namespaces as boxes, devices as cards, pairs and cables as lines.
// A packet's way is drawn over it, where one is asked for.
import type { Event, SkbId } from "../net/event.js";
import { padEnd } from "./columns.js";
import { disclosure, element, escaped } from "./markup.js";
import { Picture } from "./picture.js";
import { image } from "./scene.js";
import { draw } from "./topology/draw.js";
import { boxesOf, isLarge, otherEnd, stateOf, unitOf, wiresOf } from "./topology/graph.js";
import { place } from "./topology/layout.js";
import { inOrder } from "./topology/order.js";
import { turned } from "./topology/orient.js";
import { pinsOf, withPins } from "./topology/pins.js";
import { drawWay, wayThrough } from "./topology/way.js";
import { type Language, type Words, wordsOf } from "./words.js";
import type { DeviceRef, DeviceView, World } from "./world.js";

export interface TopologyOptions {
  readonly words?: Language;
  readonly title?: string;
  /**
   * Where boxes stand: the corner of a machine or switch ("router") in the drawing, of a namespace ("host/blue") in its
   * machine's box, of a bridge or a device ("host:br0", "host/blue:eth0") in the box around it, below that box's own words.
   * What is not pinned keeps the place it is given, or steps down from under what is.
   */
  readonly pins?: Readonly<Record<string, readonly [x: number, y: number]>>;
  /** The packet whose way is shown, and the log that knows it. */
  readonly way?: { readonly skb: SkbId; readonly events: readonly Event[] };
}

export async function topology(world: World, options: TopologyOptions = {}): Promise<Picture> {
  const words = wordsOf(options.words);
  const title = options.title ?? words.topology.title;
  const way = options.way && wayThrough(options.way.events, options.way.skb, world, words);
  const text = [title, ...(way ? [way.said] : []), textOf(world, words)].join("\n");
  const boxes = boxesOf(world, words);
  const wires = wiresOf(world, words);
  const plan = withPins(
    isLarge(world)
      ? inOrder(boxes, wires, await place(boxes, wires, turned(wires, unitOf)), unitOf)
      : await place(boxes, wires),
    boxes,
    wires,
    pinsOf(options.pins ?? {}, world, boxes),
  );
  const desc = [summary(world, words), way?.said ?? ""].join(" ").trim();
  const scene = {
    width: plan.width,
    height: plan.height,
    title,
    desc,
    lang: words.lang,
    shapes: [...draw(boxes, wires, plan), ...(way ? drawWay(way, wires, plan) : [])],
  };
  const html = element(
    "figure",
    { class: "skbook skbook-topology", lang: words.lang, style: "margin: 0" },
    element("figcaption", { style: "font-weight: bold; margin: 0 0 6px 0" }, escaped(title)),
    image(scene),
    disclosure(
      { class: "skbook-text", style: "margin: 6px 0 0 0" },
      words.topology.textForm,
      element("pre", { style: "overflow-x: auto; white-space: pre", tabindex: 0 }, escaped(textOf(world, words))),
    ),
  );
  const { machines, links } = world;
  const data = { kind: "topology", title, lang: words.lang, machines, links, ...(way ? { way: way.said } : {}) };
  return new Picture({ "text/plain": text, "text/html": html }, data);
}

function textOf(world: World, words: Words): string {
  if (world.machines.length === 0) return `  ${words.topology.empty}`;
  const lines: string[] = [];
  for (const machine of world.machines) {
    lines.push(machine.name);
    for (const netns of machine.netns) {
      const deep = netns.name === "" ? "  " : "    ";
      if (netns.name !== "") lines.push(`  ${words.topology.netns(netns.name)}`);
      const wide = Math.max(0, ...netns.devices.map((device) => device.name.length));
      for (const device of netns.devices) {
        const ref = { machine: machine.name, netns: netns.name, device: device.name };
        lines.push(`${deep}${padEnd(device.name, wide)}  ${said(world, ref, device, words)}`);
      }
    }
  }
  return lines.join("\n");
}

function said(world: World, ref: DeviceRef, device: DeviceView, words: Words): string {
  const addresses = device.addresses.length > 0 ? device.addresses.join(" ") : words.topology.noAddress;
  const parts = [stateOf(device, words), words.kinds[device.kind], device.mac, addresses];
  if (device.master !== undefined) parts.push(words.topology.port(device.master));
  const other = otherEnd(world, ref);
  if (other) {
    const { end, link } = other;
    const place = [
      end.machine === ref.machine ? "" : end.machine,
      end.netns === ref.netns && end.machine === ref.machine ? "" : end.netns,
    ];
    const where = place.filter((part) => part !== "").join("/");
    parts.push(`<-> ${where === "" ? "" : `${where}:`}${end.device} (${words.links[link.kind]})`);
  }
  return parts.join("  ");
}

function summary(world: World, words: Words): string {
  const devices = world.machines.flatMap((machine) => machine.netns.flatMap((netns) => netns.devices));
  const off = devices.filter((device) => !device.up || !device.carrier).length;
  return words.topology.summary(world.machines.length, devices.length, world.links.length, off);
}

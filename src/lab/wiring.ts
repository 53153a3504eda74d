// What joins a lab's machines: cables, links with rules, switches, pairs. Every act goes into the journal.
import { type Cable, config, type Device } from "../net/index.js";
import type { Lab } from "./lab.js";
import { type Carried, type End, Link, type LinkOptions, PLAIN } from "./link.js";
import type { Machine } from "./machine.js";
import { type Port, Switch, type SwitchOptions } from "./switch.js";

/** A card, a machine (its next free card), a switch (its next port). */
export type Plug = Device | Machine | Switch;

export class Wiring {
  readonly switches = new Map<string, Switch>();
  /** Cables and links, in the order in which they were plugged. */
  private readonly joined: (Wire | Link)[] = [];
  /** The links by name, as far as they were asked for. */
  private readonly links = new Map<string, Link>();
  private listed = 0;

  constructor(private readonly lab: Lab) {}

  /** A plain cable; `delay` is nanoseconds one way. */
  cable(a: Device, b: Device, { delay = 5_000 }: { delay?: number }): void {
    if (a === b) throw new Error(`a cable has two ends: ${a.name} cannot be both`);
    for (const dev of [a, b]) this.free(dev);
    const wire = new Wire(a, b, delay);
    plug(a, wire);
    plug(b, new Wire(b, a, delay));
    this.lab.record({ act: "cable", ends: [nameOf(a), nameOf(b)], delay });
    this.joined.push(wire);
  }

  /** Where a card is plugged into another one. */
  get cables(): readonly (readonly [Device, Device])[] {
    return this.joined.flatMap((each): (readonly [Device, Device])[] => {
      if (each instanceof Wire) return [[each.from, each.to]];
      const { one, other } = each;
      return one.card && other.card ? [[one.card, other.card]] : [];
    });
  }

  connect(a: Plug, b: Plug, options: LinkOptions): Link {
    const one = this.end(a);
    const other = this.end(b);
    const link = new Link(this.lab, one, other, options);
    one.plug(link, other);
    other.plug(link, one);
    this.joined.push(link);
    const { journal, clock } = this.lab;
    journal.push({ act: "connect", ends: [one.name, other.name], options, time: clock.now });
    return link;
  }

  link(name: string): Link {
    for (; this.listed < this.joined.length; this.listed++) {
      const each = this.joined[this.listed]!;
      if (each instanceof Link) this.links.set(each.name, each);
    }
    const known = this.links.get(name);
    if (!known) throw new RangeError(`no link "${name}": there are ${[...this.links.keys()].join(", ") || "none"}`);
    return known;
  }

  switch(name: string, plugs: readonly Plug[], options: SwitchOptions): Switch {
    if (this.switches.has(name) || this.lab.machines.has(name))
      throw new Error(`there is a ${name} in this lab already`);
    const made = new Switch(name, this.lab.clock, options);
    this.switches.set(name, made);
    this.lab.record({ act: "switch", name, options });
    for (const each of plugs) this.connect(made, each, PLAIN);
    return made;
  }

  /** A pair whose ends are in two machines, as a container's in its host's would be. */
  veth(a: Machine, one: string, b: Machine, other: string): readonly [Device, Device] {
    const bad = config.addVeth(a.root, { name: one, kind: "veth" }, { name: other, kind: "veth" }, b.root);
    if (bad) throw new Error(`machine ${a.root.device(one) ? a.name : b.name} has a device of this name already`);
    this.lab.record({ act: "veth", ends: [`${a.name}/${one}`, `${b.name}/${other}`] });
    return [a.device(one), b.device(other)];
  }

  private end(plugged: Plug): Port | CardEnd {
    if (plugged instanceof Switch) return plugged.addPort();
    const card = "root" in plugged ? this.nextCard(plugged) : plugged;
    this.free(card);
    return new CardEnd(nameOf(card), card);
  }

  private free(dev: Device): void {
    if (dev.kind !== "nic") throw new Error(`${dev.name} is no physical card: it takes no cable`);
    if (dev.cable) throw new Error(`${dev.name} has a cable already`);
    if (dev.netns.kernel.clock !== this.lab.clock) throw new Error(`${dev.name} belongs to another lab`);
  }

  private nextCard(machine: Machine): Device {
    const unused = machine.root.devices().find((dev) => dev.kind === "nic" && !dev.cable);
    return unused ?? this.lab.nic(machine, config.freeName(machine.root, "eth%d"));
  }
}

const nameOf = (dev: Device): string => `${dev.netns.kernel.machine}/${dev.name}`;

/** A link's end in a card: what stands for the link there. */
class CardEnd implements End, Cable {
  private link: Link | undefined;

  constructor(
    readonly name: string,
    readonly card: Device,
  ) {}

  plug(link: Link): void {
    this.link = link;
    plug(this.card, this);
  }

  carry(frame: Uint8Array, skb: Carried): void {
    this.link!.send(this, frame, skb);
  }

  receive(bytes: Uint8Array, skb: Carried): void {
    const { card } = this;
    card.netns.receive(card, bytes, skb);
  }
}

/** One way of a plain cable. */
class Wire implements Cable {
  constructor(
    readonly from: Device,
    readonly to: Device,
    private readonly delay: number,
  ) {}

  carry(frame: Uint8Array, skb: Carried): void {
    const { to } = this;
    to.netns.kernel.softirq(this.delay, () => to.netns.receive(to, frame, skb));
  }
}

function plug(dev: Device, cable: Cable): void {
  dev.cable = cable;
  if (dev.up) dev.setCarrier(true);
}

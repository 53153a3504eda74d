// What joins a lab's machines: cables, links with rules, switches, pairs. Every act goes into the journal.
import { config, type Device } from "../net/index.js";
import type { Lab } from "./lab.js";
import { type End, Link, type LinkOptions } from "./link.js";
import type { Machine } from "./machine.js";
import { Switch, type SwitchOptions } from "./switch.js";

/** A card, a machine (its next free card), a switch (its next port). */
export type Plug = Device | Machine | Switch;

export class Wiring {
  readonly cables: (readonly [Device, Device])[] = [];
  readonly switches = new Map<string, Switch>();
  private readonly links = new Map<string, Link>();

  constructor(private readonly lab: Lab) {}

  /** A plain cable; `delay` is nanoseconds one way. */
  cable(a: Device, b: Device, { delay = 5_000 }: { delay?: number }): void {
    if (a === b) throw new Error(`a cable has two ends: ${a.name} cannot be both`);
    for (const dev of [a, b]) this.free(dev);
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      plug(one, (_from, frame, skb) => other.netns.kernel.softirq(delay, () => other.netns.receive(other, frame, skb)));
    this.lab.record({ act: "cable", ends: [nameOf(a), nameOf(b)], delay });
    this.cables.push([a, b]);
  }

  connect(a: Plug, b: Plug, options: LinkOptions): Link {
    const ends = [this.end(a), this.end(b)] as const;
    const names = [ends[0].name, ends[1].name] as const;
    const { clock, random } = this.lab;
    const link = new Link(ends, options, clock, random.stream(`link ${names.join(" ")}`), (rule, apply) =>
      this.lab.record({ act: "rule", ends: names, rule, apply }),
    );
    for (const [end, other] of [ends, [ends[1], ends[0]] as const]) {
      if (end.card) plug(end.card, (_from, frame, skb) => link.send(end, frame, skb));
      else Object.assign(end, { link, end: other });
    }
    this.links.set(link.name, link);
    this.lab.record({ act: "connect", ends: names, options });
    if (ends[0].card && ends[1].card) this.cables.push([ends[0].card, ends[1].card]);
    return link;
  }

  link(name: string): Link {
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
    for (const each of plugs) this.connect(made, each, {});
    return made;
  }

  /** A pair whose ends are in two machines, as a container's in its host's would be. */
  veth(a: Machine, one: string, b: Machine, other: string): readonly [Device, Device] {
    const bad = config.addVeth(a.root, { name: one, kind: "veth" }, { name: other, kind: "veth" }, b.root);
    if (bad) throw new Error(`machine ${a.root.device(one) ? a.name : b.name} has a device of this name already`);
    this.lab.record({ act: "veth", ends: [`${a.name}/${one}`, `${b.name}/${other}`] });
    return [a.device(one), b.device(other)];
  }

  private end(plugged: Plug): End {
    if (plugged instanceof Switch) return plugged.addPort();
    const card = "root" in plugged ? this.nextCard(plugged) : plugged;
    this.free(card);
    return {
      name: nameOf(card),
      card,
      receive: (bytes, skb) => card.netns.receive(card, bytes, skb),
    };
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

function plug(dev: Device, cable: NonNullable<Device["cable"]>): void {
  dev.cable = cable;
  if (dev.up) dev.setCarrier(true);
}

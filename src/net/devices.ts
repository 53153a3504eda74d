// The devices of one namespace, by number, by name and by address (dev_base, inet_addr_lst). Most namespaces have few: they are a
// list, and get an index by name when they are more.
import type { Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import { InDevice } from "./inet.js";

/** So many are looked through faster than an index is made. */
const FEW = 8;

export class Devices {
  /** By number; made anew with every change, since others go through it meanwhile. */
  private inOrder: readonly Device[] = [];
  private byName: Map<string, Device> | undefined;
  private lastIndex = 0;
  private owners: ReadonlyMap<Ipv4, Device> | undefined;
  private ownersAt = -1;

  list(): readonly Device[] {
    return this.inOrder;
  }

  at(index: number): Device | undefined {
    const found = this.inOrder[this.before(index)];
    return found?.index === index ? found : undefined;
  }

  named(name: string): Device | undefined {
    if (this.inOrder.length <= FEW) {
      for (const dev of this.inOrder) if (dev.name === name) return dev;
      return undefined;
    }
    this.byName ??= new Map(this.inOrder.map((dev) => [dev.name, dev]));
    return this.byName.get(name);
  }

  inDevice(dev: Device): InDevice {
    dev.inet ??= new InDevice(dev);
    return dev.inet;
  }

  /** dev_new_index: the next number that is free. */
  nextIndex(): number {
    do this.lastIndex++;
    while (this.at(this.lastIndex));
    return this.lastIndex;
  }

  add(dev: Device): void {
    const { inOrder } = this;
    const at = this.before(dev.index);
    this.inOrder =
      at === inOrder.length ? inOrder.concat([dev]) : inOrder.slice(0, at).concat([dev], inOrder.slice(at));
    this.byName?.set(dev.name, dev);
    dev.inet = undefined;
  }

  remove(dev: Device): void {
    this.inOrder = this.inOrder.filter((each) => each !== dev);
    this.byName?.delete(dev.name);
    dev.inet = undefined;
  }

  rename(dev: Device, name: string): void {
    this.byName?.delete(dev.name);
    dev.name = name;
    this.byName?.set(name, dev);
  }

  /** inet_lookup_ifaddr: the first that has this address; `changes` says whether what was known still holds. */
  owner(address: Ipv4, changes: number): Device | undefined {
    if (!this.owners || this.ownersAt !== changes) {
      const owners = new Map<Ipv4, Device>();
      for (const dev of this.inOrder)
        for (const { local } of this.inDevice(dev).addresses) if (!owners.has(local)) owners.set(local, dev);
      this.owners = owners;
      this.ownersAt = changes;
    }
    return this.owners.get(address);
  }

  // How many have a smaller number.
  private before(index: number): number {
    const { inOrder } = this;
    let low = 0;
    let high = inOrder.length;
    // Numbers are given in a row, and seldom taken back.
    if (inOrder[index - 1]?.index === index) return index - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inOrder[middle]!.index < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

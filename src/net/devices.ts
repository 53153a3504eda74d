// The devices of one namespace, by number, by name and by address (dev_base, inet_addr_lst).
import type { Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";
import { InDevice } from "./inet.js";

export class Devices {
  private readonly byIndex = new Map<number, Device>();
  private readonly byName = new Map<string, Device>();
  private readonly inDevices = new Map<Device, InDevice>();
  private inOrder: readonly Device[] | undefined;
  private lastIndex = 0;
  private owners: ReadonlyMap<Ipv4, Device> | undefined;
  private ownersAt = -1;

  /** By number. */
  list(): readonly Device[] {
    this.inOrder ??= [...this.byIndex.values()].sort((a, b) => a.index - b.index);
    return this.inOrder;
  }

  at(index: number): Device | undefined {
    return this.byIndex.get(index);
  }

  named(name: string): Device | undefined {
    return this.byName.get(name);
  }

  inDevice(dev: Device): InDevice {
    return this.inDevices.get(dev)!;
  }

  /** dev_new_index: the next number that is free. */
  nextIndex(): number {
    do this.lastIndex++;
    while (this.byIndex.has(this.lastIndex));
    return this.lastIndex;
  }

  add(dev: Device): void {
    this.byIndex.set(dev.index, dev);
    this.byName.set(dev.name, dev);
    this.inDevices.set(dev, new InDevice(dev));
    this.inOrder = undefined;
  }

  remove(dev: Device): void {
    this.byIndex.delete(dev.index);
    this.byName.delete(dev.name);
    this.inDevices.delete(dev);
    this.inOrder = undefined;
  }

  rename(dev: Device, name: string): void {
    this.byName.delete(dev.name);
    dev.name = name;
    this.byName.set(name, dev);
  }

  /** inet_lookup_ifaddr: the first that has this address; `changes` says whether what was known still holds. */
  owner(address: Ipv4, changes: number): Device | undefined {
    if (!this.owners || this.ownersAt !== changes) {
      const owners = new Map<Ipv4, Device>();
      for (const dev of this.list())
        for (const { local } of this.inDevice(dev).addresses) if (!owners.has(local)) owners.set(local, dev);
      this.owners = owners;
      this.ownersAt = changes;
    }
    return this.owners.get(address);
  }
}

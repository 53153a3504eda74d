// The identification of the packets that a namespace sends (ip_idents_reserve): a counter for each destination.
import type { Ipv4 } from "../wire/address.js";
import type { Kernel } from "./kernel.js";

export class IpId {
  constructor(private id: number) {}

  next(): number {
    const { id } = this;
    this.id = (id + 1) & 0xffff;
    return id;
  }
}

export class IpIds {
  private readonly ids = new Map<Ipv4, IpId>();

  constructor(
    private readonly kernel: Kernel,
    private readonly name: string,
  ) {}

  to(destination: Ipv4): IpId {
    const known = this.ids.get(destination);
    if (known) return known;
    const chance = this.kernel.random.stream(`ipid/${this.name}/${destination}`);
    const made = new IpId(chance.between(0, 0x10000));
    this.ids.set(destination, made);
    return made;
  }
}

// The settings of a family's devices, copied on write: a device that was never written to reads what it began with, in one map
// that all such devices of a lab share. A hundred and fifty settings a device would be most of a large lab's memory.

export type Values = ReadonlyMap<string, number>;

export class Layers {
  private readonly devices: Map<string, Values>;
  /** Whose map is its own and may be written to; made when there is one. */
  private own: Set<string> | undefined;

  constructor(begin: ReadonlyMap<string, Values>) {
    this.devices = new Map(begin);
  }

  of(device: string): Values | undefined {
    return this.devices.get(device);
  }

  /** Its values for others to begin with: they are never written to again, only copied. */
  shared(device: string): Values | undefined {
    this.own?.delete(device);
    return this.devices.get(device);
  }

  /** A device begins with these values of another, or with those of them that are `wanted`. */
  inherit(device: string, values: Values | undefined, wanted?: (name: string) => boolean): void {
    if (!values) return;
    this.own?.delete(device);
    this.devices.set(device, wanted ? picked(values, wanted) : values);
  }

  write(device: string, name: string, value: number): void {
    const values = this.devices.get(device);
    if (values?.get(name) === value) return;
    const own = values && this.own?.has(device) ? (values as Map<string, number>) : new Map(values);
    own.set(name, value);
    if (own === values) return;
    this.own ??= new Set();
    this.own.add(device);
    this.devices.set(device, own);
  }

  delete(device: string): void {
    this.devices.delete(device);
    this.own?.delete(device);
  }

  rename(from: string, to: string): void {
    const values = this.devices.get(from);
    const mine = this.own?.has(from);
    this.delete(from);
    if (!values) return;
    this.devices.set(to, values);
    if (mine) this.own?.add(to);
    else this.own?.delete(to);
  }

  *paths(family: string): Iterable<string> {
    for (const [device, values] of this.devices) for (const name of values.keys()) yield `${family}/${device}/${name}`;
  }
}

// The same map for the same values: what a table's `default` has beside them belongs to no device.
const pickings = new WeakMap<Values, Values>();

function picked(values: Values, wanted: (name: string) => boolean): Values {
  const known = pickings.get(values);
  if (known) return known;
  const made = new Map([...values].filter(([name]) => wanted(name)));
  pickings.set(values, made);
  return made;
}

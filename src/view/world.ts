// What a picture needs to know of the lab, as plain data: a snapshot, so that a picture of a run stays what it was.

export interface World {
  readonly machines: readonly MachineView[];
  readonly links: readonly LinkView[];
}

export interface MachineView {
  readonly name: string;
  readonly netns: readonly NetnsView[];
}

/** name "" is the machine's root namespace. */
export interface NetnsView {
  readonly name: string;
  readonly devices: readonly DeviceView[];
}

export interface DeviceView {
  readonly name: string;
  readonly index: number;
  readonly kind: "loopback" | "veth" | "dummy" | "nic" | "bridge" | "port";
  readonly mac: string;
  /** With their prefix lengths: "10.9.0.1/24". */
  readonly addresses: readonly string[];
  readonly up: boolean;
  readonly carrier: boolean;
  /** The bridge whose port this is. */
  readonly master?: string;
}

export interface DeviceRef {
  readonly machine: string;
  readonly netns: string;
  readonly device: string;
}

export interface LinkView {
  readonly a: DeviceRef;
  readonly b: DeviceRef;
  readonly kind: "veth" | "cable";
}

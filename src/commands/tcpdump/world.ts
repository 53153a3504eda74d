// What tcpdump needs of its machine. The lab fits its network stack to it.
import type { Nanos } from "../../sim/clock.js";
import type { WaitQueue } from "../../sim/task.js";
import type { Version } from "../../wire/summary.js";

export interface CaptureWorld {
  readonly release: Version;
  /** Unix time in seconds when virtual time began. */
  readonly epoch: number;
  devices(): readonly CaptureDevice[];
  /** `device` may be "any". */
  openCapture(
    device: string,
    promiscuous: boolean,
  ): CaptureSocket | { readonly errno: "ENODEV" | "ENETDOWN" | "EPERM" };
}

export interface CaptureDevice {
  readonly name: string;
  readonly index: number;
  readonly up: boolean;
  readonly running: boolean;
  readonly loopback: boolean;
  /** The mask of its first IPv4 address, which "ip broadcast" needs. */
  readonly netmask?: number | undefined;
}

/** A packet socket: sees what its device sends and receives. */
export interface CaptureSocket {
  readonly readable: WaitQueue;
  /** Its device is no longer there. */
  readonly gone: boolean;
  /** How many packets next() would give. */
  readonly waiting: number;
  next(): Captured | undefined;
  /** All that next() would give. */
  drain(): Batch;
  close(): void;
}

/** Packets as a table; the bytes are looked for when they are asked for. */
export interface Batch {
  readonly length: number;
  readonly times: ArrayLike<Nanos>;
  /** How long they are. */
  readonly sizes: ArrayLike<number>;
  bytes(row: number): Uint8Array;
}

export interface Captured {
  readonly time: Nanos;
  readonly device: string;
  readonly dir: "in" | "out";
  readonly bytes: Uint8Array;
  /** Of what came in: for whom it was (eth_type_trans). */
  readonly pktType?: "host" | "broadcast" | "multicast" | "otherhost";
}

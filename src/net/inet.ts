// IPv4 addresses of a device (net/ipv4/devinet.c): primaries and secondaries, and which one speaks for us.
// Left out: promote_secondaries' route replay beyond the simple case.
import { formatIpv4, type Ipv4 } from "../wire/address.js";
import type { Device } from "./device.js";

/** rtnetlink's scopes; a larger number is narrower. */
export const scope = { universe: 0, site: 200, link: 253, host: 254, nowhere: 255 } as const;

export interface InterfaceAddress {
  readonly local: Ipv4;
  /** The other end of a point-to-point address; equal to `local` otherwise. */
  readonly peer: Ipv4;
  readonly prefixLength: number;
  readonly broadcast: Ipv4 | undefined;
  readonly scope: number;
  readonly label: string;
  readonly secondary: boolean;
  readonly noPrefixRoute: boolean;
  /** IFA_RT_PRIORITY: the metric of its subnet route. */
  readonly metric: number;
  /** In seconds, from a jiffy on; undefined is for ever (IFA_F_PERMANENT). */
  readonly lifetime?: { readonly valid: number; readonly preferred: number; readonly since: number } | undefined;
  /** IFA_F_DEPRECATED: its preferred time is over. */
  readonly deprecated?: boolean | undefined;
}

export function mask(prefixLength: number): number {
  return prefixLength === 0 ? 0 : (0xffff_ffff << (32 - prefixLength)) >>> 0;
}

export const inPrefix = (address: Ipv4, prefix: Ipv4, length: number): boolean =>
  ((address ^ prefix) & mask(length)) === 0;

export const isLoopback = (address: Ipv4): boolean => address >>> 24 === 127;
export const isMulticast = (address: Ipv4): boolean => address >>> 28 === 0xe;
export const isZeroNet = (address: Ipv4): boolean => address >>> 24 === 0;
export const LIMITED_BROADCAST: Ipv4 = 0xffff_ffff;

export class InDevice {
  readonly addresses: InterfaceAddress[] = [];
  constructor(readonly dev: Device) {}

  /** inet_insert_ifa: the address as it was inserted, or why not. */
  insert(wanted: Omit<InterfaceAddress, "secondary">): InterfaceAddress | "EEXIST" | "EINVAL" {
    let afterPrimaries = 0;
    let secondary = false;
    for (const [index, other] of this.addresses.entries()) {
      if (!other.secondary && wanted.scope <= other.scope) afterPrimaries = index + 1;
      if (other.prefixLength === wanted.prefixLength && inPrefix(wanted.peer, other.peer, other.prefixLength)) {
        if (other.local === wanted.local) return "EEXIST";
        if (other.scope !== wanted.scope) return "EINVAL";
        secondary = true;
      }
    }
    this.dev.netns.kernel.changed();
    const { local, peer, prefixLength, broadcast, scope, label, noPrefixRoute, metric, lifetime, deprecated } = wanted;
    const address: InterfaceAddress = {
      local,
      peer,
      prefixLength,
      broadcast,
      scope,
      label,
      secondary,
      noPrefixRoute,
      metric,
      lifetime,
      deprecated,
    };
    this.addresses.splice(secondary ? this.addresses.length : afterPrimaries, 0, address);
    return address;
  }

  /** Removes one; with it go its secondaries, or the first of them is promoted (promote_secondaries). */
  remove(address: InterfaceAddress, promote: boolean): { removed: InterfaceAddress[]; promoted?: InterfaceAddress } {
    this.dev.netns.kernel.changed();
    const dependants = address.secondary
      ? []
      : this.addresses.filter(
          (a) =>
            a.secondary && a.prefixLength === address.prefixLength && inPrefix(a.peer, address.peer, a.prefixLength),
        );
    const heir = promote ? dependants[0] : undefined;
    const removed = heir ? [address] : [address, ...dependants];
    for (const gone of removed) this.addresses.splice(this.addresses.indexOf(gone), 1);
    if (!heir) return { removed };
    const promoted = { ...heir, secondary: false };
    this.addresses.splice(this.addresses.indexOf(heir), 1);
    // Behind the last primary.
    const last = this.addresses.map((a) => !a.secondary && promoted.scope <= a.scope).lastIndexOf(true);
    this.addresses.splice(last + 1, 0, promoted);
    return { removed, promoted };
  }

  /** inet_select_addr on this device: the primary that shares a subnet with `target`, else the first in scope. */
  select(target: Ipv4, within: number): Ipv4 | undefined {
    const usable = this.addresses.filter((a) => !a.secondary && a.scope <= within);
    return (usable.find((a) => target !== 0 && inPrefix(target, a.peer, a.prefixLength)) ?? usable[0])?.local;
  }

  /** inet_addr_onlink: both addresses are in one of our subnets. */
  onLink(a: Ipv4, b: Ipv4): boolean {
    return this.addresses.some(
      (own) => inPrefix(a, own.peer, own.prefixLength) && inPrefix(b, own.peer, own.prefixLength),
    );
  }

  toString(): string {
    return this.addresses.map((a) => `${formatIpv4(a.local)}/${a.prefixLength}`).join(" ");
  }
}

// /proc/net/arp (arp_seq_show): the neighbours of one namespace, then those for whom it answers.
import type { Neighbour, NetNs } from "../net/index.js";
import { formatIpv4, formatMac } from "../wire/address.js";

/** ATF_*: complete, permanent, published. */
export const flag = { complete: 2, permanent: 4, published: 8 } as const;

// arp_state_to_flags
function flagsOf({ state: { nud } }: Neighbour): number {
  if (nud === "PERMANENT") return flag.complete | flag.permanent;
  return nud === "NONE" || nud === "INCOMPLETE" || nud === "FAILED" ? 0 : flag.complete;
}

export interface ArpRow {
  readonly address: string;
  /** ARPHRD_ETHER, 0 for an entry of no device. */
  readonly hardware: number;
  readonly flags: number;
  readonly mac: string;
  readonly device: string;
}

export function arpRows({ neighbours, proxies }: NetNs): ArpRow[] {
  const known = neighbours
    .all()
    .filter(({ state: { nud } }) => nud !== "NOARP" && nud !== "NONE")
    .map((each) => ({
      address: formatIpv4(each.address),
      hardware: 1,
      flags: flagsOf(each),
      mac: formatMac(each.state.lladdr ?? 0),
      device: each.dev.name,
    }));
  const answered = proxies.entries.map(({ address, dev }) => ({
    address: formatIpv4(address),
    hardware: dev ? 1 : 0,
    flags: flag.published | flag.permanent,
    mac: formatMac(0),
    device: dev?.name ?? "*",
  }));
  return [...known, ...answered];
}

export function procNetArp(netns: NetNs): string {
  const head = "IP address       HW type     Flags       HW address            Mask     Device\n";
  const line = ({ address, hardware, flags, mac, device }: ArpRow) =>
    `${address.padEnd(16)} 0x${String(hardware).padEnd(10)}0x${flags.toString(16).padEnd(10)}${mac.padEnd(17)}     *        ${device}\n`;
  return head + arpRows(netns).map(line).join("");
}

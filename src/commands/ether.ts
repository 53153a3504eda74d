// A hardware address as net-tools read it (lib/ether.c: in_ether).
import type { Mac } from "../wire/address.js";

/** Up to six octets of one or two digits; what is missing is zero. */
export function ether(text: string): Mac | undefined {
  const octets = text.split(":");
  if (octets.length > 6 || octets.some((each) => !/^[0-9a-f]{1,2}$/i.test(each))) return undefined;
  return octets.reduce((mac, each, at) => mac + Number.parseInt(each, 16) * 256 ** (5 - at), 0);
}

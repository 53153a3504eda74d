// "broadcast" and "multicast", of the link or of IP.
import type { Surroundings } from "./identifier.js";
import * as primitive from "./primitive.js";
import { Refusal } from "./refusal.js";
import type { Test } from "./test.js";

const NOT_HERE =
  "link-layer multicast filters supported only on ethernet/FDDI/token ring/ARCNET/802.11/ATM LANE/Fibre Channel";

export function cast(
  kind: string,
  protocol: string | undefined,
  { layout, netmask = 0 }: Surroundings,
): Test | Refusal {
  const ofLink = protocol === undefined || protocol === "ether";
  if (kind === "broadcast") {
    if (ofLink)
      return layout.link === "EN10MB"
        ? primitive.etherHost("dst", 0xffff_ffff_ffff)
        : new Refusal("not a broadcast link");
    return protocol === "ip"
      ? primitive.ipBroadcast(layout, netmask)
      : new Refusal("only link-layer/IP broadcast filters supported");
  }
  if (ofLink && layout.link === "EN10MB") return primitive.etherMulticast;
  if (protocol === "ip") return primitive.ipMulticast(layout);
  if (protocol === "ip6") return primitive.ip6Multicast(layout);
  return new Refusal(NOT_HERE);
}

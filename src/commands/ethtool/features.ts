// ethtool -k: what each kind of device offers (NETIF_F_*), as drivers of 6.1 set it. Nothing here uses it, so nothing changes it:
// -K is not simulated. A physical card's features hang on its driver; those of a virtual one are told.
import type { Device } from "../../net/index.js";

/** A column a kind: lo, veth, dummy, bridge. "+" on, "-" off, "1" and "0" the same, for ever; a bridge as it is without ports. */
const table = `
1+00 rx-checksumming
++++ tx-checksumming
0000   tx-checksum-ipv4
1+++   tx-checksum-ip-generic
0000   tx-checksum-ipv6
0000   tx-checksum-fcoe-crc
1+00   tx-checksum-sctp
++++ scatter-gather
1+++   tx-scatter-gather
1+++   tx-scatter-gather-fraglist
++++ tcp-segmentation-offload
++++   tx-tcp-segmentation
++++   tx-tcp-ecn-segmentation
++++   tx-tcp-mangleid-segmentation
++++   tx-tcp6-segmentation
++++ generic-segmentation-offload
+-++ generic-receive-offload
0000 large-receive-offload
0+00 rx-vlan-offload
0+0+ tx-vlan-offload
0000 ntuple-filters
0000 receive-hashing
1+++ highdma
0000 rx-vlan-filter
1000 vlan-challenged
1111 tx-lockless
1001 netns-local
000+ tx-gso-robust
000+ tx-fcoe-segmentation
0+++ tx-gre-segmentation
0+++ tx-gre-csum-segmentation
0+++ tx-ipxip4-segmentation
0+++ tx-ipxip6-segmentation
0+++ tx-udp_tnl-segmentation
0+++ tx-udp_tnl-csum-segmentation
000+ tx-gso-partial
000+ tx-tunnel-remcsum-segmentation
++++ tx-sctp-segmentation
000+ tx-esp-segmentation
++++ tx-udp-segmentation
++++ tx-gso-list
0000 fcoe-mtu
0--- tx-nocache-copy
1000 loopback
0000 rx-fcs
0000 rx-all
0+0+ tx-vlan-stag-hw-insert
0+00 rx-vlan-stag-hw-parse
0000 rx-vlan-stag-filter
0000 l2-fwd-offload
0000 hw-tc-offload
0000 esp-hw-offload
0000 esp-tx-csum-hw-offload
0000 rx-udp_tunnel-port-offload
0000 tls-hw-tx-offload
0000 tls-hw-rx-offload
0000 rx-gro-hw
0000 tls-hw-record
---- rx-gro-list
0000 macsec-hw-offload
---- rx-udp-gro-forwarding
0000 hsr-tag-ins-offload
0000 hsr-tag-rm-offload
0000 hsr-fwd-offload
0000 hsr-dup-offload
`;

const column = { loopback: 0, veth: 1, nic: 1, dummy: 2, bridge: 3 } as const;
const words: Readonly<Record<string, string>> = {
  "+": "on",
  "-": "off",
  "1": "on [fixed]",
  "0": "off [fixed]",
};

export function features(dev: Device): string {
  const lines = table
    .trim()
    .split("\n")
    .map((line) => {
      const name = line.slice(5).replace(/^ +/, "\t");
      return `${name}: ${words[line[column[dev.kind]]!]}\n`;
    });
  return `Features for ${dev.name}:\n${lines.join("")}`;
}

// The names that tcpdump gives to Ethernet types.

const names = new Map([
  [0x0200, "PUP"],
  [0x0500, "Sprite"],
  [0x0600, "NS"],
  [0x0800, "IPv4"],
  [0x0806, "ARP"],
  [0x1000, "Trail"],
  [0x6001, "MOP DL"],
  [0x6002, "MOP RC"],
  [0x6003, "DN"],
  [0x6004, "LAT"],
  [0x6007, "SCA"],
  [0x6558, "TEB"],
  [0x8035, "Reverse ARP"],
  [0x8038, "Lanbridge"],
  [0x809b, "Appletalk"],
  [0x80f3, "Appletalk ARP"],
  [0x8100, "802.1Q"],
  [0x8137, "IPX"],
  [0x86dd, "IPv6"],
  [0x8808, "MPCP"],
  [0x8809, "Slow Protocols"],
  [0x880b, "PPP"],
  [0x8847, "MPLS unicast"],
  [0x8848, "MPLS multicast"],
  [0x8863, "PPPoE D"],
  [0x8864, "PPPoE S"],
  [0x888e, "EAPOL"],
  [0x88a8, "802.1Q-QinQ"],
  [0x88cc, "LLDP"],
  [0x9100, "802.1Q-9100"],
  [0x9200, "802.1Q-9200"],
  [0x9000, "Loopback"],
]);

export function ethertypeName(type: number): string | undefined {
  return names.get(type);
}

// Names that filters know: header fields and values (scanner.l), types and networks.

export const constants: ReadonlyMap<string, number> = new Map([
  ["icmptype", 0],
  ["icmpcode", 1],
  ["icmp6type", 0],
  ["icmp6code", 1],
  ["icmp-echoreply", 0],
  ["icmp-unreach", 3],
  ["icmp-sourcequench", 4],
  ["icmp-redirect", 5],
  ["icmp-echo", 8],
  ["icmp-routeradvert", 9],
  ["icmp-routersolicit", 10],
  ["icmp-timxceed", 11],
  ["icmp-paramprob", 12],
  ["icmp-tstamp", 13],
  ["icmp-tstampreply", 14],
  ["icmp-ireq", 15],
  ["icmp-ireqreply", 16],
  ["icmp-maskreq", 17],
  ["icmp-maskreply", 18],
  ["icmp6-destinationunreach", 1],
  ["icmp6-packettoobig", 2],
  ["icmp6-timeexceeded", 3],
  ["icmp6-parameterproblem", 4],
  ["icmp6-echo", 128],
  ["icmp6-echoreply", 129],
  ["icmp6-multicastlistenerquery", 130],
  ["icmp6-multicastlistenerreportv1", 131],
  ["icmp6-multicastlistenerdone", 132],
  ["icmp6-routersolicit", 133],
  ["icmp6-routeradvert", 134],
  ["icmp6-neighborsolicit", 135],
  ["icmp6-neighboradvert", 136],
  ["icmp6-redirect", 137],
  ["icmp6-multicastlistenerreportv2", 143],
  ["tcpflags", 13],
  ["tcp-fin", 1],
  ["tcp-syn", 2],
  ["tcp-rst", 4],
  ["tcp-push", 8],
  ["tcp-ack", 16],
  ["tcp-urg", 32],
  ["tcp-ece", 64],
  ["tcp-cwr", 128],
]);

export const etherProtocols: ReadonlyMap<string, number> = new Map([
  ["ip", 0x0800],
  ["arp", 0x0806],
  ["rarp", 0x8035],
  ["ip6", 0x86dd],
  ["atalk", 0x809b],
  ["aarp", 0x80f3],
  ["decnet", 0x6003],
  ["lat", 0x6004],
  ["sca", 0x6007],
  ["moprc", 0x6002],
  ["mopdl", 0x6001],
  ["ieee8021ah", 0x88e7],
  ["loopback", 0x9000],
]);

/** /etc/networks */
export const networks: ReadonlyMap<string, number> = new Map([
  ["default", 0],
  ["loopback", 0x7f00_0000],
  ["link-local", 0xa9fe_0000],
]);

/** Words for the link layer, whichever it is. */
export const LINKS: readonly string[] = ["ether", "link", "ppp", "slip", "fddi", "tr", "wlan"];

/** Words of libpcap's that are not simulated. */
export const UNSIMULATED: readonly string[] =
  `atalk aarp iso esis es-is isis is-is l1 l2 iih lsp snp csnp psnp clnp stp ipx netbeui radio mpls pppoed
pppoes geneve llc lane metac bcc sc ilmic connectmsg metaconnect oam oamf4 oamf4ec oamf4sc vpi vci fisu lssu lsu msu
hfisu hlssu hmsu sio opc dpc sls hsio hopc hdpc hsls ifname on rset ruleset rnr rulenum srnr subrulenum reason action
type subtype dir direction addr1 addr2 addr3 addr4 address1 address2 address3 address4 ra ta`.split(/\s+/);

// Ports and protocols with a name: those of Debian's /etc/services and /etc/protocols that people write in filters.

const lines = `ftp-data 20/tcp
ftp 21/tcp
ssh 22/tcp
telnet 23/tcp
smtp 25/tcp
time 37/tcp 37/udp
whois 43/tcp
tacacs 49/tcp 49/udp
domain 53/tcp 53/udp
bootps 67/udp
bootpc 68/udp
tftp 69/udp
gopher 70/tcp
finger 79/tcp
http 80/tcp
kerberos 88/tcp 88/udp
pop3 110/tcp
sunrpc 111/tcp 111/udp
auth 113/tcp
nntp 119/tcp
ntp 123/udp
epmap 135/tcp
netbios-ns 137/udp
netbios-dgm 138/udp
netbios-ssn 139/tcp
imap2 143/tcp
snmp 161/tcp 161/udp
snmp-trap 162/tcp 162/udp
bgp 179/tcp
irc 194/tcp 194/udp
ldap 389/tcp 389/udp
https 443/tcp 443/udp
microsoft-ds 445/tcp 445/udp
isakmp 500/udp
exec 512/tcp
login 513/tcp
shell 514/tcp
syslog 514/udp
printer 515/tcp
route 520/udp
submission 587/tcp
ldaps 636/tcp 636/udp
rsync 873/tcp
imaps 993/tcp
pop3s 995/tcp
socks 1080/tcp
openvpn 1194/tcp 1194/udp
radius 1812/tcp 1812/udp
radius-acct 1813/tcp 1813/udp
nfs 2049/tcp 2049/udp
mysql 3306/tcp
ipsec-nat-t 4500/udp
sip 5060/tcp 5060/udp
postgresql 5432/tcp
x11 6000/tcp
http-alt 8080/tcp 8080/udp`;

const table = lines.split("\n").map((line) => {
  const [name, ...ports] = line.split(" ");
  return { name: name!, ports: ports.map((port) => port.split("/") as [string, "tcp" | "udp"]) };
});

/** Whose name it is: over TCP, over UDP or both. */
export const services: ReadonlyMap<string, { readonly port: number; readonly over: readonly ("tcp" | "udp")[] }> =
  new Map(
    table.map(({ name, ports }) => [name, { port: Number(ports[0]![0]), over: ports.map(([, protocol]) => protocol) }]),
  );

export const ipProtocols: ReadonlyMap<string, number> = new Map([
  ["icmp", 1],
  ["igmp", 2],
  ["ipencap", 4],
  ["tcp", 6],
  ["egp", 8],
  ["igp", 9],
  ["udp", 17],
  ["dccp", 33],
  ["rsvp", 46],
  ["gre", 47],
  ["esp", 50],
  ["ah", 51],
  ["ospf", 89],
  ["pim", 103],
  ["vrrp", 112],
  ["l2tp", 115],
  ["sctp", 132],
  ["ipv6", 41],
  ["ipv6-route", 43],
  ["ipv6-frag", 44],
  ["ipv6-icmp", 58],
  ["ipv6-nonxt", 59],
  ["ipv6-opts", 60],
]);

/** "80/tcp" and "6" to their names, for printing. */
export const serviceNames: ReadonlyMap<string, string> = new Map([
  ...table.flatMap(({ name, ports }) => ports.map(([port, over]) => [`${port}/${over}`, name] as const)),
  ...[...ipProtocols].map(([name, number]) => [String(number), name] as const),
]);

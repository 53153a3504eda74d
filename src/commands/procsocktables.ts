// /proc/net/{icmp,tcp,packet,ptype,sockstat}: the sockets of one namespace (ping_v4_seq_show,
// packet_seq_show, ptype_seq_show, sockstat_seq_show). Sockets have no inode and no place in memory here: both
// are said as 0, and the bucket, which the kernel takes from a random key, is the port. Left out: queues' lengths, modules' own
// handlers, TCP (there is none).
import type { NetNs, RawSocket, UdpSocket } from "../net/index.js";
import { asStored } from "./procgroups.js";

const columns = (first: string): string =>
  `${first}  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode`;
const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, "0");
/** As an established or a closed TCP socket has it. */
const state = { established: 1, closed: 7 } as const;

function row(bucket: number, width: number, socket: RawSocket | UdpSocket, port: number): string {
  const peer = "peer" in socket ? socket.peer : undefined;
  const local = `${asStored(socket.source ?? 0)}:${hex(port, 4)}`;
  const remote = `${asStored(peer?.address ?? 0)}:${hex(peer?.port ?? 0, 4)}`;
  const st = hex(peer ? state.established : state.closed, 2);
  const drops = "drops" in socket ? socket.drops : 0;
  const rest = `00000000:00000000 00:00000000 00000000     0        0 0 2 ${"0".repeat(16)} ${drops}`;
  return `${String(bucket).padStart(width)}: ${local} ${remote} ${st} ${rest}`;
}

// udp4_seq_show and ping_v4_seq_show fill each line up to 127.
const filled = (line: string): string => `${line.padEnd(127)}\n`;

export function procNetIcmp(netns: NetNs): string {
  const rows = netns.sockets
    .listRaw()
    .flatMap((each) => (each.identifier === undefined ? [] : [{ each, id: each.identifier }]));
  return [`${columns("")} ref pointer drops`, ...rows.map(({ each, id }) => row(id & 63, 5, each, id))]
    .map(filled)
    .join("");
}

export const procNetUdplite = (): string => filled(`${columns(" ")} ref pointer drops`);
export const procNetTcp = (): string => `${columns("").padEnd(149)}\n`;

// A capture's ring in memory holds its socket once more.
export function procNetPacket(netns: NetNs): string {
  const lines = netns.listPacketSockets().map(({ device, protocol }) => {
    const numbers = [
      (protocol === undefined ? "3" : "2").padEnd(6),
      "3   ",
      `${hex(protocol ?? 3, 4).toLowerCase()}  `,
      String(device?.index ?? 0).padEnd(5),
    ];
    return `${"0".repeat(16)} ${numbers.join(" ")} 1 0      0      0     \n`;
  });
  return `sk               RefCnt Type Proto  Iface R Rmem   User   Inode\n${lines.join("")}`;
}

export function procNetPtype(netns: NetNs): string {
  const line = (type: string, device: string, handler: string) => `${type.padEnd(4)} ${device.padEnd(8)} ${handler}\n`;
  const own = netns
    .listPacketSockets()
    .map(({ device, protocol }) =>
      protocol === undefined
        ? line("ALL", device?.name ?? "", "tpacket_rcv")
        : line(hex(protocol, 4).toLowerCase(), device?.name ?? "", "packet_rcv"),
    );
  const kernels = [line("0800", "", "ip_rcv"), line("0806", "", "arp_rcv"), line("86dd", "", "ipv6_rcv [ipv6]")];
  return ["Type Device      Function\n", ...own, ...kernels].join("");
}

export function procNetSockstat(netns: NetNs): string {
  const icmp = netns.sockets.listRaw();
  const raw = icmp.filter(({ identifier }) => identifier === undefined).length;
  const udp = netns.sockets.udp.bound().length;
  return [
    `sockets: used ${icmp.length + netns.sockets.udp.count + netns.listPacketSockets().length}`,
    "TCP: inuse 0 orphan 0 tw 0 alloc 0 mem 0",
    `UDP: inuse ${udp} mem 0`,
    "UDPLITE: inuse 0",
    `RAW: inuse ${raw}`,
    "FRAG: inuse 0 memory 0\n",
  ].join("\n");
}

// ss: the sockets that there are, and the columns in which it says so (ss.c: render). A datagram socket of ping has no place
// in sock_diag. Left out: what -e, -i, -m and -o add.

import { formatIpv4, type Ipv4 } from "../../wire/address.js";
import { TYPE_ARP } from "../../wire/ethernet.js";
import type { World } from "../world.js";
import type { Options } from "./options.js";

export interface Socket {
  readonly netid: "p_raw" | "p_dgr" | "udp" | "raw";
  readonly six: boolean;
  readonly connected: boolean;
  readonly waiting: number;
  readonly local: readonly [address: string, port: string];
  readonly peer: readonly [address: string, port: string];
  readonly owner: { readonly pid: number; readonly program: string; readonly fd: number } | undefined;
}

const inet = (address: Ipv4 | undefined): string => `${formatIpv4(address ?? 0)}:`;

/** In ss's order. */
export function sockets({ netns }: World, numeric: boolean): Socket[] {
  const packet = netns.listPacketSockets().map(({ device, protocol }): Socket => {
    const cooked = protocol === TYPE_ARP;
    return {
      netid: cooked ? "p_dgr" : "p_raw",
      six: false,
      connected: false,
      waiting: 0,
      local: [cooked ? "arp:" : "*:", device?.name ?? "*"],
      peer: ["*", ""],
      owner: undefined,
    };
  });
  const udp = netns.sockets.udp.bound().map((each): Socket => {
    const { source, port, peer, owner, received } = each;
    return {
      netid: "udp",
      six: false,
      connected: peer !== undefined,
      waiting: received.reduce((sum, { data }) => sum + data.length, 0),
      local: [inet(source), String(port)],
      peer: [inet(peer?.address), peer ? String(peer.port) : "*"],
      owner: { ...owner, fd: 3 },
    };
  });
  const opened = netns.sockets.listRaw().filter(({ identifier }) => identifier === undefined);
  const raw = [false, true].flatMap((six) =>
    opened
      .filter((each) => !six || each.twin6)
      .map(
        ({ source, bound, owner }): Socket => ({
          netid: "raw",
          six,
          connected: false,
          waiting: 0,
          local: six ? ["*:", numeric ? "58" : "ipv6-icmp"] : [inet(bound ?? source), numeric ? "1" : "icmp"],
          peer: [six ? "*:" : inet(undefined), "*"],
          owner: { ...owner, fd: six ? 4 : 3 },
        }),
      ),
  );
  return [...packet, ...udp, ...raw];
}

const kinds = { p_raw: "packet_raw", p_dgr: "packet_dgram", udp: "udp", raw: "raw" } as const;

/** Those that are asked for, without asking for their state. */
export const ofKinds = (all: readonly Socket[], options: Options): Socket[] =>
  all.filter(
    ({ netid, six }) =>
      options.kinds.has(kinds[netid]) && (options.family === undefined || six === (options.family === 6)),
  );

/** A column: to the right or to the left, and what stands in front of it. */
interface Column {
  readonly title: string;
  readonly right?: boolean;
  readonly before: string;
  readonly value: (socket: Socket) => string;
}

const users = ({ owner }: Socket): string =>
  owner ? `users:(("${owner.program}",pid=${owner.pid},fd=${owner.fd}))` : "";

const columnsOf = (netid: boolean, state: boolean, processes: boolean): Column[] => [
  ...(netid ? [{ title: "Netid", before: "", value: (each: Socket) => each.netid }] : []),
  ...(state
    ? [{ title: "State", before: " ", value: ({ connected }: Socket) => (connected ? "ESTAB" : "UNCONN") }]
    : []),
  { title: "Recv-Q", before: " ", value: ({ waiting }) => String(waiting).padEnd(6) },
  { title: "Send-Q", before: " ", value: () => "0".padEnd(6) },
  { title: "Local Address:", before: " ", right: true, value: ({ local }) => local[0] },
  { title: "Port", before: "", value: ({ local }) => local[1] },
  { title: "Peer Address:", before: " ", right: true, value: ({ peer }) => peer[0] },
  { title: "Port", before: "", value: ({ peer }) => peer[1] },
  { title: "Process", before: "", value: (each) => (processes && each.owner ? ` ${users(each)}` : "") },
];

/** `shown` may be empty: then nothing is padded. */
export function table(
  shown: readonly Socket[],
  which: { readonly netid: boolean; readonly state: boolean; readonly processes: boolean; readonly header: boolean },
): string {
  const columns = columnsOf(which.netid, which.state, which.processes);
  const titles = columns.map(({ title }) => title);
  const rows = [...(which.header ? [titles] : []), ...shown.map((each) => columns.map(({ value }) => value(each)))];
  const widths = columns.map((_, at) => Math.max(0, ...rows.map((row) => row[at]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => {
          const { right, before } = columns[at]!;
          return (at === 0 ? "" : before) + (right ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!));
        })
        .join(""),
    )
    .map((line) => `${line}\n`)
    .join("");
}

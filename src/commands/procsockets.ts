// /proc/net/raw and /proc/net/udp (raw_get_next's and udp4_format_sock's lines). Left out: inodes, the pointers that the kernel hides,
// the slots of its hash, which are random.
import type { NetNs } from "../net/index.js";
import type { Ipv4 } from "../wire/address.js";

// An address as this machine's processor has it in memory.
const inMemory = (address: Ipv4): string => {
  const octets = [0, 8, 16, 24].map((shift) => (address >>> shift) & 0xff);
  return octets.map((octet) => octet.toString(16).toUpperCase().padStart(2, "0")).join("");
};

const port = (value: number): string => value.toString(16).toUpperCase().padStart(4, "0");

interface Line {
  readonly slot: number;
  readonly local: readonly [Ipv4, number];
  readonly peer: readonly [Ipv4, number];
  readonly waiting: number;
}

function line({ slot, local, peer, waiting }: Line, width: number): string {
  const ends = [local, peer].map(([address, number]) => `${inMemory(address)}:${port(number)}`).join(" ");
  const state = peer[1] === 0 ? "07" : "01";
  const queues = `00000000:${waiting.toString(16).toUpperCase().padStart(8, "0")}`;
  return `${String(slot).padStart(width)}: ${ends} ${state} ${queues} 00:00000000 00000000     0        0 0 2 0000000000000000 0`;
}

export function procNetRaw({ sockets }: NetNs): string {
  const head =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n";
  const shown = sockets.listRaw().filter(({ identifier }) => identifier === undefined);
  return (
    head +
    shown
      .map(({ bound, source }) => line({ slot: 1, local: [bound ?? source ?? 0, 1], peer: [0, 0], waiting: 0 }, 4))
      .map((each) => `${each}\n`)
      .join("")
  );
}

export function procNetUdp({ sockets }: NetNs): string {
  const head =
    "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops            \n";
  return (
    head +
    sockets.udp
      .bound()
      .map(({ source, port: own, peer, received }) =>
        line(
          {
            slot: own,
            local: [source ?? 0, own],
            peer: [peer?.address ?? 0, peer?.port ?? 0],
            waiting: received.reduce((sum, { data }) => sum + data.length, 0),
          },
          5,
        ),
      )
      .map((each) => `${each.padEnd(127)}\n`)
      .join("")
  );
}

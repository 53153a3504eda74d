// netstat(8) of net-tools 2.10: routes (-r), devices (-i), counters (-s), and what sockets there are. Left out: groups (-g),
// continuous listings (-c), inodes.
import type { NetNs, RawSocket, UdpSocket } from "../../net/index.js";
import { formatIpv4 } from "../../wire/address.js";
import { all, long, short } from "../ifconfig/show.js";
import { type Columns, cache, list } from "../route/list.js";
import { immediate, type Result, type World } from "../world.js";
import { type Kind, statistics } from "./statistics.js";
import { usage, version } from "./usage.js";

const longNames: Readonly<Record<string, string>> = {
  route: "r",
  interfaces: "i",
  groups: "g",
  statistics: "s",
  masquerade: "M",
  verbose: "v",
  wide: "W",
  numeric: "n",
  "numeric-hosts": "n",
  "numeric-ports": "n",
  "numeric-users": "n",
  symbolic: "N",
  extend: "e",
  programs: "p",
  timers: "o",
  continuous: "c",
  listening: "l",
  all: "a",
  fib: "F",
  cache: "C",
  tcp: "t",
  udp: "u",
  udplite: "U",
  sctp: "S",
  raw: "w",
  unix: "x",
  version: "V",
  help: "h",
  inet: "4",
  inet6: "6",
};
const known = "rigsMvWnNepoclaFCtuUSwxVh46";

export const netstat = immediate((argv, world, process): Result => {
  const set = new Set<string>();
  let extended = 0;
  for (const word of argv) {
    if (!word.startsWith("-") || word === "-") return { stderr: usage, status: 3 };
    const name = word.startsWith("--") ? longNames[word.slice(2)] : word.slice(1);
    if (name === undefined) {
      const bare = longNames[word.slice(2).split("=")[0]!];
      const why = bare ? `option '${word.split("=")[0]}' doesn't allow an argument` : `unrecognized option '${word}'`;
      return { stderr: `netstat: ${why}\n${usage}`, status: 3 };
    }
    for (const letter of name) {
      if (!known.includes(letter)) return { stderr: `netstat: invalid option -- '${letter}'\n${usage}`, status: 3 };
      if (letter === "V") return { stdout: version, status: 0 };
      if (letter === "h") return { stdout: usage, status: 0 };
      if (letter === "e") extended++;
      set.add(letter);
    }
  }
  const missing = ["g", "c", "6"].find((letter) => set.has(letter));
  if (missing) return { stderr: `skbook: netstat -${missing} is not simulated\n`, status: 1 };
  if (set.has("M")) return { stderr: "netstat: no support for `ip_masquerade' on this system.\n", status: 1 };
  if (set.has("s")) {
    const kinds = (
      [
        ["w", "raw"],
        ["t", "tcp"],
        ["u", "udp"],
      ] as const
    ).filter(([letter]) => set.has(letter));
    return { stdout: statistics(world.netns, new Set<Kind>(kinds.map(([, kind]) => kind))), status: 0 };
  }
  if (set.has("r")) {
    const columns: Columns = extended === 0 ? 2 : extended === 1 ? 1 : 3;
    if (set.has("C")) return { stdout: cache(columns), status: 0 };
    const stdout = list(world, process.files, set.has("n"), columns);
    // Two lines of titles alone.
    return { stdout, status: columns !== 2 || stdout.split("\n").length > 3 ? 0 : 1 };
  }
  if (set.has("i")) return { stdout: devices(world, set.has("a"), extended > 0), status: 0 };
  return { stdout: sockets(world, set), status: 0 };
});

function devices(world: World, down: boolean, extended: boolean): string {
  const shown = all(world, down);
  const title = "Kernel Interface table\n";
  if (extended) return title + shown.map((each) => long(world, each)).join("");
  const head = "Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n";
  return title + head + shown.map(short).join("");
}

function sockets({ netns }: World, set: ReadonlySet<string>): string {
  const which = set.has("l") ? "only servers" : set.has("a") ? "servers and established" : "w/o servers";
  const inet = ["t", "u", "w", "U", "S"].some((letter) => set.has(letter));
  let out = "";
  if (inet || !set.has("x")) {
    const owner = set.has("p") ? " PID/Program name    " : "";
    const columns = "Proto Recv-Q Send-Q Local Address           Foreign Address         State      ";
    out += `Active Internet connections (${which})\n${columns}${owner}\n`;
    const shown = !inet || set.has("u") ? netns.sockets.udp.bound() : [];
    for (const each of shown) {
      const connected = each.peer !== undefined;
      if (set.has("a") || connected !== set.has("l")) out += line(each, set.has("p"));
    }
    if ((!inet || set.has("w")) && (set.has("a") || set.has("l"))) out += rawLines(netns, set);
  }
  if (!inet)
    out += `Active UNIX domain sockets (${which})\nProto RefCnt Flags       Type       State         I-Node   Path\n`;
  return out;
}

// Each with the one for IPv6 that ping opens beside it, those last; 7 is TCP_CLOSE.
function rawLines(netns: NetNs, set: ReadonlySet<string>): string {
  const open = netns.sockets.listRaw().filter(({ identifier }) => identifier === undefined);
  const numeric = set.has("n");
  const row = (kind: string, local: string, foreign: string, { owner }: RawSocket) =>
    `${kind.padEnd(5)} ${"0".padStart(6)} ${"0".padStart(6)} ${local.padEnd(23)} ${foreign.padEnd(23)} ${"7".padEnd(11)}${owned(owner, set.has("p"))}\n`;
  const four = open.map((each) =>
    row("raw", `${formatIpv4(each.bound ?? each.source ?? 0)}:${numeric ? "1" : "icmp"}`, "0.0.0.0:*", each),
  );
  const six = open
    .filter(({ twin6 }) => twin6)
    .map((each) => row("raw6", numeric ? ":::58" : "[::]:ipv6-icmp", numeric ? ":::*" : "[::]:*", each));
  return [...four, ...six].join("");
}

const owned = ({ pid, program }: RawSocket["owner"], shown: boolean): string =>
  shown ? ` ${`${pid}/${program}`.slice(0, 19).padEnd(20)}` : "";

function line({ source, port, peer, owner, received }: UdpSocket, owners: boolean): string {
  const waiting = received.reduce((sum, { data }) => sum + data.length, 0);
  const local = `${formatIpv4(source ?? 0)}:${port}`;
  const foreign = peer ? `${formatIpv4(peer.address)}:${peer.port}` : "0.0.0.0:*";
  const state = peer ? "ESTABLISHED" : "";
  return `udp   ${String(waiting).padStart(6)} ${"0".padStart(6)} ${local.padEnd(23)} ${foreign.padEnd(23)} ${state.padEnd(11)}${owned(owner, owners)}\n`;
}

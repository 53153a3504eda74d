// ss(8): the sockets of a namespace: raw, packet and UDP sockets, and of all others, which there are none of, the heading.
// Left out: filters beyond `state`, -D, -E, -F, -K's work, and with a socket open what -e, -i, -m and -o add.
import { IpError } from "../ip/arguments.js";
import { namespace } from "../ip/netns.js";
import { immediate, type Result, type World } from "../world.js";
import { ofKinds, type Socket, sockets, table } from "./list.js";
import { type Options, parse } from "./options.js";

export const ss = immediate((argv, world): Result => {
  const options = parse(argv);
  if ("status" in options) return options;
  try {
    const there = options.netns === undefined ? world : world.entered(namespace(world, options.netns)).world;
    return show(options, there);
  } catch (error) {
    if (!(error instanceof IpError)) throw error;
    return { stderr: error.text, status: 1 };
  }
});

const simulated = (what: string): Result => ({ stderr: `skbook: ss ${what} is not simulated yet\n`, status: 1 });

function show(options: Options, world: World): Result {
  const [word, name, ...more] = options.filter;
  if (word !== undefined && (word !== "state" || more.length > 0)) return simulated("with a filter");
  if (name !== undefined && !(name in states)) return { stderr: `ss: wrong state name: ${name}\n`, status: 255 };
  const { kinds, all, listening } = options;
  if (kinds.has("netlink") && (all || listening || kinds.size === 1)) return simulated("of netlink sockets");
  const shown = ofKinds(sockets(world, options.numeric), options).filter(stateFilter(options, name));
  if (shown.length > 0 && options.more) return simulated("-e, -i, -m or -o of a socket");
  if (options.processes && shown.some(({ owner }) => !owner)) return simulated("-p of packet sockets");
  const listed = !options.summary || word !== undefined || options.named;
  const which = { ...titles(options, name), processes: options.processes, header: options.header };
  return { stdout: (options.summary ? summary(world) : "") + (listed ? table(shown, which) : ""), status: 0 };
}

/** Without a word about states: what is connected; of kinds that never are, those that are not (filter_merge_defaults). */
function stateFilter(options: Options, state: string | undefined): (socket: Socket) => boolean {
  const { kinds, all, listening, named } = options;
  const never = kinds.has("packet_raw") || kinds.has("packet_dgram");
  if (state === "all" || (state === undefined && all)) return () => true;
  if (state === "closed" || (state === undefined && listening)) return ({ connected }) => !connected;
  if (state === undefined) return ({ connected }) => connected || (named && never);
  return ({ connected }) => connected && ["connected", "synchronized", "established", "big"].includes(state);
}

/** Whether a name means several states. */
const states: Readonly<Record<string, boolean>> = {
  all: true,
  connected: true,
  synchronized: true,
  bucket: true,
  big: true,
  established: false,
  "syn-sent": false,
  "syn-recv": false,
  "fin-wait-1": false,
  "fin-wait-2": false,
  "time-wait": false,
  closed: false,
  "close-wait": false,
  "last-ack": false,
  listening: false,
  closing: false,
};

// Sockets without connections have one state unless others are asked for; a column that says the same everywhere is left out.
function titles({ kinds, all, listening }: Options, state: string | undefined): { netid: boolean; state: boolean } {
  const unconnected = [...kinds].every((each) =>
    ["udp", "raw", "packet_raw", "packet_dgram", "xdp", "netlink"].includes(each),
  );
  const several = state === undefined ? all || listening || !unconnected : states[state];
  return { netid: kinds.size > 1, state: several === true };
}

function summary(world: World): string {
  const all = sockets(world, true);
  const count = (netid: string, six?: boolean) =>
    all.filter((each) => each.netid === netid && (six === undefined || each.six === six)).length;
  const row = (name: string, four: number, six: number) =>
    `${name}\t  ${[four + six, four, six].map((each) => String(each).padEnd(9)).join(" ")}\n`;
  const raw = [count("raw", false), count("raw", true)] as const;
  const udp = count("udp");
  return `Total: ${all.length}
TCP:   0 (estab 0, closed 0, orphaned 0, timewait 0)

Transport Total     IP        IPv6
${row("RAW", ...raw)}${row("UDP", udp, 0)}${row("TCP", 0, 0)}${row("INET", udp + raw[0], raw[1])}${row("FRAG", 0, 0)}
`;
}

// ss(8): the sockets of a namespace. There is no TCP here and nothing else that ss could show but raw, packet and UDP sockets,
// and those it does not print yet: with none open it says so as the real one does, a heading; else in one line of its own.
// Left out: filters beyond `state`, -D, -E, -F, -K's work.
import { IpError } from "../ip/arguments.js";
import { namespace } from "../ip/netns.js";
import { immediate, type Result, type World } from "../world.js";
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
  const open = world.netns.openSockets();
  const asked = [
    ...(open.raw > 0 && options.kinds.has("raw") ? ["of raw sockets"] : []),
    ...(open.packet > 0 && options.kinds.has("packet_raw") ? ["of packet sockets"] : []),
    ...(open.udp > 0 && options.kinds.has("udp") ? ["of UDP sockets"] : []),
    ...(options.kinds.has("netlink") && (options.all || options.listening || options.kinds.size === 1)
      ? ["of netlink sockets"]
      : []),
  ];
  if (asked[0]) return simulated(asked[0]);
  if (options.summary && open.raw + open.packet + open.udp > 0) return simulated("-s with sockets open");
  const text =
    (options.summary ? summary : "") +
    (options.header && (!options.summary || word || options.named) ? heading(options, name) : "");
  return { stdout: text, status: 0 };
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
function heading({ kinds, all, listening }: Options, state: string | undefined): string {
  const unconnected = [...kinds].every((each) =>
    ["udp", "raw", "packet_raw", "packet_dgram", "xdp", "netlink"].includes(each),
  );
  const several = state === undefined ? all || listening || !unconnected : states[state];
  const columns = [...(kinds.size > 1 ? ["Netid"] : []), ...(several ? ["State"] : [])];
  return `${[...columns, "Recv-Q Send-Q Local Address:Port Peer Address:PortProcess"].join(" ")}\n`;
}

const rows = ["RAW", "UDP", "TCP", "INET", "FRAG"].map((name) => `${name}\t  0         0         0        \n`).join("");
const summary = `Total: 0
TCP:   0 (estab 0, closed 0, orphaned 0, timewait 0)

Transport Total     IP        IPv6
${rows}
`;

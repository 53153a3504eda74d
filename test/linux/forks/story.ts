// A lab by chance, made through the lab's own door (machines, cards, cables, switches, pairs, settings, windows, scripts, time),
// and a copy of it at a random moment with something told otherwise. What it asks prints the same twice on a real kernel.
import fc from "fast-check";
import { Lab, type LabOptions, type Machine } from "../../../src/index.js";
import { Draw } from "../generate/draw.js";

/** How a case's copy comes to be. */
export type Copied = "fork" | "at" | "before" | "sysctl" | "line" | "seed" | "typing";

export interface Case {
  readonly original: Lab;
  readonly copy: Lab;
  readonly copied: Copied;
}

export const cases = fc.gen().map((value) => () => make(new Draw(value)));

/** The same cases for the same seed, each made when it is called for. */
export const forks = (seed: number, count: number) => fc.sample(cases, { seed, numRuns: count });

const CONF = [
  "rp_filter",
  "accept_local",
  "arp_ignore",
  "arp_announce",
  "arp_filter",
  "forwarding",
  "proxy_arp",
] as const;

const setting = (draw: Draw, devices: readonly string[]): string =>
  `net.ipv4.conf.${draw.one(["all", "default", ...devices])}.${draw.one(CONF)}`;

function options(draw: Draw): LabOptions {
  const some = draw.times(draw.int(0, 2), () => [
    `${draw.one(["", "m1:", "m2:"])}${draw.percent(30) ? "net.ipv4.ip_forward" : setting(draw, ["eth0", "v0", "lo"])}`,
    draw.int(0, 1),
  ]);
  return { seed: draw.int(1, 1e6), ...(some.length > 0 ? { sysctl: Object.fromEntries(some) } : {}) };
}

/** Machines in a row, each joined to the next in one of the ways that there are; or one alone, with a pair of its own. */
function wired(draw: Draw, lab: Lab): readonly Machine[] {
  const machines = draw.times(
    draw.weighted([
      [3, 1],
      [5, 2],
      [2, 3],
    ]),
    (at) => lab.machine(`m${at + 1}`),
  );
  for (const [at, right] of machines.entries()) {
    const left = machines[at - 1];
    if (!left) continue;
    draw.weighted<() => void>([
      [3, () => void lab.connect(left, right)],
      [2, () => lab.cable(lab.nic(left, `c${at}`), lab.nic(right, `c${at}`, { mac: `02:5e:00:00:00:0${at}` }))],
      [2, () => void lab.switch(`sw${at}`, left, right)],
      [3, () => void lab.veth(left, `v${at}`, right, `w${at}`)],
    ])();
  }
  if (draw.percent(15)) lab.nic(machines[0]!, "spare");
  return machines;
}

const devicesOf = (lab: Lab, machine: Machine): readonly string[] =>
  lab
    .snapshot()
    .machines.find(({ name }) => name === machine.name)!
    .netns[0]!.devices.map(({ name }) => name)
    .filter((name) => name !== "lo");

async function make(draw: Draw): Promise<Case> {
  const lab = new Lab(options(draw));
  const machines = wired(draw, lab);
  const addresses: string[] = [];
  for (const [at, machine] of machines.entries()) {
    const lines = ["sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1"];
    if (machines.length === 1) lines.push("ip link add v0 type veth peer name v1");
    if (draw.percent(70)) lines.push("ip link set lo up");
    for (const dev of machines.length === 1
      ? ["v0", "v1"]
      : devicesOf(lab, machine).filter((name) => name !== "spare")) {
      // A subnet a cable; sometimes another one, by mistake.
      const subnet = machines.length === 1 ? 0 : dev.replace(/\D/g, "") === "0" ? at : Number(dev.replace(/\D/g, ""));
      const address = `10.92.${draw.percent(90) ? Math.min(subnet, machines.length) : 9}.${draw.int(1, 120) * 2 + (at % 2)}`;
      addresses.push(address);
      if (draw.percent(93)) lines.push(`ip addr add ${address}/${draw.one([24, 24, 24, 16, 32])} dev ${dev}`);
      if (draw.percent(95)) lines.push(`ip link set ${dev} up`);
      lines.push(`sysctl -qw net.ipv4.neigh.${dev}.delay_first_probe_time=60`);
    }
    if (draw.percent(30))
      lines.push(
        `ip route add ${draw.one(["default", "10.92.0.0/16", "10.92.2.0/24"])} dev ${draw.one(["lo", "v0", "eth0"])}`,
      );
    await typed(draw, lab, machine, lines);
  }
  await lab.sleep(1.3);
  const asks = draw.times(draw.int(1, 3), () => ask(draw, addresses));
  for (const line of asks) {
    await asked(draw, lab, machines, line);
    await lab.sleep(0.5);
  }
  const copied = draw.one<Copied>(["fork", "at", "before", "sysctl", "line", "seed", "typing"]);
  const copy = await copyOf(draw, lab, copied, asks);
  await asked(
    draw,
    copy,
    machines.map(({ name }) => copy.machine(name)),
    change(draw, addresses),
  );
  await copy.sleep(1.3);
  await asked(
    draw,
    copy,
    machines.map(({ name }) => copy.machine(name)),
    ask(draw, addresses),
  );
  return { original: lab, copy, copied };
}

async function typed(draw: Draw, lab: Lab, machine: Machine, lines: readonly string[]): Promise<void> {
  const text = lines.join("\n");
  await draw.weighted<() => Promise<unknown>>([
    [1, () => machine.script(`${text}\n`, { name: "setup.sh" })],
    [1, () => lab.panes([{ machine, terminal: "two", text }])],
    [5, () => machine.sh(text)],
  ])();
}

function ask(draw: Draw, addresses: readonly string[]): string {
  const to = draw.percent(90) ? draw.one(addresses) : draw.one(["127.0.0.1", "10.92.0.77", "198.51.100.7"]);
  const words = draw.weighted([
    [6, ""],
    [1, "-t 1 "],
    [1, "-s 1600 "],
    [1, `-I ${draw.one(addresses)} `],
    [1, `-I ${draw.one(["v0", "eth0", "lo"])} `],
  ]);
  return draw.weighted([
    [8, `ping -c 1 -W 1 ${words}${to}; echo "=> $?"; sleep 2.6`],
    [2, `ip route get ${to}`],
    [1, "ip addr"],
    [1, "ip -br link; ip route"],
    [1, "cd /tmp; echo $((6 * 7)) >seen; cat seen; pwd; nothing"],
  ]);
}

async function asked(draw: Draw, lab: Lab, machines: readonly Machine[], line: string): Promise<void> {
  const machine = draw.one(machines);
  const beside = draw.one(machines);
  await draw.weighted<() => Promise<unknown>>([
    [6, () => machine.sh(line)],
    [1, () => machine.script(`${line}\nexit 3\n`, { name: "ask.sh", args: ["a b"] })],
    [
      1,
      () =>
        lab.panes([{ machine, terminal: "two", text: `${line}\nping 127.0.0.1 >/dev/null\n^C after 4 s\necho $?` }]),
    ],
    [
      1,
      () =>
        lab.panes([
          { machine, text: line },
          { machine: beside, text: "tcpdump -nti lo icmp" },
        ]),
    ],
  ])();
}

const change = (draw: Draw, addresses: readonly string[]): string =>
  draw.weighted([
    [3, `sysctl -w ${setting(draw, ["lo"])}=${draw.int(0, 1)}`],
    [1, "sysctl -w net.ipv4.ip_forward=1"],
    [1, `ip addr add ${draw.one(addresses)}/32 dev lo`],
    [1, "ip link set lo down; ip -br link show lo"],
    [1, `ip route add ${draw.one(addresses)} dev lo; ip route`],
  ]);

async function copyOf(draw: Draw, lab: Lab, copied: Copied, asks: readonly string[]): Promise<Lab> {
  // What the asks typed themselves, not a script.
  const lines = asks.filter((line) =>
    lab.journal.some((entry) => entry.act === "panes" && entry.panes.some(({ text }) => text === line)),
  );
  switch (copied) {
    case "fork":
      return lab.fork();
    case "at":
      return lab.at(draw.one(lab.journal.filter(({ act }) => act === "sleep")).time + draw.int(0, 3) * 1e8);
    case "before":
      return lines.length === 0 ? lab.fork() : lab.before(draw.one(lines));
    case "sysctl":
      return lab.replay({ sysctl: { [setting(draw, ["eth0", "v0"])]: draw.int(0, 1) } });
    case "line":
      return lines.length === 0
        ? lab.fork()
        : lab.replay({ lines: { [draw.one(lines)]: draw.one(["", "ip -br addr"]) } });
    case "seed":
      return lab.replay({ seed: draw.int(1, 1e6) });
    case "typing":
      return Lab.tell({ options: { ...lab.options, typing: 0.2 }, journal: lab.journal });
    default:
      return copied satisfies never;
  }
}

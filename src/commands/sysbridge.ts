// bridge/, brif/ of a bridge and brport/ of a port in /sys/class/net (net/bridge/br_sysfs_br.c, br_sysfs_if.c). Times are in
// hundredths of a second (USER_HZ). Left out: what belongs to spanning tree's messages, VLANs, multicast and netfilter;
// brforward; most settings of a port, which this bridge does not have.
import type { Bridge, Device, Port } from "../net/index.js";
import type { Errno, Node } from "../shell/index.js";
import { SECOND } from "../sim/clock.js";
import { formatMac } from "../wire/address.js";

type Write = (text: string) => Errno | undefined;
const HUNDREDTH = SECOND / 100;
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");
const file = (read: () => string | number, write?: Write): Node => ({
  kind: "file",
  read: () => `${read()}\n`,
  ...(write ? { write } : {}),
});

// store_bridge_parm: kstrtoul, any base.
const number =
  (store: (value: number) => Errno | undefined): Write =>
  (text) => {
    const word = text.trim();
    return /^(0x[0-9a-f]+|\d+)$/i.test(word) ? store(Number(word)) : "EINVAL";
  };
const within = (low: number, high: number, store: (value: number) => void): Write =>
  number((value) => {
    if (value < low || value > high) return "ERANGE";
    store(value);
    return undefined;
  });

export const bridgeId = ({ dev, spanning: { priority } }: Bridge): string =>
  `${hex(priority, 4)}.${formatMac(dev.mac).replaceAll(":", "")}`;

const change = (act: (value: number) => void): Write =>
  number((value) => {
    act(value);
    return undefined;
  });

function bridgeFiles(bridge: Bridge): Readonly<Record<string, Node>> {
  const { spanning } = bridge;
  // br_set_forward_delay: anything while there is no spanning tree.
  const delay = number((value) => {
    if (spanning.on && (value < 200 || value > 3000)) return "ERANGE";
    spanning.forwardDelay = value / 100;
    return undefined;
  });
  const hello = within(100, 1000, (value) => {
    spanning.hello = value / 100;
  });
  const maxAge = within(600, 4000, (value) => {
    spanning.maxAge = value / 100;
  });
  const ageing = change((value) => {
    bridge.ageing = value * HUNDREDTH;
  });
  const priority = change((value) => {
    spanning.priority = value & 0xffff;
  });
  return {
    ageing_time: file(() => Math.round(bridge.ageing / HUNDREDTH), ageing),
    bridge_id: file(() => bridgeId(bridge)),
    flush: {
      kind: "file",
      mode: 0o200,
      write: change(() => {
        for (const entry of bridge.fdb.list()) if (entry.kind === "dynamic") bridge.fdb.delete(entry);
      }),
    },
    forward_delay: file(() => Math.round(spanning.forwardDelay * 100), delay),
    group_addr: file(() => "01:80:c2:00:00:00"),
    hello_time: file(() => Math.round(spanning.hello * 100), hello),
    max_age: file(() => Math.round(spanning.maxAge * 100), maxAge),
    priority: file(() => spanning.priority, priority),
    root_id: file(() => bridgeId(bridge)),
    root_path_cost: file(() => 0),
    root_port: file(() => 0),
    stp_state: file(() => Number(spanning.on)),
    topology_change: file(() => 0),
    topology_change_detected: file(() => 0),
    vlan_filtering: file(() => 0),
    vlan_protocol: file(() => "0x8100"),
  };
}

/** BR_STATE_FORWARDING and BR_STATE_DISABLED; a veth's path cost and the default priority. */
function portFiles({ bridge, number: no, forwarding, dev }: Port): Readonly<Record<string, Node>> {
  return {
    bridge: { kind: "directory", target: `../../${bridge.dev.name}` },
    designated_bridge: file(() => bridgeId(bridge)),
    designated_cost: file(() => 0),
    designated_root: file(() => bridgeId(bridge)),
    path_cost: file(() => (dev.kind === "veth" ? 2 : 100)),
    port_id: file(() => `0x${hex(0x8000 | no, 4)}`),
    port_no: file(() => `0x${hex(no, 1)}`),
    priority: file(() => 32),
    state: file(() => (forwarding ? 3 : 0)),
  };
}

const directory = (names: readonly string[]): Node => ({ kind: "directory", list: () => [...names].sort() });
const link = (target: string): Node => ({ kind: "directory", target });

/** The names that a bridge or a port adds to its device's directory. */
export function bridgeNames({ bridge, port }: Device): readonly string[] {
  const below = (bridge?.ports ?? []).map(({ dev }) => `lower_${dev.name}`);
  const above = port ? ["brport", "master", `upper_${port.bridge.dev.name}`] : [];
  return [...(bridge ? ["bridge", "brif"] : []), ...below, ...above];
}

/** `path` is below the device's directory. */
export function bridgeNode({ bridge, port }: Device, path: string): Node | undefined {
  const [top = "", name, ...rest] = path.split("/");
  if (rest.length > 0) return undefined;
  if (port && name === undefined && (top === "master" || top === `upper_${port.bridge.dev.name}`))
    return link(`../${port.bridge.dev.name}`);
  const below = bridge?.ports.find(({ dev }) => dev.name === (top === "brif" ? name : top.replace(/^lower_/, "")));
  if (bridge && top === "brif")
    return name === undefined
      ? directory(bridge.ports.map(({ dev }) => dev.name))
      : below && link(`../../${below.dev.name}/brport`);
  if (below && top.startsWith("lower_") && name === undefined) return link(`../${below.dev.name}`);
  const files =
    top === "bridge" && bridge ? bridgeFiles(bridge) : top === "brport" && port ? portFiles(port) : undefined;
  return files && (name === undefined ? directory(Object.keys(files)) : files[name]);
}

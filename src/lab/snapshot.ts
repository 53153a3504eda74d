// A lab as the pictures want it: plain data of this moment.
import type { Device, NetNs } from "../net/index.js";
import type { CounterView, DeviceRef, DeviceView, LinkView, World } from "../view/index.js";
import { formatIpv4, formatIpv6, formatMac } from "../wire/address.js";
import { Port, type Switch } from "./switch.js";

export function snapshot(
  machines: readonly { name: string; namespaces: readonly NetNs[] }[],
  { cables, switches }: { cables: readonly (readonly [Device, Device])[]; switches: ReadonlyMap<string, Switch> },
): World {
  const links: LinkView[] = cables.map(([a, b]) => ({ a: reference(a), b: reference(b), kind: "cable" }));
  for (const { namespaces } of machines)
    for (const netns of namespaces)
      for (const dev of netns.devices())
        if (dev.peer && before(dev, dev.peer)) links.push({ a: reference(dev), b: reference(dev.peer), kind: "veth" });
  for (const { ports } of switches.values())
    for (const port of ports)
      if (port.end?.card) links.push({ a: portReference(port), b: reference(port.end.card), kind: "cable" });
      else if (port.end instanceof Port && port.name < port.end.name)
        links.push({ a: portReference(port), b: portReference(port.end), kind: "cable" });
  const hosts = machines.map(({ name, namespaces }) => ({
    name,
    netns: namespaces.map((netns) => ({ name: netns.name, devices: netns.devices().map((dev) => view(netns, dev)) })),
  }));
  const bridges = [...switches.values()].map(({ name, ports }) => ({
    name,
    netns: [{ name: "", devices: ports.map(portView) }],
  }));
  return { machines: [...hosts, ...bridges], links };
}

/** What `ip -s link` counts, by device: "host/eth0", "host/blue/eth0". */
export function countersOf(
  machines: Iterable<{ readonly name: string; readonly namespaces: readonly NetNs[] }>,
): readonly CounterView[] {
  return [...machines].flatMap(({ name, namespaces }) =>
    namespaces.flatMap((netns) =>
      netns.devices().map((dev) => ({
        device: [name, ...(netns.name === "" ? [] : [netns.name]), dev.name].join("/"),
        rx: { ...dev.counters.rx },
        tx: { ...dev.counters.tx },
      })),
    ),
  );
}

const portReference = ({ name }: Port): DeviceRef => {
  const [machine = "", device = ""] = name.split("/");
  return { machine, netns: "", device };
};

function portView(port: Port): DeviceView {
  const { device } = portReference(port);
  const linked = port.end?.card ? port.end.card.carrier : port.end !== undefined;
  return { name: device, index: port.number, kind: "port", mac: "", addresses: [], up: true, carrier: linked };
}

const reference = (dev: Device): DeviceRef => ({
  machine: dev.netns.kernel.machine,
  netns: dev.netns.name,
  device: dev.name,
});

// Each pair once.
function before(a: Device, b: Device): boolean {
  if (a.netns === b.netns) return a.index < b.index;
  const key = (dev: Device) => `${dev.netns.kernel.machine}/${dev.netns.name}/${String(dev.index).padStart(6, "0")}`;
  return key(a) < key(b);
}

function view(netns: NetNs, dev: Device): DeviceView {
  const four = netns.inDevice(dev).addresses.map((a) => `${formatIpv4(a.local)}/${a.prefixLength}`);
  const six = netns.inet6.of(dev).map((a) => `${formatIpv6(a.address)}/${a.prefixLength}`);
  const { name, index, kind, mac, up, carrier } = dev;
  const master = dev.port?.bridge.dev.name;
  const rest = master === undefined ? {} : { master };
  return { name, index, kind, mac: formatMac(mac), addresses: [...four, ...six], up, carrier, ...rest };
}

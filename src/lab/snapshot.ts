// A lab as the pictures want it: plain data of this moment.
import type { Device, NetNs } from "../net/index.js";
import type { DeviceRef, DeviceView, LinkView, World } from "../view/index.js";
import { formatIpv4, formatIpv6, formatMac } from "../wire/address.js";

export function snapshot(
  machines: readonly { name: string; namespaces: readonly NetNs[] }[],
  cables: readonly (readonly [Device, Device])[],
): World {
  const links: LinkView[] = cables.map(([a, b]) => ({ a: reference(a), b: reference(b), kind: "cable" }));
  for (const { namespaces } of machines)
    for (const netns of namespaces)
      for (const dev of netns.devices())
        if (dev.peer && before(dev, dev.peer)) links.push({ a: reference(dev), b: reference(dev.peer), kind: "veth" });
  return {
    machines: machines.map(({ name, namespaces }) => ({
      name,
      netns: namespaces.map((netns) => ({ name: netns.name, devices: netns.devices().map((dev) => view(netns, dev)) })),
    })),
    links,
  };
}

const reference = (dev: Device): DeviceRef => ({
  machine: dev.netns.kernel.machine,
  netns: dev.netns.name,
  device: dev.name,
});

// Each pair once.
function before(a: Device, b: Device): boolean {
  const key = (dev: Device) => `${dev.netns.kernel.machine}/${dev.netns.name}/${String(dev.index).padStart(6, "0")}`;
  return key(a) < key(b);
}

function view(netns: NetNs, dev: Device): DeviceView {
  const four = netns.inDevice(dev).addresses.map((a) => `${formatIpv4(a.local)}/${a.prefixLength}`);
  const six = netns.inet6.of(dev).map((a) => `${formatIpv6(a.address)}/${a.prefixLength}`);
  const { name, index, kind, mac, up, carrier } = dev;
  return { name, index, kind, mac: formatMac(mac), addresses: [...four, ...six], up, carrier };
}

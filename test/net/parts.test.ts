// What a namespace has beside its devices is made when somebody first asks (src/net/parts.ts); whoever looks cannot tell.
import { expect, test } from "vitest";
import { Lab, type Machine } from "../../src/index.js";
import type { Device } from "../../src/net/index.js";

const parts = [
  "sysctl",
  "fib",
  "nexthops",
  "multipathSeed",
  "neighbours",
  "proxies",
  "inet6",
  "snmp",
  "peers",
  "reassembly",
  "packetSockets",
  "sockets",
  "flows",
  "routes",
  "ipIds",
  "ids",
] as const;

const setUp = `
sysctl -w net.ipv4.neigh.default.base_reachable_time_ms=15000
ip link add c0 type veth peer name c1
ip link set c0 mtu 1200
ip addr add 10.1.0.1/24 dev c0
ip addr add 10.9.0.$1/24 dev eth0
ip link set eth0 up; ip link set c0 up; ip link set c1 up
ip route add 10.4.0.0/16 via 10.9.0.2
sysctl -w net.ipv4.conf.default.rp_filter=2
`;
const look = `
sleep 2; ping -c 3 -i 0.2 10.9.0.2; ping -c 1 -W 1 10.9.0.77; ping -c 1 -W 1 10.4.0.9; traceroute -n -m 2 10.9.0.2
ip -d -s link; ip addr; ip route show table all; ip neigh; ip nexthop; ip rule
sysctl -a; cat /proc/net/snmp /proc/net/snmp6 /proc/net/netstat /proc/net/fib_trie; echo $$
`;

async function story(early: boolean, sysctl: Record<string, number>): Promise<[string, unknown]> {
  const lab = new Lab({ seed: 7, sysctl });
  const ask = (machine: Machine) => {
    if (early) for (const netns of machine.namespaces) for (const part of parts) void netns[part];
  };
  const machines = ["one", "two", "three"].map((name) => {
    const machine = lab.machine(name);
    ask(machine);
    return machine;
  });
  const cards: Device[] = machines.map((machine) => lab.nic(machine, "eth0"));
  lab.switch("wire", ...cards);
  // The machine that is asked first was made long ago.
  await lab.sleep(9);
  let text = "";
  const write = (out: { text: string }) => {
    text += out.text;
  };
  for (const [at, machine] of machines.slice(0, 2).entries()) {
    await machine.script("ip netns add inner; ip -n inner link set lo up", { write });
    ask(machine);
    await machine.script(setUp, { args: [String(at + 1)], write });
    await machine.script("ip link set c1 netns inner; ip -n inner link; ip -n inner addr", { write });
  }
  // Nobody asked the third for a setting yet.
  await machines[2]!.script("ip link add d0 mtu 1000 type dummy; ip link add d1 type dummy; ip link del d1", { write });
  await machines[2]!.script("ip link set d0 name d2", { write });
  for (const machine of machines) await machine.script(look, { write });
  return [text, lab.log.events];
}

test.each([
  ["as they come", {}],
  ["preset", { "net.ipv4.conf.eth0.rp_filter": 1, "two:net.ipv4.ip_forward": 1 }],
])("what is printed and recorded is the same whenever they are made, settings %s", async (_, sysctl) => {
  const [text, events] = await story(false, sysctl);
  const [other, others] = await story(true, sysctl);
  expect(text).toBe(other);
  expect(text).toContain("3 received");
  expect(events).toEqual(others);
});

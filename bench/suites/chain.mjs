// Frames a second: a flood ping over chains of routers, with tcpdump on no device, one and all of them, through bridges, and
// over lo. Every frame counts once at each link that it crosses.
import { Lab } from "../../dist/src/index.js";
import { chain, flood, run } from "../labs.mjs";
import { ns3Chain } from "../ns3.mjs";
import { realChain } from "../real.mjs";

export const frames = 100_000;

const beside = (routers) => ({
  "ns-3": (count) => ns3Chain(routers, count),
  "the real kernel": (count) => realChain(routers, count),
});

const over = (routers, captures = "off") => ({
  name: `chain of ${routers} routers${captures === "off" ? "" : `, tcpdump -w on ${captures}`}`,
  unit: "frames",
  // What others do with the same chain, and how many frames they are given.
  beside: beside(routers),
  frames,
  make: async () => {
    const { machine, target, links } = await chain(routers);
    const devices = captures === "off" ? [] : captures === "one device" ? [[0, "v0a"]] : devicesOf(links);
    const listen = devices.map(
      ([i, dev]) => `ip netns exec h${i} tcpdump -i ${dev} -w /run/${dev}.pcap 2>/dev/null & pids="$pids $!"`,
    );
    const pings = Math.ceil(frames / 2 / links / (captures === "off" ? 1 : 4));
    await flood(machine, target, Math.ceil(pings / 5));
    return async () => {
      const ping = `ip netns exec h0 ping -q -f -c ${pings} ${target} | grep -q ' ${pings} received'`;
      await run(
        machine,
        [
          ...listen,
          ...(devices.length > 0 ? ["sleep 0.5"] : []),
          ping,
          ...(devices.length > 0 ? ["kill $pids"] : []),
          "wait",
          "true",
        ].join("\n"),
      );
      return 2 * pings * links;
    };
  },
});

const devicesOf = (links) =>
  Array.from({ length: links }, (_, i) => [
    [i, `v${i}a`],
    [i + 1, `v${i}b`],
  ]).flat();

const throughBridge = (ports) => ({
  name: `bridge of ${ports} ports`,
  unit: "frames",
  make: async () => {
    const machine = new Lab({ seed: 1 }).machine("lab");
    const lines = ["ip link add br0 type bridge", "ip link set br0 up"];
    for (let i = 1; i <= ports; i++)
      lines.push(
        `ip netns add p${i}`,
        `ip link add v${i} type veth peer name eth0 netns p${i}`,
        `ip link set v${i} master br0`,
        `ip link set v${i} up`,
        `ip -n p${i} addr add 10.9.0.${i}/24 dev eth0`,
        `ip -n p${i} link set eth0 up`,
      );
    await run(machine, `${lines.join("\n")}\nsleep 1\nip netns exec p1 ping -c 3 10.9.0.2`);
    const pings = frames / 8;
    return async () => {
      await flood(machine, "10.9.0.2", pings, "ip netns exec p1 ");
      // Into the bridge and out of it, both ways.
      return 4 * pings;
    };
  },
});

const loopback = {
  name: "echo round trips on lo",
  unit: "round trips",
  make: async () => {
    const machine = new Lab({ seed: 1 }).machine("lab");
    await run(machine, "ip link set lo up\nping -q -f -c 1000 127.0.0.1");
    const pings = frames / 8;
    return async () => {
      await flood(machine, "127.0.0.1", pings, "");
      return pings;
    };
  },
};

export const cases = [
  ...[0, 1, 8, 60].map((routers) => over(routers)),
  over(8, "one device"),
  over(8, "every device"),
  ...[2, 100].map(throughBridge),
  loopback,
];

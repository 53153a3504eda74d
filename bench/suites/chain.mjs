// Frames a second: a flood ping over chains of routers and through bridges, with tcpdump on no device, one and all of them, and
// over lo. Every frame counts once at each link that it crosses.
import { Lab } from "../../dist/src/index.js";
import { chain, flood, run } from "../labs.mjs";
import { ns3Chain } from "../ns3.mjs";
import { realChain } from "../real.mjs";

/** Over a chain: enough that what V8 does at first does not count much; a fifth as many go before. */
const frames = 1_000_000;
/** Where a frame costs more, and when captures are read. */
const few = 100_000;
/** What others are given: they are as fast from the beginning. */
const others = 200_000;

const beside = (routers) => ({
  "ns-3": (count) => ns3Chain(routers, count),
  "the real kernel": (count) => realChain(routers, count),
});

const captures = ["off", "one device", "every device"];
/** Every device, too; and what was written is read once. */
const READ = "every device, each file read";
const named = (what, listening) => `${what}${listening === "off" ? "" : `, tcpdump -w on ${listening}`}`;

/** A flood while these devices, [where, name], are listened to; where is what a command begins with. */
async function listened(machine, devices, where, target, pings, read = false) {
  const ping = `${where}ping -q -f -c ${pings} ${target} | grep -q ' ${pings} received'`;
  if (devices.length === 0) return run(machine, ping);
  const listen = devices.map(
    ([at, dev], i) => `${at}tcpdump -i ${dev} -w /run/${i}.pcap 2>/dev/null & pids="$pids $!"`,
  );
  // The kernel hands captured packets over once a second.
  const end = ["sleep 1.5", "kill $pids", "wait", read ? "for f in /run/*.pcap; do cat $f >/dev/null; done" : "true"];
  return run(machine, [...listen, "sleep 0.5", ping, ...end].join("\n"));
}

const chosen = (all, listening) => (listening === "off" ? [] : listening === "one device" ? all.slice(0, 1) : all);
const fewer = (listening) => (listening === "off" ? 1 : 4);

const over = (routers, listening) => ({
  name: named(`chain of ${routers} routers`, listening),
  unit: "frames",
  // What others do with the same chain, and how many frames they are given.
  beside: beside(routers),
  frames: others,
  make: async () => {
    const { machine, target, links } = await chain(routers);
    const inside = (i) => `ip netns exec h${i} `;
    const ends = Array.from({ length: links }, (_, i) => [
      [inside(i), `v${i}a`],
      [inside(i + 1), `v${i}b`],
    ]);
    const read = listening === READ;
    const pings = Math.ceil((read ? few : frames) / 2 / links);
    await flood(machine, target, Math.ceil(pings / 5));
    return async () => {
      await listened(machine, chosen(ends.flat(), listening), inside(0), target, pings, read);
      return 2 * pings * links;
    };
  },
});

const throughBridge = (ports, listening) => ({
  name: named(`bridge of ${ports} ports`, listening),
  unit: "frames",
  make: async () => {
    const machine = new Lab({ seed: 1 }).machine("lab");
    const lines = ["ip link add br0 type bridge", "ip link set br0 up"];
    const devices = [];
    for (let i = 1; i <= ports; i++) {
      lines.push(
        `ip netns add p${i}`,
        `ip link add v${i} type veth peer name eth0 netns p${i}`,
        `ip link set v${i} master br0`,
        `ip link set v${i} up`,
        `ip -n p${i} addr add 10.9.0.${i}/24 dev eth0`,
        `ip -n p${i} link set eth0 up`,
      );
      devices.push(["", `v${i}`], [`ip netns exec p${i} `, "eth0"]);
    }
    await run(machine, `${lines.join("\n")}\nsleep 1\nip netns exec p1 ping -c 3 10.9.0.2`);
    devices.push(["", "br0"]);
    const pings = few / 8 / fewer(listening);
    return async () => {
      await listened(machine, chosen(devices, listening), "ip netns exec p1 ", "10.9.0.2", pings);
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
    const pings = few / 8;
    return async () => {
      await flood(machine, "127.0.0.1", pings, "");
      return pings;
    };
  },
};

export const cases = [
  ...captures.flatMap((listening) => [0, 1, 8, 60].map((routers) => over(routers, listening))),
  over(8, READ),
  ...captures.flatMap((listening) => [2, 100].map((ports) => throughBridge(ports, listening))),
  loopback,
];

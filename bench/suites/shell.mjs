// Commands a second in a machine that is warm, and copies of a lab.
import { Lab } from "../../dist/src/index.js";
import { chain, run } from "../labs.mjs";

const commands = [
  "ip addr show dev lo",
  "ip route",
  "cat /proc/sys/net/ipv4/ip_forward",
  "x=$((x+1)); echo $x",
  "sysctl net.ipv4.ip_forward",
  "for i in 1 2 3; do echo $i; done | wc -l",
  "ping -c 1 127.0.0.1",
  "echo a b c | cut -d' ' -f2",
];

export const cases = [
  {
    name: "commands of a script",
    unit: "commands",
    make: async () => {
      const machine = new Lab({ seed: 1 }).machine("lab");
      await run(machine, "ip link set lo up");
      const script = Array.from({ length: 100 }, () => commands.join("\n")).join("\n");
      await run(machine, commands.join("\n"));
      return async () => {
        await run(machine, script);
        return 100 * commands.length;
      };
    },
  },
  {
    name: "ip -batch lines",
    unit: "lines",
    make: async () => {
      const machine = new Lab({ seed: 1 }).machine("lab");
      const lines = Array.from({ length: 2000 }, (_, i) => `link add d${i} type dummy`);
      machine.files.write("/batch", `${lines.join("\n")}\n`, "truncate");
      return async () => {
        await run(machine, "ip -batch /batch");
        return lines.length;
      };
    },
  },
  {
    name: "forks of a lab of ten routers",
    unit: "forks",
    make: async () => {
      const { machine } = await chain(8);
      return async () => {
        for (let i = 0; i < 3; i++) await machine.lab.fork();
        return 3;
      };
    },
  },
];

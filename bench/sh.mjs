// `npm run bench:sh`: how long `skbook sh` takes on a script of 200 commands, and one more command in a machine that is warm.
// Prints medians of five runs: wall clock (what a user waits) and CPU (what a loaded machine cannot spoil).
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { Lab } from "../dist/src/index.js";

const setup = [
  "ip link set lo up",
  "ip link add v1 type veth peer name v2",
  "ip addr add 10.0.0.1/24 dev v1",
  "ip link set v1 up; ip link set v2 up",
];
const commands = [
  "ip addr show dev v1",
  "ip route",
  "ip neigh",
  "cat /proc/sys/net/ipv4/ip_forward",
  "x=$((x+1)); echo $x",
  "ip -s link show v1",
  "sysctl net.ipv4.ip_forward",
  "for i in 1 2 3; do echo $i; done | wc -l",
  "ip route get 10.0.0.1",
  "ping -c 1 -W 1 10.0.0.1",
  "echo a b c | cut -d' ' -f2",
  "ip rule",
  "[ -e /proc/net/arp ] && cat /proc/net/route",
  "printf '%s\\n' x y | sort -r",
  "ip link show | grep -c v1",
];
const lines = Array.from({ length: 200 }, (_, i) => setup[i] ?? commands[i % commands.length]);
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const folder = mkdtempSync(join(tmpdir(), "bench-sh-"));
const file = join(folder, "script.sh");
writeFileSync(file, `${lines.join("\n")}\n`);

const runs = Array.from({ length: 5 }, () => {
  const start = performance.now();
  const child = spawnSync("bash", ["-c", `TIMEFORMAT='%U %S'; time node dist/kernel/cli.js sh ${file} >/dev/null`], {
    encoding: "utf8",
  });
  const wall = performance.now() - start;
  const [user = 0, system = 0] = (child.stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return { wall, cpu: 1000 * (user + system) };
});
rmSync(folder, { recursive: true });

const lab = new Lab({ seed: 1 });
const machine = lab.machine("lab");
for (const line of lines) await machine.sh(line);
const further = [];
for (let run = 0; run < 5; run++) {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  for (const line of commands) await machine.sh(line);
  const { user, system } = process.cpuUsage(cpu);
  further.push({ wall: (performance.now() - wall) / commands.length, cpu: (user + system) / 1000 / commands.length });
}
const say = (what, of, digits) =>
  console.log(
    `${what}: ${median(of.map(({ wall }) => wall)).toFixed(digits)} ms wall, ${median(of.map(({ cpu }) => cpu)).toFixed(digits)} ms CPU`,
  );
say("skbook sh, 200 commands", runs, 0);
say("one command more", further, 2);
console.log(`load ${loadavg()[0].toFixed(1)}`);

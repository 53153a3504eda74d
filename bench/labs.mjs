// Labs that are measured, built by the commands a user would type.
import { Lab } from "../dist/src/index.js";

/** A script on a machine; what it printed. Throws where it fails. */
export async function run(machine, text) {
  let out = "";
  const sink = {
    name: "bench.sh",
    write({ text: part }) {
      out += part;
    },
  };
  const status = await machine.script(text, sink);
  if (status !== 0) throw new Error(`status ${status}: ${out.slice(-400)}`);
  return out;
}

/** h0 - h1 - … with so many routers between the first and the last, as network namespaces; the last one's address. */
export function chainScript(routers) {
  const last = routers + 1;
  const lines = [];
  for (let i = 0; i <= last; i++) lines.push(`ip netns add h${i}`, `ip -n h${i} link set lo up`);
  for (let i = 0; i < last; i++)
    lines.push(
      `ip link add v${i}a netns h${i} type veth peer name v${i}b netns h${i + 1}`,
      `ip -n h${i} addr add 10.0.${i}.1/24 dev v${i}a`,
      `ip -n h${i + 1} addr add 10.0.${i}.2/24 dev v${i}b`,
      `ip -n h${i} link set v${i}a up`,
      `ip -n h${i + 1} link set v${i}b up`,
    );
  for (let i = 0; i <= last; i++) {
    if (i > 0 && i < last) lines.push(`ip netns exec h${i} sysctl -qw net.ipv4.ip_forward=1`);
    if (i < last - 1) lines.push(`ip -n h${i} route add 10.0.${last - 1}.0/24 via 10.0.${i}.2`);
    if (i >= 2) lines.push(`ip -n h${i} route add 10.0.0.0/24 via 10.0.${i - 1}.1`);
  }
  return { script: lines.join("\n"), target: `10.0.${last - 1}.2`, links: last };
}

export async function chain(routers) {
  const { script, target, links } = chainScript(routers);
  const machine = new Lab({ seed: 1 }).machine("lab");
  await run(machine, `${script}\nip netns exec h0 ping -c 3 ${target}`);
  return { machine, target, links };
}

/** A flood that must lose nothing. */
export async function flood(machine, target, count, where = "ip netns exec h0 ") {
  const out = await run(machine, `${where}ping -q -f -c ${count} ${target}`);
  if (!out.includes(`${count} received`)) throw new Error(out);
}

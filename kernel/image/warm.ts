// What is done with the simulator while an image is made, so that the image holds what is compiled of it: two small labs in
// both profiles, what is seen of them, why a packet was lost, a page. What it comes to is thrown away. The functions'
// texts are taken into the image's script: they must not use anything from around them.

import type * as Bundle from "../../src/cell/bundle.js";
import type * as Index from "../../src/index.js";
import type * as NotebookText from "../../src/report/notebook.js";
import type * as Report from "../../src/report/report.js";
import type { Contents } from "./contents.js";

export async function warm(simulator: Contents["simulator"]): Promise<void> {
  const { Lab } = simulator["index.js"] as typeof Index;
  const { bundle } = simulator["cell/bundle.js"] as typeof Bundle;
  const { parse, emit } = simulator["report/notebook.js"] as typeof NotebookText;
  const { report } = simulator["report/report.js"] as typeof Report;
  const shown: object[] = [];
  const show = async (value: unknown) => shown.push(await bundle(value, String));
  for (const profile of ["centos7", "debian12"] as const) {
    const lab = new Lab({ profile, seed: 1 });
    const [host, other] = [lab.machine("a"), lab.machine("b")];
    lab.connect(host, other);
    await other.sh("ip link set lo up; ip addr add 10.1.0.2/24 dev eth0; ip link set eth0 up");
    await host.sh(`ip link set lo up; ip link add br0 type bridge; ip link set br0 up
ip addr add 10.1.0.1/24 brd + dev eth0; ip link set eth0 up; ip route add default via 10.1.0.2
ip link add v0 type veth peer name v1; ip addr add 10.2.0.1/24 dev v0; ip addr add 10.2.0.2/24 dev v1
ip link set v0 up; ip link set v1 up; ip link; ip addr; ip route; ip neigh; route -n; ip route get 10.2.0.1
echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter; sysctl -w net.ipv4.conf.v1.rp_filter=0; sysctl net.ipv4.ip_forward`);
    await lab.sleep(5);
    await show(await lab.topology({ title: "a" }));
    for (const ping of ["10.1.0.2", "10.2.0.2 -I v0", "10.1.0.9"]) {
      const windows = ["v0", "lo"].map((dev) => ({ machine: host, text: `tcpdump -n -i ${dev}` }));
      const [run] = await lab.panes([{ machine: host, text: `ping -c 2 -W 1 ${ping}` }, ...windows]);
      for (const value of [run, run!.sequence(), run!.table(), await run!.explain({ tries: 20 }), run!.frames.length])
        await show(value);
      await show(await run!.why(undefined, { tries: 0 }));
      await show(await run!.topology());
    }
  }
  const code = shown.map((data, at) => ({
    cell_type: "code",
    id: `c${at}`,
    metadata: {},
    source: 'import { Lab } from "skbook";\nconst lab = new Lab({ seed: 1 }); // one',
    execution_count: 1,
    outputs: [{ output_type: "execute_result", execution_count: 1, metadata: {}, data }],
  }));
  const prose =
    "# 一 one\n\n## two\n\ntext `code` **strong** [link](https://example.org) | $x^2$\n\n- item\n\n> [!NOTE]\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\n$ ls\n```\n\n```ts\nconst a = 1;\n```\n";
  const cells = [{ cell_type: "markdown", id: "p", metadata: {}, source: prose }, ...code];
  const notebook = parse(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  if (!("cells" in notebook)) throw new Error("a notebook that no session could read");
  report(notebook, { title: "one" });
  emit(notebook);
}

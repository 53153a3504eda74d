// What -d adds to a device: bounds, the kind with its settings, and what its driver says of segmentation.
import type { Device } from "../../net/index.js";
import type { Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import { notSimulated, type Options } from "./arguments.js";
import { bridgeDetails } from "./bridgedetails.js";
import { slaveDetails } from "./port.js";

const generation: readonly string[] = ["eui64", "none", "stable_secret", "random"];

export function details(print: Printer, dev: Device, world: World, options: Options, mode: boolean): void {
  if (world.kernel.profile.tools.iproute2 === "3.10") throw notSimulated("ip -d link of iproute2 3.10");
  const [least, most] = dev.mtuBounds;
  print.put("promiscuity", dev.promiscuity, ` promiscuity ${dev.promiscuity} `);
  print.put("allmulti", dev.allmulti, ` allmulti ${dev.allmulti} `);
  print.put("min_mtu", least, `minmtu ${least} `);
  print.put("max_mtu", most, `maxmtu ${most} `);
  const { bridge, port } = dev;
  const line = options.oneline ? "\\" : "\n";
  const kind = dev.kind !== "nic" && dev.kind !== "loopback";
  if (kind || port)
    print.object("linkinfo", () => {
      if (kind) print.put("info_kind", dev.kind, `${line}    ${dev.kind} `);
      if (bridge) bridgeDetails(print, bridge);
      if (!port) return;
      print.put("info_slave_kind", "bridge", `${line}    bridge_slave `);
      print.object("info_slave_data", () => slaveDetails(print, port));
    });
  const mode6 = dev.netns.sysctl.get(`ipv6/conf/${dev.name}/addr_gen_mode`);
  if (mode && mode6 !== undefined) {
    const word = generation[mode6] ?? String(mode6);
    print.put("inet6_addr_gen_mode", word, `addrgenmode ${word} `);
  }
  const tso = segments(dev);
  print.put("num_tx_queues", dev.txQueues, `numtxqueues ${dev.txQueues} `);
  print.put("gso_max_size", 65536, "gso_max_size 65536 ");
  print.put("gso_max_segs", 65535, "gso_max_segs 65535 ");
  print.put("tso_max_size", tso, `tso_max_size ${tso} `);
  print.put("tso_max_segs", 65535, "tso_max_segs 65535 ");
  print.put("gro_max_size", 65536, "gro_max_size 65536 ");
}

// TSO_MAX_SIZE where the driver says so; a bridge with ports has the least of theirs (br_set_gso_limits).
function segments({ kind, bridge }: Device): number {
  if (bridge && bridge.ports.length > 0) return Math.min(...bridge.ports.map((port) => segments(port.dev)));
  return kind === "veth" || kind === "loopback" ? 524280 : 65536;
}

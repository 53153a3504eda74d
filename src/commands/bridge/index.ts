// bridge(8): link, fdb, vlan, mdb of bridges and their ports. Left out: monitor, vni, what changes VLANs or groups.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { Arguments, IpError, matches, notSimulated } from "../ip/arguments.js";
import { batch, tell } from "../ip/batch.js";
import type { World } from "../world.js";
import { bridgeFdb } from "./fdb.js";
import { bridgeLink } from "./link.js";
import { bridgeMdb } from "./mdb.js";
import { type BridgeOptions, options } from "./options.js";
import { usage } from "./usage.js";
import { bridgeVlan } from "./vlan.js";

type ObjectCommand = (args: Arguments, world: World, options: BridgeOptions) => string;

// In iproute2's order: the first whose name begins so is meant.
const objects: readonly (readonly [string, ObjectCommand])[] = [
  ["link", bridgeLink],
  ["fdb", bridgeFdb],
  ["mdb", bridgeMdb],
  ["vlan", bridgeVlan],
  ["vni", (args) => other(args, "vni")],
  ["monitor", (args) => other(args, "monitor")],
];

export function* bridge(process: Process<World>): Steps<number> {
  try {
    const read = options(process);
    if (read.text !== undefined) {
      yield* process.stdout.write(read.text);
      return 0;
    }
    function* run([word, ...rest]: readonly string[]): Steps<number> {
      if (word === undefined || matches(word, "help")) throw new IpError(usage.bridge!, 255);
      const [, object] = objects.find(([name]) => matches(word, name)) ?? [];
      if (!object) throw new IpError(`Object "${word}" is unknown, try "bridge help".\n`, 255, "", "", false);
      yield* process.stdout.write(object(new Arguments(rest), read.world, read.options));
      return 0;
    }
    if (read.batch !== undefined) return yield* batch(process, read.batch, read.options.force, run);
    return yield* run(read.words);
  } catch (error) {
    if (!(error instanceof IpError)) throw error;
    yield* tell(process, error);
    return error.status;
  }
}

function other(args: Arguments, name: "vni" | "monitor"): string {
  const word = args.next();
  if (word !== undefined && matches(word, "help")) throw new IpError(usage[name]!, 255);
  if (name === "monitor" && word !== undefined && !["file", "all", "link", "fdb", "mdb", "vlan", "vni"].includes(word))
    throw new IpError(`Argument "${word}" is unknown, try "bridge monitor help".\n`, 255);
  throw notSimulated(`bridge ${name}`);
}

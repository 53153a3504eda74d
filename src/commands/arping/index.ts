// arping(8) of iputils 20221126: ARP by hand, through a packet socket. Older versions' words (-W, other statistics) are not here.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { TYPE_ARP } from "../../wire/ethernet.js";
import type { World } from "../world.js";
import { type ArpingRefusal, parseOptions } from "./options.js";
import { Session } from "./session.js";
import { heading, setUp } from "./setup.js";

function* refuse(process: Process<World>, { stdout, stderr, status }: ArpingRefusal): Steps<number> {
  if (stdout) yield* process.stdout.write(stdout);
  // error(3) flushes stdout first.
  if (stdout) yield* process.stdout.flush();
  if (stderr) yield* process.stderr.write(stderr);
  return status;
}

export function* arping(process: Process<World>): Steps<number> {
  const options = parseOptions(process.argv.slice(1));
  if ("status" in options) return yield* refuse(process, options);
  const ready = setUp(process, options);
  if ("status" in ready) return yield* refuse(process, ready);
  const socket = process.world.netns.packetSocket(ready.device, TYPE_ARP);
  process.atExit(() => socket.close());
  const head = heading(ready, options);
  if (typeof head !== "string") return yield* refuse(process, head);
  yield* process.stdout.write(head);
  return yield* new Session(process, options, ready, socket).run();
}

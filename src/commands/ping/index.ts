// ping(8) for IPv4 on a raw or a ping socket (iputils ping). Left out: IPv6, source
// routes where accept_source_route is on.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import type { World } from "../world.js";
import { parseOptions } from "./options.js";
import { Session } from "./session.js";
import { setUp } from "./setup.js";

export function* ping(process: Process<World>): Steps<number> {
  const { kernel } = process.world;
  const parsed = parseOptions(process.argv.slice(1), kernel.profile);
  if ("status" in parsed) {
    if (parsed.stdout) yield* process.stdout.write(parsed.stdout);
    if (parsed.stderr) yield* process.stderr.write(parsed.stderr);
    return parsed.status;
  }
  if (parsed.warnings) yield* process.stderr.write(parsed.warnings);
  const ready = setUp(process, parsed.options);
  if (ready.text) yield* process.stderr.write(ready.text);
  return "status" in ready ? ready.status : yield* new Session(process, parsed.options, ready).run();
}

// What the objects of bridge ask for in the same words.
import type { Device } from "../../net/index.js";
import { type Arguments, IpError, matches } from "../ip/arguments.js";
import type { World } from "../world.js";
import { usage } from "./usage.js";

export function deviceNamed(world: World, name: string): Device {
  const dev = world.netns.device(name);
  if (!dev) throw new IpError(`Cannot find device "${name}"\n`, 255, "", "", false);
  return dev;
}

/** What is asked of an object's first word. */
export function verb(args: Arguments, object: string, known: readonly string[]): string {
  const word = args.next();
  if (word === undefined) return "show";
  const found = known.find((each) => matches(word, each));
  if (found === "help") throw new IpError(usage[object]!, 255);
  if (found === undefined) throw new IpError(`Command "${word}" is unknown, try "bridge ${object} help".\n`, 255);
  return found;
}

/** What the kernel refuses ends bridge with 255. */
export function told(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof IpError)) throw error;
    throw new IpError(error.text, 255, "", "", false);
  }
}

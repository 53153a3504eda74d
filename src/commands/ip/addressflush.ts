// ip address flush: what the listing would show is deleted, IPv4 and IPv6; a secondary may go with its primary.
import { config } from "../../net/index.js";
import { Printer, plain } from "../iproute2/printer.js";
import type { World } from "../world.js";
import { addressLine, selection, selects } from "./addressshow.js";
import { type Arguments, IpError, type Options } from "./arguments.js";

export function flush(args: Arguments, world: World, options: Options): string {
  if (args.peek() === undefined) throw new IpError("Flush requires arguments.\n", 1);
  const chosen = selection(args, world);
  const print = new Printer(plain);
  let count = 0;
  for (const dev of world.netns.devices()) {
    if (chosen.dev && dev !== chosen.dev) continue;
    const { addresses } = world.netns.inDevice(dev);
    const four = options.family === "inet6" ? [] : addresses.filter((a) => selects(chosen, a, dev.name));
    const six = options.family === "inet" ? [] : world.netns.inet6.of(dev).filter((a) => selects(chosen, a, dev.name));
    count += four.length + six.length;
    if (options.statistics > 1) for (const a of [...four, ...six]) addressLine(print, dev, a, world, options);
    for (const a of four)
      if (world.netns.inDevice(dev).addresses.includes(a))
        config.removeAddress(world.netns, dev, a.local, a.prefixLength);
    for (const a of six) world.netns.inet6.remove(dev, a.address);
  }
  if (options.statistics === 0) return "";
  if (count === 0) return "Nothing to flush.\n";
  return `${print.text()}\n*** Round 1, deleting ${count} addresses ***\n*** Flush is complete after 1 round ***\n`;
}

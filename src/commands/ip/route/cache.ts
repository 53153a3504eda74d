// The second line of a cached route: flags, what was learnt and how long it holds, metrics (print_cache_flags).
import type { Device, Exception, Metrics } from "../../../net/index.js";
import type { RouteWords } from "./line.js";
import { printMetrics } from "./metrics.js";

interface Cached {
  readonly flags: readonly string[];
  readonly exception?: Exception | undefined;
  readonly metrics?: Metrics | undefined;
  readonly iif?: Device | undefined;
}

export function printCache({ print, world, options }: RouteWords, { flags, exception, metrics, iif }: Cached): void {
  // A tick at least passes between a packet and the program that asks.
  const left = exception ? exception.expires - world.kernel.jiffies - 1 : 0;
  const learnt = exception && left > 0 && exception.mtu > 0 ? exception : undefined;
  const values = { ...metrics?.values, ...(learnt ? { mtu: learnt.mtu } : {}) };
  const locked = [...(metrics?.locked ?? []), ...(learnt?.mtuLocked ? ["mtu"] : [])];
  const said = (key: string, value: number, text: string) => print.put(key, value, `${text} `);
  print.say(`${options.oneline ? "\\" : "\n"}    cache `);
  print.words("cache", flags, flags.length > 0 ? `<${flags.join(",")}> ` : "");
  const expires = Math.floor(left / world.kernel.profile.kernel.hz);
  if (left > 0) said("expires", expires, `expires ${expires}sec`);
  printMetrics({ print, said }, { values, locked });
  if (!iif) return;
  print.say("iif ");
  print.put("iif", iif.name, `${iif.name} `, "ifname");
}

// ip neighbour add, change, replace, delete (iproute2 ipneigh.c: ipneigh_modify).
import { config, type NeighFlags, type Nud } from "../../net/index.js";
import { parseMac } from "../../wire/address.js";
import type { World } from "../world.js";
import { type Arguments, address, answer, device, garbage, IpError, invalid, lladdr, matches } from "./arguments.js";
import { nud } from "./neighshow.js";
import { protocolOf } from "./route/words.js";

interface Wanted {
  to?: string;
  dev?: string;
  lladdr?: string;
  nud: Nud;
  flags: NeighFlags;
  use: boolean;
  proxy: boolean;
  protocol: string | undefined;
}

/** rtnl_rtprot_a2n; 0 says nothing. */
export function protocol(word: string): string | undefined {
  const name = protocolOf(word);
  if (name === undefined) throw invalid('"protocol" value is invalid\n', word);
  return name === "unspec" ? undefined : name;
}

function read(args: Arguments): Wanted {
  const wanted: Wanted = { nud: "PERMANENT", flags: {}, use: false, proxy: false, protocol: undefined };
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (matches(word, "lladdr")) wanted.lladdr = args.need();
    else if (word === "nud") wanted.nud = nud(args.need());
    else if (matches(word, "proxy")) {
      const next = args.need();
      if (wanted.to !== undefined) throw garbage("to", next);
      address(next);
      wanted.to = next;
      wanted.proxy = true;
    } else if (matches(word, "router")) wanted.flags = { ...wanted.flags, router: true };
    else if (matches(word, "use")) {
      wanted.use = true;
      wanted.nud = "NONE";
    } else if (matches(word, "managed")) {
      wanted.flags = { ...wanted.flags, managed: true };
      wanted.nud = "NONE";
    } else if (matches(word, "extern_learn")) wanted.flags = { ...wanted.flags, externLearn: true };
    else if (word === "dev") wanted.dev = args.need();
    else if (matches(word, "protocol")) wanted.protocol = protocol(args.need());
    else {
      if (word === "to" || matches(word, "to")) word = args.need();
      if (matches(word, "help")) args.need();
      if (wanted.to !== undefined) throw garbage("to", word);
      address(word);
      wanted.to = word;
    }
  }
  return wanted;
}

export function change(args: Arguments, world: World, mode: "add" | "replace" | "change" | "delete"): string {
  const wanted = read(args);
  if (wanted.to === undefined || (wanted.dev === undefined && !wanted.proxy))
    throw new IpError("Device and destination are required arguments.\n", 255);
  const to = address(wanted.to);
  const { flags, protocol } = wanted;
  const mac = wanted.lladdr === undefined || wanted.lladdr === "null" ? undefined : macOf(wanted.lladdr);
  const dev = wanted.dev === undefined ? undefined : device(world, wanted.dev);
  if (mode === "delete")
    answer(
      wanted.proxy || !dev ? config.removeProxy(world.netns, dev, to) : config.removeNeighbour(world.netns, dev, to),
    );
  else if (mac === "short") throw new IpError("Error: Invalid link address.\n", 2);
  else if (wanted.proxy || !dev) {
    const permanent = wanted.nud === "PERMANENT";
    answer(config.setProxy(world.netns, { dev, address: to, flags, protocol, permanent }));
  } else {
    const { use } = wanted;
    answer(
      config.setNeighbour(world.netns, { dev, address: to, lladdr: mac, nud: wanted.nud, flags, use, protocol }, mode),
    );
  }
  return "";
}

// ll_addr_a2n takes any number of octets; the kernel wants as many as the device has.
function macOf(word: string): number | "short" {
  const octets = word.split(":");
  const few = octets.length > 1 && octets.length < 6 && octets.every((each) => /^[0-9a-f]{1,2}$/i.test(each));
  return few && parseMac(word) === undefined ? "short" : lladdr(word);
}

// How ip prints a nexthop object (print_nexthop in iproute2's ipnexthop.c).
import type { Nexthop } from "../../net/index.js";
import { scope } from "../../net/index.js";
import { formatIpv4 } from "../../wire/address.js";
import type { Printer } from "../iproute2/printer.js";
import type { Options } from "./arguments.js";
import { protocolName, scopeName } from "./route/words.js";

export function printNexthop(print: Printer, nexthop: Nexthop, options: Options): void {
  print.put("id", nexthop.id, `id ${nexthop.id} `);
  if (nexthop.kind === "group") {
    const words = nexthop.members.map(({ id, weight }) => (weight === 1 ? `${id}` : `${id},${weight}`));
    print.say(`group ${words.join("/")} `);
    print.list("group", () => {
      for (const { id, weight } of nexthop.members)
        print.object(undefined, () => {
          print.data("id", id);
          if (weight !== 1) print.data("weight", weight);
        });
    });
  }
  const hop = nexthop.kind === "hop" ? nexthop.hop : undefined;
  if (hop?.gateway !== undefined) {
    print.say("via ");
    print.put("gateway", formatIpv4(hop.gateway), `${formatIpv4(hop.gateway)} `, "inet");
  }
  if (hop) {
    print.say("dev ");
    print.put("dev", hop.dev.name, `${hop.dev.name} `, "ifname");
  }
  const within = hop?.scope ?? scope.universe;
  if (within !== scope.universe || options.details) {
    const word = scopeName(within, options.numeric);
    print.put("scope", word, `scope ${word} `);
  }
  if (nexthop.kind === "blackhole") print.put("blackhole", null, "blackhole ");
  if (nexthop.protocol !== "unspec" || options.details) {
    const word = protocolName(nexthop.protocol, options.numeric);
    print.put("protocol", word, `proto ${word} `);
  }
  const flags = hop?.onlink ? ["onlink"] : [];
  print.words("flags", flags, flags.map((each) => `${each} `).join(""));
}

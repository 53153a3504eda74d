// ip maddress: the multicast groups of devices, and link-layer groups that an administrator joins (ipmaddr.c).
import { type Device, groupsOf } from "../../net/index.js";
import { formatIpv4, formatIpv6, formatMac, type Mac } from "../../wire/address.js";
import { strerror } from "../errno.js";
import { listing, type Printer } from "../iproute2/printer.js";
import type { World } from "../world.js";
import { type Arguments, garbage, IpError, matches, type Options, unknownCommand } from "./arguments.js";
import { macOf, octets } from "./linkwords.js";
import { objectUsage } from "./usage/objects.js";

export function ipMaddress(args: Arguments, world: World, options: Options): string {
  const command = args.next();
  if (command === undefined) return show(args, world, options);
  if (matches(command, "add")) return change(args, world, true);
  if (matches(command, "delete")) return change(args, world, false);
  if (matches(command, "show") || matches(command, "list") || matches(command, "lst"))
    return show(args, world, options);
  if (matches(command, "help")) throw new IpError(objectUsage.maddress!, 255);
  throw unknownCommand(command, "maddr");
}

function show(args: Arguments, world: World, options: Options): string {
  let name: string | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") word = args.need();
    else if (matches(word, "help")) throw new IpError(objectUsage.maddress!, 255);
    if (name !== undefined) throw garbage("dev", word);
    name = word;
  }
  return listing(options, (print) => {
    for (const dev of world.netns.devices()) if (name === undefined || dev.name === name) device(print, dev, options);
  });
}

function device(print: Printer, dev: Device, options: Options): void {
  const { link, inet, inet6 } = groupsOf(dev);
  const wanted = (family: Options["family"]) => options.family === undefined || options.family === family;
  const lines: (() => void)[] = [];
  const features = (users: number, fixed: boolean) => {
    if (users > 1) print.put("users", users, ` users ${users}`);
    if (fixed) print.put("features", "static", " static");
  };
  const group = (family: "inet" | "inet6", address: string, users: number) =>
    lines.push(() => {
      print.put("family", family, `\t${family.padEnd(5)} `);
      print.put("address", address, undefined, family);
      features(users, false);
    });
  if (wanted("link"))
    for (const { address, users, fixed } of link)
      lines.push(() => {
        print.say("\tlink  ");
        print.put("link", formatMac(address), undefined, "mac");
        features(users, fixed);
      });
  if (wanted("inet")) for (const { address, users } of inet) group("inet", formatIpv4(address), users);
  if (wanted("inet6")) for (const { address, users } of inet6) group("inet6", formatIpv6(address), users);
  if (lines.length === 0) return;
  const head = () => {
    print.put("ifindex", dev.index, `${dev.index}:`);
    print.put("ifname", dev.name, `\t${dev.name}`, "ifname");
    print.say(options.oneline ? "\\" : "\n");
  };
  if (options.oneline) {
    for (const each of lines)
      print.object(undefined, () => {
        head();
        print.list("maddr", () => print.object(undefined, each));
        print.say("\n");
      });
    return;
  }
  print.object(undefined, () => {
    head();
    print.list("maddr", () => {
      for (const each of lines)
        print.object(undefined, () => {
          each();
          print.say("\n");
        });
    });
  });
}

// SIOCADDMULTI and SIOCDELMULTI.
function change(args: Arguments, world: World, adding: boolean): string {
  let name: string | undefined;
  let address: readonly number[] | undefined;
  for (let word = args.next(); word !== undefined; word = args.next()) {
    if (word === "dev") {
      const value = args.need();
      if (name !== undefined) throw garbage("dev", value);
      name = value;
      continue;
    }
    if (matches(word, "address")) word = args.need();
    if (matches(word, "help")) throw new IpError(objectUsage.maddress!, 255);
    if (address) throw new IpError(`Error: duplicate "address": "${word}" is the second value.\n`, 255);
    address = octets(
      word.includes(".") && !word.includes(":")
        ? word
            .split(".")
            .map(() => "0")
            .join(":")
        : word,
    );
    if (address.length !== 6)
      throw new IpError(`Error: Invalid address length ${address.length} - must be 6 bytes\n`, 1);
  }
  if (name === undefined) throw new IpError('Not enough information: "dev" is required.\n', 255);
  const dev = world.netns.device(name);
  const refusal = dev ? multicast(dev, macOf(address ?? []), adding) : "ENODEV";
  if (refusal) throw new IpError(`ioctl: ${strerror(refusal)}\n`, 1);
  return "";
}

function multicast(dev: Device, mac: Mac, adding: boolean): "EINVAL" | "ENOENT" | undefined {
  // A loopback device has no filter of its own (ndo_set_rx_mode).
  if (dev.loopback) return "EINVAL";
  const known = dev.joined.includes(mac);
  if (adding && !known) dev.joined = [...dev.joined, mac];
  if (!adding && !known) return "ENOENT";
  if (!adding) dev.joined = dev.joined.filter((each) => each !== mac);
  return undefined;
}

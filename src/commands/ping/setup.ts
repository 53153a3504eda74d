// Before the first request: the target's address, the socket, and the source address that connect() would choose.
import { connectSource, type Device, isMulticast, type RawSocket } from "../../net/index.js";
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import { type Ipv4, parseIpv4, parseIpv6 } from "../../wire/address.js";
import { strerror } from "../errno.js";
import type { World } from "../world.js";
import { numbers, resolve, unresolved } from "./names.js";
import type { PingOptions } from "./options.js";
import { emptyOptions } from "./recorded.js";

export interface Ready {
  readonly socket: RawSocket;
  readonly target: Ipv4;
  readonly source: Ipv4;
  /** Warnings to print first. */
  readonly text: string;
}

// Refused by SO_BINDTODEVICE, it asks for IP_MULTICAST_IF when the target is a group, and for that looks the name up itself.
function noDevice(name: string, target: Ipv4, modern: boolean): string {
  if (!modern) return `ping: unknown iface ${name}`;
  return isMulticast(target) ? `ping: unknown iface: ${name}` : `ping: SO_BINDTODEVICE ${name}: No such device`;
}

/** `status` is there when it ends here. */
export function setUp(process: Process<World>, options: PingOptions): Ready | { text: string; status: number } {
  const { netns, kernel } = process.world;
  const modern = kernel.profile.tools.ping === "20221126";
  const refuse = (text: string) => ({ text: `${text}\n`, status: 2 });
  if (options.target.includes(":") && /^[0-9a-f:.]+$/i.test(options.target) && parseIpv6(options.target) !== undefined)
    return options.only4
      ? refuse(`ping: ${options.target}: Address family for hostname not supported`)
      : { text: "skbook: ping over IPv6 is not simulated\n", status: 1 };
  for (const each of [...options.hops, options.target]) {
    const why = modern ? unresolved(each) : "Name or service not known";
    if (resolve(each, process.files) === undefined) return refuse(`ping: ${each}: ${why}`);
  }
  const named = resolve(options.target, process.files)!;
  if (options.only6)
    return numbers(options.target) !== undefined
      ? refuse(`ping: ${options.target}: Address family for hostname not supported`)
      : { text: "skbook: ping over IPv6 is not simulated\n", status: 1 };
  let device: Device | undefined;
  if (options.device) {
    device = netns.device(options.device);
    if (!device) return refuse(noDevice(options.device, named, modern));
  }
  const has = (dev: Device, address: Ipv4) => netns.inDevice(dev).addresses.some((a) => a.local === address);
  // 0.0.0.0 is none.
  const wanted = options.source === undefined ? undefined : parseIpv4(options.source) || undefined;
  const kind = wanted === undefined ? undefined : netns.fib.addressType(wanted);
  const toMany = kind === "broadcast" || kind === "multicast";
  // inet_addr_valid_or_nonlocal
  if (kind === "unicast" && (netns.sysctl.get("ipv4/ip_nonlocal_bind") ?? 0) === 0)
    return refuse(`${modern ? "ping: " : ""}bind: Cannot assign requested address`);
  // Without a source of its own, ping asks connect() for one; with one it does not look at the way.
  const route =
    wanted === undefined
      ? connectSource(netns, { destination: named, oif: device, tos: options.tos, mark: options.mark })
      : undefined;
  const warning = "WARNING: pinging broadcast address\n";
  // connect() refuses both with EACCES; told to go on, it asks for SO_BROADCAST and tries again.
  if (route === "EACCES" && options.broadcast && modern) return refuse(`${warning}ping: connect: ${strerror(route)}`);
  if (route === "EACCES" || (typeof route === "object" && route.type === "broadcast" && !options.broadcast)) {
    const hint = "Do you want to ping broadcast? Then -b. If not, check your local firewall rules";
    return refuse(modern ? `ping: ${hint}` : `${hint}.`);
  }
  if (typeof route === "string") return refuse(`${modern ? "ping: " : ""}connect: ${strerror(route)}`);
  if (options.ttl === 0) return refuse("ping: cannot set unicast time-to-live: Invalid argument");
  if (options.hops.length > 0)
    // accept_source_route of all is 0: who may not take such packets may not send them (ip_options_compile), nine at most.
    return options.hops.length > 8 ? refuse("ping: too many hops") : refuse(`ping: record route: ${strerror("EPERM")}`);
  let text = "";
  if (modern && options.verbose && options.identifier === 0) text += "ping: WARNING: ident 0 => forcing raw socket\n";
  if (route?.type === "broadcast") text += warning;
  const source = wanted ?? route?.source ?? 0;
  if (options.device !== undefined && !(device && has(device, source)))
    text += `ping: Warning: source address might be selected on device other than: ${options.device}\n`;

  const socket = netns.sockets.openRaw({ pid: process.pid, program: process.argv[0] ?? "ping" });
  process.atExit(() => socket.close());
  socket.device = device;
  socket.twin6 = modern && !options.only4;
  socket.source = toMany ? undefined : wanted;
  if (toMany) socket.bound = wanted;
  socket.ttl = options.ttl;
  socket.broadcast = options.broadcast;
  // ping4_run: the request and its answers, with what the kernel adds to each half kilobyte.
  const held = options.size + 8;
  socket.dontRoute = options.dontRoute;
  socket.multicastLoop = options.multicastLoop;
  socket.sendBuffer = options.sendBuffer ?? held + Math.ceil(held / 512) * ((options.ipOptions ? 40 : 0) + 260);
  socket.tos = options.tos;
  socket.mark = options.mark;
  socket.options = emptyOptions(options.ipOptions);
  // To many, ping does not want to be cut in pieces (ping4_run).
  socket.discover = options.discover ?? (options.broadcast || named >>> 28 === 0xe ? "do" : undefined);
  const [low, high] = netns.sysctl.pairs.get("ipv4/ping_group_range")!;
  // Everybody here is root, whose group is 0.
  if (modern && low === 0 && high >= 0 && !options.ipOptions && options.identifier !== 0)
    socket.identifier = options.identifier ?? kernel.random.stream(`ping/${process.pid}`).between(1, 0x10000);
  // ICMP_FILTER: answers and errors, no requests.
  socket.accept = [0, 3, 4, 5, 11, 12].reduce((bits, type) => bits | (1 << type), 0);
  // "0" is sent to whoever it turns out to be.
  return { socket, target: named === 0 ? (route?.destination ?? source) : named, source, text };
}

/** What -v tells of the sockets; the one for IPv6 is opened too. */
export function* describeSockets(process: Process<World>, options: PingOptions, socket: RawSocket): Steps<void> {
  const type = socket.identifier === undefined ? "SOCK_RAW" : "SOCK_DGRAM";
  const six = options.only4
    ? "-1 (socktype: 0), hints.ai_family: AF_INET"
    : `4 (socktype: ${type}), hints.ai_family: AF_UNSPEC`;
  yield* process.stderr.write(`ping: sock4.fd: 3 (socktype: ${type}), sock6.fd: ${six}\n\n`);
  yield* process.stdout.write(`ai->ai_family: AF_INET, ai->ai_canonname: '${options.target}'\n`);
}

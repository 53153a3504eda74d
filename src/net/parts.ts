// What a network namespace has beside its devices, each made when somebody first asks: tables, sockets, counters, settings. In a
// large lab most machines were never brought up, or only pass frames on. With all of this made at birth a machine was some 250
// objects, most of them empty maps, which V8's collector copied twice; see docs/scaling.md, "Machines". That a part was made later
// cannot be seen: nobody has spoken to it before, and each chance is a stream of its own.
import type { Nanos } from "../sim/clock.js";
import type { Device } from "./device.js";
import { Fib, goodHop } from "./fib.js";
import { Flows } from "./flow.js";
import { passingCounters } from "./flowpass.js";
import { Reassembly } from "./fragment.js";
import { Inet6, LEAST_FOR_IPV6 } from "./inet6.js";
import { IpIds } from "./ipid.js";
import type { Kernel } from "./kernel.js";
import { neighbourHooks } from "./neighhooks.js";
import { NeighbourProxies } from "./neighproxy.js";
import { NeighbourTable } from "./neightable.js";
import type { NetNs } from "./netns.js";
import { Nexthops } from "./nexthop.js";
import { PacketSockets } from "./packet.js";
import { Peers } from "./peer.js";
import { RouteCache } from "./routecache.js";
import { Rtnetlink } from "./rtnetlink.js";
import { Snmp } from "./snmp.js";
import { Sent6 } from "./snmp6.js";
import { Sockets } from "./sockets.js";
import { type Preset, Sysctl } from "./sysctl.js";

export abstract class Parts {
  private ownSysctl: Sysctl | undefined;
  private ownFib: Fib | undefined;
  private ownNexthops: Nexthops | undefined;
  private seed: number | undefined;
  private ownNeighbours: NeighbourTable | undefined;
  private ownProxies: NeighbourProxies | undefined;
  private ownInet6: Inet6 | undefined;
  private ownSnmp: Snmp | undefined;
  private ownPeers: Peers | undefined;
  private ownReassembly: Reassembly | undefined;
  private ownPacketSockets: PacketSockets | undefined;
  private ownSockets: Sockets | undefined;
  private ownFlows: Flows | undefined;
  private ownRoutes: RouteCache | undefined;
  private ownIpIds: IpIds | undefined;
  private ownIds: Map<NetNs, number> | undefined;
  readonly rtnetlink: Rtnetlink;
  private readonly born: Nanos;

  constructor(
    readonly kernel: Kernel,
    readonly name: string,
  ) {
    this.born = kernel.clock.now;
    this.rtnetlink = new Rtnetlink(kernel);
    // What it begins with is what the first namespace and the lab have now.
    const presets = kernel.presets(name);
    if (kernel.first || presets.length > 0) this.settings(presets);
  }

  /** This. */
  protected abstract get self(): NetNs;

  // What is asked for with every packet has a getter so small that V8 inlines it: a flood's way was 7 % longer with the making in it.

  get sysctl(): Sysctl {
    return this.ownSysctl ?? this.makeSysctl();
  }

  private makeSysctl(): Sysctl {
    const made = this.settings([]);
    for (const dev of this.self.devices()) settingsOf(made, dev);
    return made;
  }

  get fib(): Fib {
    return this.ownFib ?? this.makeFib();
  }

  get nexthops(): Nexthops {
    this.ownNexthops ??= new Nexthops();
    return this.ownNexthops;
  }

  get multipathSeed(): number {
    this.seed ??= this.kernel.random.stream(`fib_multipath/${this.name}`).uint32();
    return this.seed;
  }

  get neighbours(): NeighbourTable {
    return this.ownNeighbours ?? this.makeNeighbours();
  }

  private makeNeighbours(): NeighbourTable {
    const { kernel, born } = this;
    this.ownNeighbours = new NeighbourTable(
      kernel,
      this.sysctl,
      neighbourHooks(this.self),
      Math.floor(born / kernel.tick),
    );
    return this.ownNeighbours;
  }

  get proxies(): NeighbourProxies {
    this.ownProxies ??= new NeighbourProxies(this.kernel, this.sysctl);
    return this.ownProxies;
  }

  get inet6(): Inet6 {
    return this.ownInet6 ?? this.makeInet6();
  }

  private makeInet6(): Inet6 {
    const { kernel, sysctl, self } = this;
    const sent = new Sent6(self.snmp);
    this.ownInet6 = new Inet6({
      kernel,
      sysctl,
      transmit: (dev, frame, skb) => self.transmit(dev, sent.count(frame), skb),
      tell: (dev, address, gone) => this.rtnetlink.tell({ kind: "address", dev, address, gone }),
      discard: (skb, verdict) =>
        self.decide(skb.id, "icmpv6_rcv", verdict, [{ name: "asked for", value: "none of our addresses" }], skb.dev),
    });
    return this.ownInet6;
  }

  get snmp(): Snmp {
    return this.ownSnmp ?? this.makeSnmp();
  }

  get peers(): Peers {
    this.ownPeers ??= new Peers(this.kernel, this.sysctl);
    return this.ownPeers;
  }

  get reassembly(): Reassembly {
    this.ownReassembly ??= new Reassembly(this.self);
    return this.ownReassembly;
  }

  get packetSockets(): PacketSockets {
    return this.ownPacketSockets ?? this.makePacketSockets();
  }

  get sockets(): Sockets {
    return this.ownSockets ?? this.makeSockets();
  }

  get flows(): Flows {
    return this.ownFlows ?? this.makeFlows();
  }

  get routes(): RouteCache {
    return this.ownRoutes ?? this.makeRoutes();
  }

  get ipIds(): IpIds {
    return this.ownIpIds ?? this.makeIpIds();
  }

  /** Namespaces that a link of ours leads to, and the numbers they got. */
  get ids(): Map<NetNs, number> {
    this.ownIds ??= new Map();
    return this.ownIds;
  }

  private makeFib(): Fib {
    this.ownFib = new Fib(
      (hop, key) => goodHop(this.self, hop, key),
      this.kernel.profile.kernel.version !== "3.10",
      () => this.kernel.changed(),
    );
    return this.ownFib;
  }

  private makeSnmp(): Snmp {
    this.ownSnmp = begun();
    return this.ownSnmp;
  }

  private makePacketSockets(): PacketSockets {
    this.ownPacketSockets = new PacketSockets(this.self);
    return this.ownPacketSockets;
  }

  private makeSockets(): Sockets {
    this.ownSockets = new Sockets(this.self);
    return this.ownSockets;
  }

  private makeFlows(): Flows {
    this.ownFlows = new Flows(this.self);
    return this.ownFlows;
  }

  private makeRoutes(): RouteCache {
    this.ownRoutes = new RouteCache(this.self);
    return this.ownRoutes;
  }

  private makeIpIds(): IpIds {
    this.ownIpIds = new IpIds(this.kernel, this.name);
    return this.ownIpIds;
  }

  /** A device has come; who asks for settings later finds all that are there then. */
  protected configured(dev: Device): void {
    if (this.ownSysctl) settingsOf(this.ownSysctl, dev);
  }

  private settings(presets: readonly Preset[]): Sysctl {
    const { first, profile } = this.kernel;
    const made = new Sysctl(profile, first === this.self ? undefined : first?.sysctl, presets);
    made.onWrite = (path, value, before) => {
      this.self.change("sysctl", `net.${path.replaceAll("/", ".")} = ${value}`);
      if (value !== before) this.rtnetlink.setting(path, this.self.devices());
    };
    this.ownSysctl = made;
    return made;
  }
}

function settingsOf(sysctl: Sysctl, dev: Device): void {
  sysctl.addDevice(dev.name, dev.loopback);
  if (dev.mtu < LEAST_FOR_IPV6) sysctl.speaksIpv6(dev.name, false);
}

// What flow.ts counts is there from the beginning.
function begun(): Snmp {
  const snmp = new Snmp();
  snmp.cell("IpInReceives");
  snmp.cell("IpExtInOctets");
  passingCounters(snmp);
  return snmp;
}

export type { Bridge } from "./bridge.js";
export { type Port, type PortFlag, type PortState, portStates } from "./bridgeport.js";
export * as config from "./config/index.js";
export { type Cable, Device } from "./device.js";
export type { Event, Fact, Nud, SkbId } from "./event.js";
export type { Exception } from "./exception.js";
export { type FdbEntry, PVID } from "./fdb.js";
export {
  type FibRoute,
  type Found,
  type Hop,
  type Lookup,
  type Metrics,
  type Missed,
  type RouteProtocol,
  type RouteType,
  table,
} from "./fib.js";
export { type InterfaceAddress, isMulticast, mask, scope } from "./inet.js";
export type { Address6 } from "./inet6.js";
export type { ErrorReport, SocketError } from "./inetsocket.js";
export { Kernel } from "./kernel.js";
export { emptyOf, fullOf, type Inner, isInner, type Vector } from "./lctrie.js";
export { Log } from "./log.js";
export { type Groups, groupsOf } from "./multicast.js";
export type { ProxyNeighbour } from "./neighproxy.js";
export type { Neighbour, NeighFlags } from "./neightable.js";
export { NetNs } from "./netns.js";
export type { Nexthop } from "./nexthop.js";
export type { PacketSocket } from "./packet.js";
export { type DropReason, dropReasons } from "./reason.js";
export {
  type Flow,
  input as routeInput,
  isRefusal,
  type OutputError,
  output as routeOutput,
  type Route,
  selectSource,
} from "./route.js";
export { type Route6, removeRoute6, routes6 } from "./route6.js";
export { type Message, netconfNames, type Rtnetlink } from "./rtnetlink.js";
export { plainRule, type Rule, type RuleAction, ruleWords } from "./rule.js";
export { routeWords } from "./sameroute.js";
export type { Batch, Captured } from "./seen.js";
export { type Counter, icmp, ip, ipExt, Snmp, udp } from "./snmp.js";
export { connectSource, type Datagram, type RawSocket } from "./socket.js";
export { type Preset, Sysctl } from "./sysctl.js";
export { mayBind, type UdpDatagram, type UdpSocket } from "./udp.js";

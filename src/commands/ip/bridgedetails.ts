// What -d says of a bridge (bridge_print_opt): its settings, and those that cannot be changed yet as the kernel makes them.
import type { Bridge } from "../../net/index.js";
import { SECOND } from "../../sim/clock.js";
import type { Json } from "../iproute2/json.js";
import type { Printer } from "../iproute2/printer.js";
import { bridgeId } from "./port.js";

/** Name in JSON, name in text where it is another, value. */
type Setting = readonly [key: string, text: string, value: Json];

const same = (...pairs: readonly (readonly [string, Json])[]): Setting[] =>
  pairs.map(([key, value]) => [key, key, value]);

// A timer that runs shows what is left of it. With STP off only the garbage collector of the forwarding table has one: it
// looks again when the ageing time is over.
export function collector({ dev, ageing: age }: Bridge): number {
  const { openedAt, netns } = dev;
  if (openedAt === undefined || age === 0) return 0;
  return (age - ((netns.kernel.clock.now - openedAt) % age)) / SECOND;
}

const timer = (seconds: number): Json => ({ figure: seconds.toFixed(2) });

const hundredths = (seconds: number): number => Math.round(seconds * 100);

const settings = (bridge: Bridge): Setting[] => [
  ...same(
    ["forward_delay", hundredths(bridge.spanning.forwardDelay)],
    ["hello_time", hundredths(bridge.spanning.hello)],
    ["max_age", hundredths(bridge.spanning.maxAge)],
    ["ageing_time", hundredths(bridge.ageing / SECOND)],
    ["stp_state", Number(bridge.spanning.on)],
    ["priority", bridge.spanning.priority],
    ["vlan_filtering", 0],
    ["vlan_protocol", "802.1Q"],
    ["bridge_id", bridgeId({ bridge })],
  ),
  ["root_id", "designated_root", bridgeId({ bridge })],
  ...same(
    ["root_port", 0],
    ["root_path_cost", 0],
    ["topology_change", 0],
    ["topology_change_detected", 0],
    ["hello_timer", timer(0)],
    ["tcn_timer", timer(0)],
    ["topology_change_timer", timer(0)],
    ["gc_timer", timer(collector(bridge))],
    ["vlan_default_pvid", 1],
    ["vlan_stats_enabled", 0],
    ["vlan_stats_per_port", 0],
    ["group_fwd_mask", "0"],
  ),
  ["group_addr", "group_address", "01:80:c2:00:00:00"],
  ...same(
    ["mcast_snooping", 1],
    ["no_linklocal_learn", 0],
    ["mcast_vlan_snooping", 0],
    ["mcast_router", 1],
    ["mcast_query_use_ifaddr", 0],
    ["mcast_querier", 0],
    ["mcast_hash_elasticity", 16],
    ["mcast_hash_max", 4096],
  ),
  ["mcast_last_member_cnt", "mcast_last_member_count", 2],
  ["mcast_startup_query_cnt", "mcast_startup_query_count", 2],
  ["mcast_last_member_intvl", "mcast_last_member_interval", 100],
  ["mcast_membership_intvl", "mcast_membership_interval", 26000],
  ["mcast_querier_intvl", "mcast_querier_interval", 25500],
  ["mcast_query_intvl", "mcast_query_interval", 12500],
  ["mcast_query_response_intvl", "mcast_query_response_interval", 1000],
  ["mcast_startup_query_intvl", "mcast_startup_query_interval", 3125],
  ...same(
    ["mcast_stats_enabled", 0],
    ["mcast_igmp_version", 2],
    ["mcast_mld_version", 1],
    ["nf_call_iptables", 0],
    ["nf_call_ip6tables", 0],
    ["nf_call_arptables", 0],
  ),
];

export function bridgeDetails(print: Printer, bridge: Bridge): void {
  print.object("info_data", () => {
    for (const [key, name, value] of settings(bridge)) {
      const shown = typeof value === "object" && value && "figure" in value ? value.figure.padStart(7) : String(value);
      print.put(key, value, `${name} ${shown} `);
    }
  });
}

// CentOS 7 on Linux 3.10, what the veth document was written on: its own output is the witness for every word here.
// rp_filter 1: CentOS 7's /usr/lib/sysctl.d/50-default.conf sets it for all and default.
import { conf, conf6, ipv4, neigh } from "./defaults.js";
import type { Defaults, Profile } from "./profile.js";

const without = (defaults: Defaults, ...names: string[]): Defaults =>
  Object.fromEntries(Object.entries(defaults).filter(([name]) => !names.includes(name)));

export const centos7: Profile = {
  name: "centos7",
  kernel: {
    release: "3.10.0-1160.el7.x86_64",
    version: "3.10",
    hz: 1000,
    timers: "slack",
    localRouteNamesOwner: false,
    conf: {
      ...without(
        conf,
        "arp_evict_nocarrier",
        "bc_forwarding",
        "drop_gratuitous_arp",
        "drop_unicast_in_l2_multicast",
        "ignore_routes_with_linkdown",
      ),
      rp_filter: 1,
      promote_secondaries: 1,
    },
    confAll: { accept_source_route: 0, rp_filter: 1, promote_secondaries: 1 },
    neigh: { ...without(neigh, "interval_probe_time_ms", "mcast_resolicit"), unres_qlen: 31, unres_qlen_bytes: 65536 },
    // icmp_global_allow came with 3.18, RFC 8335 with 5.13.
    ipv4: without(ipv4, "icmp_echo_enable_probe", "icmp_msgs_burst", "icmp_msgs_per_sec"),
    conf6: { ...without(conf6, "addr_gen_mode"), router_solicitations: 3 },
  },
  tools: {
    iproute2: "3.10",
    tcpdump: "4.9",
    ping: "20160308",
    prompt: (host, cwd) => `[root@${host} ${cwd === "/root" ? "~" : (cwd.split("/").at(-1) ?? "/") || "/"}]# `,
  },
  loopbackQueueLength: 1,
  bridgeQueueLength: 0,
  nicQdisc: "mq",
};

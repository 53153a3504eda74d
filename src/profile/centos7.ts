// CentOS 7 on Linux 3.10, what the veth document was written on: its own output is the witness for every word of the tools,
// for rp_filter, the tick of its timers and lo's queue. What a setting's absence rests on, the kernel's history, stands beside
// it: Linux 3.10 as it was released; what Red Hat carried back into its own 3.10 is not known here.
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
        "arp_evict_nocarrier", // 5.16
        "bc_forwarding", // 4.19
        "drop_gratuitous_arp", // 4.6
        "drop_unicast_in_l2_multicast", // 4.6
        "ignore_routes_with_linkdown", // 4.2
        "igmpv2_unsolicited_report_interval", // 3.12
        "igmpv3_unsolicited_report_interval", // 3.12
      ),
      // Both by /usr/lib/sysctl.d/50-default.conf, for all and default.
      rp_filter: 1,
      promote_secondaries: 1,
    },
    confAll: { accept_source_route: 0, rp_filter: 1, promote_secondaries: 1 },
    neigh: {
      // 6.0 and 4.1.
      ...without(neigh, "interval_probe_time_ms", "mcast_resolicit"),
      // 64 KiB from 3.3 on; SK_WMEM_MAX since 4.14.
      unres_qlen: 31,
      unres_qlen_bytes: 65536,
    },
    ipv4: without(
      ipv4,
      "fib_multipath_hash_policy", // 4.12; there is no hash before 4.4 (multipath.ts)
      "icmp_echo_enable_probe", // 5.13 (RFC 8335)
      "icmp_msgs_burst", // 3.18 (icmp_global_allow)
      "icmp_msgs_per_sec", // 3.18
      "ip_forward_use_pmtu", // 3.14; before, a forwarder trusts what was learnt
    ),
    // Since RFC 7559 came in (2016) the kernel asks routers for ever; addr_gen_mode became a setting in the same year.
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

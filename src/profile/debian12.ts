// Debian 12's tools on Linux 6.1, as the referee runs them: User Mode Linux has 100 ticks a second (Debian's own amd64
// kernel has 250), so that its timers and ours round alike.
import { conf, conf6, ipv4, neigh } from "./defaults.js";
import type { Profile } from "./profile.js";

export const debian12: Profile = {
  name: "debian12",
  kernel: {
    release: "6.1.176",
    version: "6.1",
    hz: 100,
    timers: "wheel",
    localRouteNamesOwner: true,
    conf,
    confAll: { accept_source_route: 0 },
    neigh,
    ipv4,
    conf6,
  },
  tools: {
    iproute2: "6.1",
    tcpdump: "4.99",
    ping: "20221126",
    prompt: (host, cwd) => `root@${host}:${cwd.replace(/^\/root(?=\/|$)/, "~")}# `,
  },
  loopbackQueueLength: 1000,
  bridgeQueueLength: 1000,
  nicQdisc: "pfifo_fast",
};

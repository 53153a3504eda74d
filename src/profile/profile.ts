// What a kernel and a distribution differ in, as data. Each field says where the difference was seen.

/** Sysctl defaults of a device's conf and neigh directories; a name that is absent does not exist in that kernel. */
export type Defaults = Readonly<Record<string, number>>;

export interface Profile {
  readonly name: "centos7" | "debian12";
  readonly kernel: {
    /** What `uname -r` prints. */
    readonly release: string;
    readonly version: "3.10" | "6.1";
    /** Ticks a second (CONFIG_HZ). */
    readonly hz: number;
    /**
     * How a timer's expiry is rounded. "slack": mod_timer rounds up by at most 1/256 (apply_slack, before 4.8), a sleep is
     * exact to a tick. "wheel": every timer is rounded up to its level's granularity (calc_wheel_index, since 4.8).
     */
    readonly timers: "slack" | "wheel";
    /** A local output route names the device that owns the address as its input interface (ip_route_output_key_hash_rcu). */
    readonly localRouteNamesOwner: boolean;
    readonly conf: Defaults;
    readonly confAll: Defaults;
    readonly neigh: Defaults;
    readonly ipv4: Defaults;
    readonly conf6: Defaults;
  };
  readonly tools: {
    /** iproute2's words: 3.10 (CentOS 7) or 6.1. */
    readonly iproute2: "3.10" | "6.1";
    readonly tcpdump: "4.9" | "4.99";
    /** iputils' ping: s20160308 (CentOS 7) or 20221126. */
    readonly ping: "20160308" | "20221126";
    readonly prompt: (host: string, cwd: string) => string;
  };
  /** txqueuelen of lo and of a bridge: 3.10 says 1 and nothing, 6.1 says 1000. */
  readonly loopbackQueueLength: number;
  readonly bridgeQueueLength: number;
  /** The queueing discipline of a physical card with one queue. */
  readonly nicQdisc: string;
}

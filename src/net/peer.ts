// What a namespace remembers of single correspondents (struct inet_peer) and how it limits its ICMP errors with that: a
// token bucket for each destination (inet_peer_xrlim_allow), one for all (icmp_global_allow), and ip_error's own.
// Left out: that peers are forgotten after minutes of silence.
import type { Ipv4 } from "../wire/address.js";
import type { Kernel } from "./kernel.js";
import type { Sysctl } from "./sysctl.js";

export interface Peer {
  /** rate_tokens and rate_last, in jiffies. */
  tokens: number;
  last: number;
  redirects: number;
}

export class Peers {
  private readonly peers = new Map<Ipv4, Peer>();
  private credit = 0;
  private stamp: number | undefined;

  constructor(
    private readonly kernel: Kernel,
    private readonly sysctl: Sysctl,
  ) {}

  /** inet_getpeer: a new one has a minute's tokens. */
  of(address: Ipv4): Peer {
    const known = this.peers.get(address);
    if (known) return known;
    const { jiffies } = this.kernel;
    const made = { tokens: 0, last: jiffies - this.kernel.fromMs(60_000), redirects: 0 };
    this.peers.set(address, made);
    return made;
  }

  /** ip_error: one error a second to whom packets cannot be routed for, five at once. */
  mayRefuse(source: Ipv4): boolean {
    const cost = this.kernel.fromMs(1000);
    const peer = this.refilled(source, 5 * cost);
    if (peer.tokens < cost) return false;
    peer.tokens -= cost;
    return true;
  }

  /** inet_peer_xrlim_allow: six at once. */
  mayTell(destination: Ipv4): boolean {
    const cost = this.kernel.fromMs(this.sysctl.get("ipv4/icmp_ratelimit") ?? 1000);
    const peer = this.refilled(destination, 6 * cost);
    if (peer.tokens < cost) return false;
    peer.tokens -= cost;
    return true;
  }

  /** icmpv4_mask_allow turned round: is this message one of those that are limited? Never path MTU discovery. */
  limited(type: number, code: number): boolean {
    if (type > 18 || (type === 3 && code === 4)) return false;
    return (((this.sysctl.get("ipv4/icmp_ratemask") ?? 6168) >>> type) & 1) === 1;
  }

  /** icmp_global_allow: filled again only when it is empty. A kernel before 3.18 has no such limit. */
  mayTellAnyone(): boolean {
    const rate = this.sysctl.get("ipv4/icmp_msgs_per_sec");
    const burst = this.sysctl.get("ipv4/icmp_msgs_burst");
    if (rate === undefined || burst === undefined) return true;
    if (this.credit > 0) return true;
    const second = this.kernel.fromMs(1000);
    const { jiffies } = this.kernel;
    const passed = Math.min(this.stamp === undefined ? second : jiffies - this.stamp, second);
    if (passed >= second / 50) {
      this.credit = Math.min(this.credit + Math.floor((rate * passed) / second), burst);
      this.stamp = jiffies;
    }
    return this.credit > 0;
  }

  /** icmp_global_consume: none to two, so that nobody can count them from outside. */
  consume(): void {
    this.credit -= this.kernel.random.stream(`icmp/${this.kernel.clock.now}`).between(0, 3);
  }

  /**
   * ip_rt_send_redirect: nine at most, each twice as late as the one before, all over again after a silence.
   */
  mayRedirect(source: Ipv4): boolean {
    const peer = this.of(source);
    const { jiffies } = this.kernel;
    const load = this.kernel.fromMs(20);
    if (jiffies > peer.last + load * 2 ** 10) {
      peer.tokens = 0;
      peer.redirects = 0;
    }
    if (peer.redirects >= 9) {
      peer.last = jiffies;
      return false;
    }
    if (peer.redirects > 0 && jiffies <= peer.last + load * 2 ** peer.redirects) return false;
    peer.last = jiffies;
    peer.redirects++;
    return true;
  }

  private refilled(address: Ipv4, most: number): Peer {
    const peer = this.of(address);
    const { jiffies } = this.kernel;
    peer.tokens = Math.min(peer.tokens + jiffies - peer.last, most);
    peer.last = jiffies;
    return peer;
  }
}

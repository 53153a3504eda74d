// What may be written to a setting of IPv4 as a whole (proc_dointvec_minmax, proc_dou8vec_minmax and their like in
// sysctl_net_ipv4.c, route.c and ip_fragment.c); a range whose end is another setting is read when it is asked for.
// Linux 3.10 has most of these as plain integers (the eight-bit ones came with 5.13).

type Range = readonly [least: number, most: number];
type Read = (path: string) => number | undefined;

const INT: Range = [-0x8000_0000, 0x7fff_ffff];
const OCTET: Range = [0, 255];
const FLAG: Range = [0, 1];
const NOT_NEGATIVE: Range = [0, 0x7fff_ffff];

const ranges: Readonly<Record<string, Range>> = {
  icmp_echo_ignore_all: FLAG,
  icmp_echo_enable_probe: FLAG,
  icmp_echo_ignore_broadcasts: FLAG,
  icmp_ignore_bogus_error_responses: FLAG,
  icmp_errors_use_inbound_ifaddr: FLAG,
  icmp_ratelimit: NOT_NEGATIVE,
  icmp_msgs_per_sec: NOT_NEGATIVE,
  icmp_msgs_burst: NOT_NEGATIVE,
  ip_no_pmtu_disc: OCTET,
  ip_forward_use_pmtu: OCTET,
  ip_nonlocal_bind: OCTET,
  ipfrag_max_dist: NOT_NEGATIVE,
  fib_multipath_hash_policy: [0, 3],
  "route/min_pmtu": [68, 0x7fff_ffff],
};

export function inRange(path: string, value: number, version: "3.10" | "6.1", read: Read): boolean {
  const [least, most] = rangeOf(path, version, read);
  return value >= least && value <= most;
}

function rangeOf(path: string, version: "3.10" | "6.1", read: Read): Range {
  if (path === "ipv4/ip_default_ttl") return [1, 255];
  if (version === "3.10") return INT;
  if (path === "ipv4/ipfrag_high_thresh") return [read("ipv4/ipfrag_low_thresh") ?? 0, Number.MAX_SAFE_INTEGER];
  if (path === "ipv4/ipfrag_low_thresh") return [0, read("ipv4/ipfrag_high_thresh") ?? Number.MAX_SAFE_INTEGER];
  return (path.startsWith("ipv4/") ? ranges[path.slice("ipv4/".length)] : undefined) ?? INT;
}

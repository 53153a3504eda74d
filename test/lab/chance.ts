// Small labs by chance: one machine, veth pairs with any addresses, settings and states, and pings in it, as a script.
import fc from "fast-check";

const octet = fc.constantFrom(0, 1, 2, 3, 127, 128, 254, 255);
const address = fc
  .tuple(fc.constantFrom("10.90", "10.91", "172.30"), fc.constantFrom(0, 1, 128), octet)
  .map((o) => o.join("."));
const length = fc.constantFrom(8, 16, 20, 24, 25, 29, 30, 31, 32);
const end = fc.record({
  addresses: fc.array(fc.tuple(address, length), { maxLength: 2 }),
  up: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
});
const pair = fc.tuple(end, end);

const setting = (...names: readonly (readonly [string, number])[]) =>
  fc.oneof(...names.map(([name, most]) => fc.tuple(fc.constant(name), fc.integer({ min: 0, max: most }))));
const conf = setting(
  ["rp_filter", 2],
  ["accept_local", 1],
  ["accept_local", 1],
  ["arp_ignore", 3],
  ["arp_announce", 2],
  ["arp_filter", 1],
  ["forwarding", 1],
  ["route_localnet", 1],
  ["drop_gratuitous_arp", 1],
);
const device = (pairs: number) => fc.constantFrom(...[...Array(2 * pairs).keys()].map((n) => `d${n}`));

/** A script of `ip`, `sysctl` and `ping`. */
export const story = fc.integer({ min: 1, max: 2 }).chain((pairs) =>
  fc
    .record({
      lo: fc.boolean(),
      pairs: fc.array(pair, { minLength: pairs, maxLength: pairs }),
      settings: fc.array(fc.tuple(fc.oneof(fc.constantFrom("all", "default"), device(pairs)), conf), { maxLength: 4 }),
      routes: fc.array(fc.tuple(address, fc.constantFrom(8, 24, 32), device(pairs)), { maxLength: 1 }),
      // To one of the addresses given (by its number), or to any.
      pings: fc.array(
        fc.record({
          to: fc.oneof(fc.nat({ max: 7 }), address),
          by: fc.option(device(pairs)),
          count: fc.integer({ min: 1, max: 3 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ lo, pairs: made, settings, routes, pings }) => {
      const given = made.flat().flatMap((each) => each.addresses.map(([a]) => a));
      const lines = lo ? ["ip link set lo up"] : [];
      for (const [n, ends] of made.entries()) {
        lines.push(`ip link add d${2 * n} type veth peer name d${2 * n + 1}`);
        for (const [side, { addresses, up }] of ends.entries()) {
          for (const [a, l] of addresses) lines.push(`ip addr add ${a}/${l} dev d${2 * n + side}`);
          if (up) lines.push(`ip link set d${2 * n + side} up`);
        }
      }
      for (const [dev, [name, value]] of settings) lines.push(`sysctl -q -w net.ipv4.conf.${dev}.${name}=${value}`);
      for (const [to, l, dev] of routes) lines.push(`ip route add ${to}/${l} dev ${dev}`);
      for (const { to, by, count } of pings) {
        const target = typeof to === "string" ? to : (given[to % given.length] ?? "10.90.0.1");
        lines.push(`ping -c ${count} -W 1 ${by === null ? "" : `-I ${by} `}${target}`, 'echo "=> $?"');
      }
      lines.push("ip neigh", "ip route show table all");
      return `${lines.join("\n")}\n`;
    }),
);

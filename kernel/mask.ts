// What may differ between what a real kernel printed and what the simulator prints: clock times, pids, round-trip times (ping, arping, traceroute, tracepath), random MACs, the ids of IP datagrams.
// Nothing else is hidden.

/** The MACs that are not chance: none, everyone, multicast, and those that the script wrote itself. */
const written = (mac: string, script: string): boolean =>
  mac === "00:00:00:00:00:00" || mac === "ff:ff:ff:ff:ff:ff" || mac.startsWith("33:33:") || script.includes(mac);

/** fe80::/64 with ff:fe in the middle: the MAC it was made from. */
function macOf(address: string): string | undefined {
  const groups = address.slice("fe80::".length).split(":");
  if (groups.length !== 4) return undefined;
  const digits = groups.map((group) => group.padStart(4, "0")).join("");
  if (digits.slice(6, 10) !== "fffe") return undefined;
  const first = (Number.parseInt(digits.slice(0, 2), 16) ^ 2).toString(16).padStart(2, "0");
  return [
    first,
    digits.slice(2, 4),
    digits.slice(4, 6),
    digits.slice(10, 12),
    digits.slice(12, 14),
    digits.slice(14, 16),
  ].join(":");
}

/** Between two of the Internet's checksums (RFC 1071), in hexadecimal digits. */
function apart(found: string, right: string): string {
  const difference = Number.parseInt(right, 16) - Number.parseInt(found, 16);
  return ((difference + 0xffff) % 0xffff).toString(16);
}

export function mask(text: string, script: string): string {
  const numbers = new Map<string, number>();
  // Each random MAC becomes a number in order of appearance, so that equal ones still look equal.
  const number = (mac: string): number => {
    if (!numbers.has(mac)) numbers.set(mac, numbers.size + 1);
    return numbers.get(mac)!;
  };
  // A datagram's id, numbered likewise, so that its fragments still show as one.
  const ids = new Map<string, number>();
  const datagram = (id: string): string => {
    if (!ids.has(id)) ids.set(id, ids.size + 1);
    return `#${ids.get(id)}`;
  };
  return (
    text
      .replace(/\b\d\d:\d\d:\d\d\.\d{6}\b/g, "TIME")
      .replace(/\btime=[\d.]+ ms/g, "time=T ms")
      .replace(/^((?:Unicast|Broadcast) re(?:ply|quest) from .*) \d+\.\d+ms$/gm, "$1 Tms")
      // traceroute's and tracepath's.
      .replace(/^ ?\d+ {2}.*$/gm, (hop) => hop.replace(/ {2}\d+\.\d{3} ms/g, "  T ms"))
      .replace(/^( ?\d+[?]?: .*?) +\d+\.\d{3}ms/gm, "$1 Tms")
      .replace(/, time \d+ms$/gm, ", time Tms")
      .replace(/(rtt min\/avg\/max\/mdev =) [\d.]+\/[\d.]+\/[\d.]+\/[\d.]+ ms/g, "$1 T ms")
      .replace(/(ipg\/ewma) [\d.]+\/[\d.]+ ms/g, "$1 T ms")
      .replace(/(min\/avg\/ewma\/max =) [\d.]+\/[\d.]+\/[\d.]+\/[\d.]+ ms/g, "$1 T ms")
      .replace(/(ICMP echo (?:request|reply), id) \d+/g, "$1 ID")
      .replace(/\b(ttl \d+, id )(\d+)(, offset )/g, (_, before, id, after) => before + datagram(id) + after)
      // Chance is in a header's checksum through the id; how far it is off is none.
      .replace(
        /\bbad cksum ([0-9a-f]+) \(->([0-9a-f]+)\)!/g,
        (_, found, right) => `bad cksum off by ${apart(found, right)}!`,
      )
      // What a terminal says of a job in the background.
      .replace(/^(\[\d+\]) \d+$/gm, "$1 PID")
      .replace(/(line \d+:) +\d+ (Killed|Terminated|Interrupt)/g, "$1 PID $2")
      .replace(/fe80::[0-9a-f:]+/g, (address) => {
        const mac = macOf(address);
        return mac === undefined || written(mac, script) ? address : `fe80::MAC${number(mac)}`;
      })
      .replace(/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, (mac) => {
        const lower = mac.toLowerCase();
        return written(lower, script) ? mac : `MAC${number(lower)}`;
      })
  );
}

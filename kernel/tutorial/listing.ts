// Devices and routes as ip and route list them, read back into data.

export interface Listed {
  /** With its prefix length. */
  readonly address: string;
  readonly broadcast: string | undefined;
  readonly flags: readonly string[];
}

export interface Device {
  readonly index: number;
  readonly name: string;
  /** What stands behind the @. */
  readonly peer: string | undefined;
  readonly flags: readonly string[];
  readonly mtu: number;
  readonly qdisc: string;
  readonly state: string;
  readonly master: string | undefined;
  readonly mac: string | undefined;
  readonly addresses: readonly Listed[];
}

const head = /^(\d+): ([\w.-]+)(?:@([\w.-]+))?: <([A-Z0-9_,-]*)> mtu (\d+) qdisc (\S+)(.*)$/;

export function devicesIn(output: string): readonly Device[] {
  const devices: Device[] = [];
  for (const line of output.split("\n")) {
    const found = head.exec(line);
    if (found) {
      const [, index, name = "", peer, flags = "", mtu, qdisc = "", rest = ""] = found;
      devices.push({
        index: Number(index),
        name,
        peer,
        flags: flags.split(","),
        mtu: Number(mtu),
        qdisc,
        state: /\bstate (\S+)/.exec(rest)?.[1] ?? "UNKNOWN",
        master: /\bmaster (\S+)/.exec(rest)?.[1],
        mac: undefined,
        addresses: [],
      });
      continue;
    }
    const last = devices.at(-1);
    if (!last) continue;
    const mac = /^\s+link\/ether ([0-9a-f:]{17})/.exec(line)?.[1];
    const inet = /^\s+inet6? (\S+)(?: brd (\S+))?(.*)$/.exec(line);
    if (mac) devices[devices.length - 1] = { ...last, mac };
    if (inet) {
      const [, address = "", broadcast, rest = ""] = inet;
      const one = { address, broadcast, flags: rest.trim().split(/\s+/) };
      devices[devices.length - 1] = { ...last, addresses: [...last.addresses, one] };
    }
  }
  return devices;
}

export interface Route {
  readonly destination: string;
  readonly length: number;
  readonly via: string | undefined;
  readonly dev: string;
  readonly metric: number;
}

/** Undefined where the output is no list of routes. */
export function routesIn(command: string, output: string): readonly Route[] | undefined {
  if (output.startsWith("Kernel IP routing table")) return output.split("\n").flatMap(fromTable);
  if (!/^(?:sudo )?ip (?:-4 )?r(?:o|ou|out|oute)?(?: (?:s|show|list|ls|l))?$/.test(command.trim())) return undefined;
  return output.split("\n").flatMap((line): readonly Route[] => {
    const found = /^(default|[\d.]+)(?:\/(\d+))?(?: via ([\d.]+))? dev (\S+)(.*)$/.exec(line.trim());
    if (!found) return [];
    const [, to = "", length, via, dev = "", rest = ""] = found;
    const size = to === "default" ? 0 : Number(length ?? 32);
    const destination = to === "default" ? "0.0.0.0" : to;
    return [{ destination, length: size, via, dev, metric: Number(/\bmetric (\d+)/.exec(rest)?.[1] ?? 0) }];
  });
}

function fromTable(line: string): readonly Route[] {
  const [destination = "", via = "", netmask = "", flags = "", metric = "", , , dev = ""] = line.trim().split(/\s+/);
  if (!/^[\d.]+$/.test(destination) || !/^\d/.test(netmask)) return [];
  const bits = netmask.split(".").map((each) => Number(each).toString(2).padStart(8, "0"));
  const length = bits.join("").replace(/0+$/, "").length;
  return [{ destination, length, via: flags.includes("G") ? via : undefined, dev, metric: Number(metric) }];
}

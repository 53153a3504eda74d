// Names as the C library resolves them here: numbers in any form that inet_aton takes, then /etc/hosts. There is no DNS.
import type { FileSystem } from "../../shell/index.js";
import { type Ipv4, parseIpv4 } from "../../wire/address.js";

export function resolve(name: string, files: FileSystem): Ipv4 | undefined {
  return numbers(name) ?? hosts(name, files);
}

/** inet_aton: "127.1", "0", "0x7f.1": fewer than four parts, the last one fills the rest. */
export function numbers(text: string): Ipv4 | undefined {
  const parts = text
    .split(".")
    .map((part) =>
      /^(0x[0-9a-f]+|\d+)$/i.test(part) ? Number(/^0[0-7]+$/.test(part) ? `0o${part.slice(1)}` : part) : Number.NaN,
    );
  const last = parts.pop();
  if (last === undefined || parts.length > 3 || parts.some((p) => !(p < 256)) || !(last < 256 ** (4 - parts.length)))
    return undefined;
  return parts.reduce((sum, part, index) => sum + part * 256 ** (3 - index), last);
}

/** What getaddrinfo says of a name that it does not find: a server would have to be asked, or none could know it. */
export const unresolved = (name: string): string =>
  /^[\w.-]+$/.test(name) ? "Temporary failure in name resolution" : "Name or service not known";

function hosts(name: string, files: FileSystem): Ipv4 | undefined {
  const file = files.read("/etc/hosts");
  if (!("text" in file)) return undefined;
  for (const line of file.text.split("\n")) {
    const [address = "", ...names] = line.replace(/#.*/, "").trim().split(/\s+/);
    const value = names.includes(name) ? parseIpv4(address) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

// The connection file that a Jupyter front end writes for the kernel it starts: where to listen, and the key that
// signs every message. https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files

import { readFileSync } from "node:fs";
import { Fault, fileFault } from "../fault.js";

export const channels = ["shell", "control", "iopub", "stdin", "hb"] as const;
export type Channel = (typeof channels)[number];

export interface Connection {
  readonly addresses: Readonly<Record<Channel, string>>;
  /** Empty: messages are not signed. */
  readonly key: string;
  /** The hash that node:crypto knows: "sha256". */
  readonly digest: string;
}

export function readConnection(path: string): Connection {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw fileFault(path, error);
  }
  const connection = parseConnection(text);
  if (typeof connection === "string") throw new Fault(`${path}: ${connection}`);
  return connection;
}

/** The connection, or what is wrong with the text. */
export function parseConnection(text: string): Connection | string {
  let file: Record<string, unknown>;
  try {
    file = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return "not a connection file: no JSON";
  }
  if (typeof file !== "object" || file === null) return "not a connection file: no object";
  const { transport = "tcp", ip = "127.0.0.1", key = "", signature_scheme: scheme = "hmac-sha256" } = file;
  if (transport !== "tcp" && transport !== "ipc")
    return `transport ${String(transport)}: this kernel knows tcp and ipc`;
  if (typeof ip !== "string" || ip === "") return "ip: no address";
  if (typeof key !== "string") return "key: no text";
  if (typeof scheme !== "string" || !/^hmac-(sha(1|224|256|384|512)|md5)$/.test(scheme)) {
    return `signature_scheme ${String(scheme)}: this kernel knows hmac-sha256 and its sisters`;
  }
  const addresses = {} as Record<Channel, string>;
  for (const channel of channels) {
    const port = file[`${channel}_port`];
    if (!Number.isInteger(port) || (port as number) < 1 || (port as number) > 65_535) return `${channel}_port: no port`;
    addresses[channel] =
      transport === "ipc" ? `ipc://${ip}-${port}` : `tcp://${ip.includes(":") ? `[${ip}]` : ip}:${port}`;
  }
  return { addresses, key, digest: scheme.slice("hmac-".length) };
}

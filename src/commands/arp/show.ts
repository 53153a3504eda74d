// What arp lists (net-tools arp.c: arp_show, arp_disp, arp_disp_2): in columns, or as BSD does.
import type { FileSystem } from "../../shell/index.js";
import { formatIpv4 } from "../../wire/address.js";
import { type ArpRow, arpRows, flag } from "../procarp.js";
import { hostNames } from "../tcpdump/hosts.js";
import type { World } from "../world.js";
import { hostAddress } from "./change.js";
import type { ArpOptions } from "./options.js";

const title = "Address                  HWtype  HWaddress           Flags Mask            Iface\n";

export function show(host: string | undefined, options: ArpOptions, { netns }: World, files: FileSystem): string {
  const wanted = host === undefined ? undefined : formatIpv4(hostAddress(host, files));
  const rows = arpRows(netns);
  const foreign = options.hardware !== undefined && options.hardware !== "ether";
  const shown = rows.filter(
    ({ address, device }) =>
      !foreign &&
      (wanted === undefined || address === wanted) &&
      (options.device === undefined || device === options.device),
  );
  const names = options.numeric ? new Map<string, string>() : hostNames(files);
  const columns = options.linux || !options.bsd;
  let out = columns && shown.length > 0 ? title : "";
  for (const row of shown) out += columns ? line(row, names) : sentence(row, names);
  if (options.verbose)
    out += `Entries: ${rows.length}\tSkipped: ${rows.length - shown.length}\tFound: ${shown.length}\n`;
  if (shown.length > 0) return out;
  if (host !== undefined && !options.bsd) return `${out}${host} (${wanted}) -- no entry\n`;
  const asked = options.hardware !== undefined || host !== undefined || options.device !== undefined;
  return asked ? `${out}arp: in ${rows.length} entries no match found.\n` : out;
}

const is = ({ flags }: ArpRow, which: keyof typeof flag): boolean => (flags & flag[which]) !== 0;
const column = (text: string, width: number): string => text.slice(0, width).padEnd(width);

function line(row: ArpRow, names: ReadonlyMap<string, string>): string {
  const { address, mac, device } = row;
  const letters = `${is(row, "complete") ? "C" : ""}${is(row, "permanent") ? "M" : ""}${is(row, "published") ? "P" : ""}`;
  const [type, hardware] = is(row, "complete")
    ? ["ether", mac]
    : is(row, "published")
      ? ["*", "<from_interface>"]
      : ["", "(incomplete)"];
  const name = column(names.get(address) ?? address, 23);
  return `${name}  ${column(type, 8)}${column(hardware, 20)}${column(letters, 6)}${column("", 15)} ${device}\n`;
}

function sentence(row: ArpRow, names: ReadonlyMap<string, string>): string {
  const { address, mac, device } = row;
  const at = is(row, "complete") ? `${mac} [ether]` : is(row, "published") ? "<from_interface>" : "<incomplete>";
  const words = `${is(row, "permanent") ? "PERM " : ""}${is(row, "published") ? "PUB " : ""}`;
  return `${names.get(address) ?? "?"} (${address}) at ${at} ${words}on ${device}\n`;
}

// What stat(2) says of an inode in memory and of a mount's file.
import { byteLength } from "./bytes.js";
import type { Node, Stat } from "./files.js";
import { type Entry, Folder, Symlink, Text } from "./tree.js";

export function statOf(entry: Entry): Stat {
  const { mode, number, modified } = entry;
  const common = { mode, inode: number, modified };
  if (entry instanceof Folder) {
    const below = [...entry.entries.values()].filter((one) => one instanceof Folder).length;
    // As tmpfs counts: 20 bytes a name.
    return { ...common, kind: "directory", size: 40 + 20 * entry.entries.size, links: 2 + below };
  }
  if (entry instanceof Symlink)
    return { ...common, kind: "link", size: byteLength(entry.target), links: 1, target: entry.target };
  if (entry instanceof Text) return { ...common, kind: "file", size: byteLength(entry.text), links: entry.links };
  return { ...common, kind: "device", size: 0, links: 1 };
}

export function statOfNode(node: Node): Stat {
  const common = { inode: 1, links: 1, modified: 0 };
  if (node.target !== undefined) return { ...common, kind: "link", size: 0, mode: 0o777, target: node.target };
  if (node.kind === "directory")
    return { ...common, kind: "directory", size: node.size ?? 0, mode: node.mode ?? 0o555, links: 2 };
  const mode = node.mode ?? (node.write ? (node.read ? 0o644 : 0o200) : 0o444);
  return { ...common, kind: "file", size: node.size ?? 0, mode };
}

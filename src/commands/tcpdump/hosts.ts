// /etc/hosts as an address's name: the first on its line. There is no DNS here.
import type { FileSystem } from "../../shell/files.js";

export function hostNames(files: FileSystem): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const file = files.read("/etc/hosts");
  if (!("text" in file)) return names;
  for (const line of file.text.split("\n")) {
    const [address, name] = line.replace(/#.*/, "").trim().split(/\s+/);
    if (address && name && !names.has(address)) names.set(address, name);
  }
  return names;
}

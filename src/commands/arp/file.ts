// arp -f: a line of the file is what -s takes (net-tools arp.c, arp_file). It ends well, whatever single lines come to.
import type { FileSystem } from "../../shell/index.js";
import type { Result, World } from "../world.js";
import { set } from "./change.js";
import { ArpError, type ArpOptions } from "./options.js";

export function fromFile(name: string | undefined, options: ArpOptions, world: World, files: FileSystem): Result {
  const path = name ?? "/etc/ethers";
  const file = files.read(path);
  if (!("text" in file)) throw new ArpError(`arp: cannot open etherfile ${path} !\n`);
  let stderr = "";
  for (const [at, line] of file.text.replace(/\n$/, "").split("\n").entries()) {
    if (options.verbose) stderr += `>> ${line}\n`;
    const words = line.trim().split(/\s+/);
    if (words[0] === "" || words[0]!.startsWith("#")) continue;
    if (words.length < 2) {
      stderr += `arp: format error on line ${at + 1} of etherfile ${path} !\n`;
      continue;
    }
    try {
      stderr += set(words, options, world, files);
    } catch (error) {
      if (!(error instanceof ArpError)) throw error;
      stderr += `${error.text}arp: cannot set entry on line ${at + 1} of etherfile ${path} !\n`;
    }
  }
  return { stderr, status: 0 };
}

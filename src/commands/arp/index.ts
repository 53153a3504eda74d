// arp(8) of net-tools 2.10: the neighbours as /proc/net/arp lists them, entries made and deleted (SIOCSARP, SIOCDARP).
// Left out: names of networks, the words priv, trail, dontpub and auto.
import { immediate } from "../world.js";
import { remove, set } from "./change.js";
import { fromFile } from "./file.js";
import { ArpError, parseOptions } from "./options.js";
import { show } from "./show.js";
import { usage, version } from "./usage.js";

export const arp = immediate((argv, world, process) => {
  try {
    const { options, words } = parseOptions(argv);
    switch (options.action) {
      case "help":
        return { stdout: usage, status: 0 };
      case "version":
        return { stdout: version, status: 0 };
      case "file":
        return fromFile(words[0], options, world, process.files);
      case "set":
        return { stderr: set(words, options, world, process.files), status: 0 };
      case "delete":
        return remove(words, options, world, process.files);
      default:
        return { stdout: show(words[0], options, world, process.files), status: 0 };
    }
  } catch (error) {
    if (error instanceof ArpError) return { stderr: error.text, status: error.status };
    throw error;
  }
});

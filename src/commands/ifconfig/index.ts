// ifconfig(8) of net-tools 2.10. Left out: families but inet, IPv6 beyond add and del; media, name, tunnel, dynamic, -trailers.
import { immediate, type Result } from "../world.js";
import { Change, Refusal } from "./change.js";
import { all, long, named, short, shortHead } from "./show.js";
import { usage, version } from "./usage.js";

export const ifconfig = immediate((argv, world, process): Result => {
  let down = false;
  let brief = false;
  let at = 0;
  for (; argv[at]?.startsWith("-"); at++) {
    const option = argv[at]!;
    if (option === "-a") down = true;
    else if (option === "-s") brief = true;
    else if (option === "-v") continue;
    else if (option === "-V" || option === "--version") return { stdout: version, status: 0 };
    else if (option === "-h" || option === "-?" || option === "--help") return { stdout: usage, status: 0 };
    else
      return {
        stderr: `ifconfig: option \`${option}' not recognised.\nifconfig: \`--help' gives usage information.\n`,
        status: 1,
      };
  }
  const [name, ...words] = argv.slice(at);
  if (name === undefined) {
    const shown = all(world, down);
    if (!brief) return { stdout: shown.map((each) => long(world, each)).join(""), status: 0 };
    const devices = shown.filter(({ alias }) => !alias);
    return { stdout: shortHead + devices.map(short).join(""), status: 0 };
  }
  if (words.length === 0) {
    const shown = named(world, name);
    if (!shown)
      return {
        ...(brief ? { stdout: shortHead } : {}),
        stderr: `${name}: error fetching interface information: Device not found\n`,
        status: 1,
      };
    return { stdout: brief ? shortHead + short(shown) : long(world, shown), status: 0 };
  }
  const change = new Change(name, words, world, process.files);
  try {
    change.run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { stderr: change.text + error.text, status: error.status };
  }
  return { stderr: change.text, status: change.status };
});

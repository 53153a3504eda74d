// The options in front of bridge's object.
import type { Process } from "../../shell/index.js";
import { IpError, matches } from "../ip/arguments.js";
import { namespace } from "../ip/netns.js";
import type { Format } from "../iproute2/printer.js";
import type { World } from "../world.js";
import { usage } from "./usage.js";

export interface BridgeOptions extends Format {
  details: boolean;
  statistics: boolean;
  oneline: boolean;
  force: boolean;
}

export interface Read {
  readonly options: BridgeOptions;
  readonly words: readonly string[];
  readonly world: World;
  readonly batch: string | undefined;
  readonly text: string | undefined;
}

const families: readonly string[] = ["-4", "-6"];

export function options(process: Process<World>): Read {
  const [, ...argv] = process.argv;
  const found: BridgeOptions = {
    json: false,
    pretty: false,
    colour: false,
    details: false,
    statistics: false,
    oneline: false,
    force: false,
  };
  let { world } = process;
  let batch: string | undefined;
  let at = 0;
  for (; argv[at]?.startsWith("-"); at++) {
    const word = argv[at]!;
    if (word === "--") {
      at++;
      break;
    }
    const option = word.startsWith("--") ? word.slice(1) : word;
    const is = (name: string) => option.length > 1 && matches(option, name);
    if (is("-help")) throw new IpError(usage.bridge!, 255);
    if (is("-Version"))
      return {
        options: found,
        words: [],
        world,
        batch,
        text: `bridge utility, ${world.kernel.profile.tools.iproute2}.0\n`,
      };
    if (is("-stats") || is("-statistics")) found.statistics = true;
    else if (is("-details")) found.details = true;
    else if (is("-oneline")) found.oneline = true;
    else if (is("-color") || /^-color=(always|auto|never)$/.test(option)) found.colour = !option.endsWith("=never");
    else if (is("-timestamp") || is("-tshort") || is("-compressvlans") || families.includes(option)) continue;
    else if (is("-family")) at++;
    else if (is("-netns")) world = process.world.entered(namespace(process.world, argv[++at] ?? "(null)")).world;
    else if (is("-force")) found.force = true;
    else if (is("-json")) found.json = true;
    else if (is("-pretty")) found.pretty = true;
    else if (is("-batch")) batch = argv[++at] ?? "";
    else throw new IpError(`Option "${word}" is unknown, try "bridge help".\n`, 255);
  }
  return { options: found, words: argv.slice(at), world, batch, text: undefined };
}

// route(8) of net-tools 2.10 for IPv4: the table listed, routes added and deleted. Left out: other families.
import type { Process } from "../../shell/index.js";
import type { Steps } from "../../sim/task.js";
import type { Result, World } from "../world.js";
import { change } from "./change.js";
import { type Columns, cache, list } from "./list.js";
import { families, inetUsage, usage, version } from "./usage.js";

const long: Readonly<Record<string, string>> = {
  "--extend": "e",
  "--verbose": "v",
  "--version": "V",
  "--numeric": "n",
  "--symbolic": "N",
  "--protocol": "A",
  "--cache": "C",
  "--fib": "F",
  "--help": "h",
  "--inet": "4",
  "--inet6": "6",
};

// What a mistake prints goes two ways: the families to stderr, the rest to stdout.
class Help {
  constructor(readonly text = "") {}
}
const help = (text = ""): Help => new Help(text);

export function* route(process: Process<World>): Steps<number> {
  const result = run(process.argv.slice(1), process.world, process);
  const { stdout, stderr } = process;
  if (result instanceof Help) {
    yield* stderr.write(result.text);
    yield* stdout.write(usage);
    yield* stderr.write(families);
    return 0;
  }
  if (result.stdout) yield* stdout.write(result.stdout);
  if (result.stderr) yield* stderr.write(result.stderr);
  return result.status;
}

function run(argv: readonly string[], world: World, process: Process<World>): Result | Help {
  let extended = 0;
  let numeric = false;
  let cached = false;
  const words: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    // -net and -host are no letters.
    if (!word.startsWith("-") || word === "-" || word === "-net" || word === "-host") {
      words.push(word);
      continue;
    }
    const letters = word.startsWith("--") ? long[word] : word.slice(1);
    if (letters === undefined) return help(`route: unrecognized option '${word}'\n`);
    for (const [i, letter] of [...letters].entries()) {
      if (letter === "A") {
        const family = letters.slice(i + 1) || argv[++at];
        if (family === undefined) return help(`route: option requires an argument -- 'A'\n`);
        if (family === "inet6") return six;
        if (family !== "inet") return { stderr: `Unknown address family \`${family}'.\n`, status: 1 };
        break;
      }
      if (letter === "6") return six;
      if (letter === "h") return help();
      if (letter === "V") return { stdout: version, status: 0 };
      if (!"envNCF4".includes(letter)) return help(`route: invalid option -- '${letter}'\n`);
      if (letter === "e") extended++;
      else if (letter === "n") numeric = true;
      else if (letter === "N") numeric = false;
      else if (letter === "C") cached = true;
    }
  }
  const [action, ...rest] = words;
  const columns: Columns = extended === 0 ? 1 : extended === 1 ? 2 : 3;
  if (action === undefined)
    return { stdout: cached ? cache(columns) : list(world, process.files, numeric, columns), status: 0 };
  if (action === "add" || action === "new") return change(rest, true, world, process.files);
  if (action === "del" || action === "delete") return change(rest, false, world, process.files);
  if (action === "flush") return { stderr: `Flushing \`inet' routing table not supported\n${inetUsage}`, status: 3 };
  return { stderr: usage + families, status: 3 };
}

const six: Result = { stderr: "skbook: route for IPv6 is not simulated: use ip -6 route\n", status: 1 };

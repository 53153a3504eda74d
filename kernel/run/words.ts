// The words of `skbook run`. papermill's -p takes two, which no option of Node's does: they are joined first.

import { Fault } from "../fault.js";
import { parse, text } from "../words.js";
import { run } from "./command.js";
import { jsonOrText, readParameters } from "./parameters.js";

export function runWords(args: readonly string[]): Promise<number> {
  const { rest, pairs } = paired(args);
  const { values, positionals } = parse("run", rest, {
    output: { type: "string", short: "o" },
    inplace: { type: "boolean" },
    parameters: { type: "string" },
    jobs: { type: "string" },
    json: { type: "boolean" },
  });
  if (positionals.length === 0) throw new Fault("run: which file? skbook --help shows how", 2);
  const twice = positionals.find((path, at) => positionals.indexOf(path) !== at);
  if (twice !== undefined) throw new Fault(`run: ${twice} is named twice`, 2);
  const file = text(values.parameters);
  const told = pairs.map(([name, value]) => [name, jsonOrText(value)] as const);
  const parameters = new Map([...(file === undefined ? [] : readParameters(file)), ...told]);
  const words = [...pairs.flatMap(([name, value]) => ["-p", name, value]), ...(file ? ["--parameters", file] : [])];
  return run(positionals, {
    output: text(values.output),
    inplace: values.inplace === true,
    parameters,
    jobs: count(text(values.jobs)),
    json: values.json === true,
    words,
  });
}

function paired(args: readonly string[]): { rest: string[]; pairs: (readonly [string, string])[] } {
  const rest: string[] = [];
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at < args.length; at++) {
    if (args[at] !== "-p") {
      rest.push(args[at]!);
      continue;
    }
    const [name, value] = [args[at + 1], args[at + 2]];
    if (name === undefined || value === undefined) throw new Fault("run: -p takes a name and a value", 2);
    pairs.push([name, value]);
    at += 2;
  }
  return { rest, pairs };
}

function count(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(word)) return Number(word);
  throw new Fault(`run: --jobs ${word}: not a whole number above 0`, 2);
}

// seq(1): -s, -w, -f with one %g-like conversion left out; decimals as many as the operands have.
import type { Program } from "../process.js";

const LIMIT = 10_000_000;

export const seq: Program = function* (process) {
  let separator = "\n";
  let equal = false;
  const words: string[] = [];
  for (let at = 1; at < process.argv.length; at++) {
    const word = process.argv[at]!;
    if (word === "-s") separator = process.argv[++at] ?? "";
    else if (word.startsWith("-s")) separator = word.slice(2);
    else if (word === "-w") equal = true;
    else if (/^-[^\d.]/.test(word)) {
      yield* process.stderr.write(`seq: invalid option -- '${word[1]}'\nTry 'seq --help' for more information.\n`);
      return 1;
    } else words.push(word);
  }
  const bad = words.find((word) => !/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(word));
  if (bad !== undefined || words.length === 0 || words.length > 3) {
    const why =
      words.length === 0
        ? "missing operand"
        : words.length > 3
          ? `extra operand '${words[3]}'`
          : `invalid floating point argument: '${bad}'`;
    yield* process.stderr.write(`seq: ${why}\nTry 'seq --help' for more information.\n`);
    return 1;
  }
  const [first, step, last] =
    words.length === 1
      ? ["1", "1", words[0]!]
      : words.length === 2
        ? [words[0]!, "1", words[1]!]
        : [words[0]!, words[1]!, words[2]!];
  const places = Math.max(decimals(first), decimals(step));
  const by = Number(step);
  if (by === 0) {
    yield* process.stderr.write(
      `seq: invalid Zero increment value: '${step}'\nTry 'seq --help' for more information.\n`,
    );
    return 1;
  }
  const count = Math.floor((Number(last) - Number(first)) / by + 1e-9);
  const width = equal
    ? Math.max(Number(first).toFixed(places).length, (Number(first) + count * by).toFixed(places).length)
    : 0;
  for (let index = 0; index <= count && index < LIMIT; index++) {
    const text = (Number(first) + index * by).toFixed(places);
    const sign = text.startsWith("-") ? "-" : "";
    yield* process.stdout.write(
      (index > 0 ? separator : "") + sign + text.slice(sign.length).padStart(width - sign.length, "0"),
    );
  }
  if (count >= 0) yield* process.stdout.write("\n");
  return 0;
};

function decimals(word: string): number {
  return word.split(".")[1]?.length ?? 0;
}

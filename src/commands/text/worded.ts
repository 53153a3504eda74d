// What the library's awk and jq say about mistakes, in the words of Debian's mawk 1.3.4 and jq 1.6; and when they read standard input.
import { absolute } from "../../shell/index.js";
import { refusedJq, rewrittenJq } from "./jqscript.js";
import type { Tool } from "./library.js";
import { unlikeSed } from "./sedscript.js";

// Operands behind the program's text.
function operandsOf(args: readonly string[], taking: string): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!;
    if (word === "--") return [...out, ...args.slice(at + 1)];
    if (/^-./.test(word)) {
      if (word.length === 2 && taking.includes(word[1]!)) at++;
    } else out.push(word);
  }
  return out;
}

export const awk: Tool = {
  stdin: (args) => {
    const [program = "", ...files] = operandsOf(args, "Fvf");
    if (args.includes("-f")) return operandsOf(args, "Fvf").length === 0;
    if (
      /^\s*BEGIN\s*\{[\s\S]*\}\s*$/.test(program) &&
      !/\}\s*(?:END|[^\s};])/.test(program.replace(/"(?:\\.|[^"])*"/g, ""))
    )
      return false;
    return files.filter((file) => !/^\w+=/.test(file)).length === 0 || files.includes("-");
  },
  worded: (answer) => ({
    ...answer,
    stderr: answer.stderr.replace(
      /^awk: (.*): No such file or directory$/gm,
      "mawk: cannot open $1 (No such file or directory)",
    ),
  }),
};

export const jq: Tool = {
  refused: (args) => args.map(refusedJq).find((what) => what !== undefined),
  arguments: (args) => args.map((word) => (word.startsWith("-") ? word : rewrittenJq(word))),
  stdin: (args) => {
    if (args.some((word) => word === "-n" || word === "--null-input" || /^-[a-zA-Z]*n/.test(word))) return false;
    let skip = 0;
    const operands = args.filter((word) => {
      if (skip > 0) {
        skip--;
        return false;
      }
      if (word === "--arg" || word === "--argjson" || word === "--slurpfile" || word === "--rawfile") skip = 2;
      else if (word === "--indent" || word === "-f") skip = 1;
      return !word.startsWith("-");
    });
    return operands.length < 2;
  },
};

const sedLong: Readonly<Record<string, string>> = {
  "--expression": "-e",
  "--file": "-f",
  "--in-place": "-i",
  "--quiet": "-n",
  "--regexp-extended": "-E",
  "--separate": "-s",
  "--silent": "-n",
};

export const sed: Tool = {
  refused: (args, process) => {
    const scripts: string[] = [];
    const operands: string[] = [];
    for (let at = 0; at < args.length; at++) {
      const word = args[at]!;
      const option =
        /^-[nErsuz]*([szulef])([\s\S]*)$|^--(separate|null-data|unbuffered|posix|debug|sandbox|line-length|expression|file)(?:=([\s\S]*))?$/.exec(
          word,
        );
      const kind = option?.[1] ?? option?.[3];
      if (kind === undefined) {
        if (!word.startsWith("-")) operands.push(word);
        continue;
      }
      if (!/^(?:e|f|expression|file)$/.test(kind)) return option?.[1] === undefined ? `--${kind}` : `-${kind}`;
      const value = option?.[2] || option?.[4] || args[++at] || "";
      const file = kind.startsWith("f") ? process.files.read(absolute(process.cwd, value)) : { text: value };
      if ("text" in file) scripts.push(file.text);
      else return undefined;
    }
    return unlikeSed(scripts.length > 0 ? scripts.join("\n") : (operands[0] ?? ""));
  },
  // A file to edit is an operand behind the script's text.
  stdin: (args) => {
    const given = args.some((word) => /^(?:-[nErsi]*[ef]|--expression|--file)/.test(word));
    const operands = operandsOf(args, "ef");
    return operands.length - (given ? 0 : 1) < 1 || operands.includes("-");
  },
  arguments: (args) =>
    args.flatMap((word) => {
      const [name = "", ...value] = word.split("=");
      const short = sedLong[name];
      return short === undefined ? [word] : value.length > 0 ? [short, value.join("=")] : [short];
    }),
};

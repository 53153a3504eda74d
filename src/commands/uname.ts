// uname(1) of coreutils 9.1.
import { immediate, type Result, type World } from "./world.js";

const options = [
  ["s", "kernel-name", () => "Linux"],
  ["n", "nodename", ({ hostname }: World) => hostname],
  ["r", "kernel-release", ({ kernel }: World) => kernel.profile.kernel.release],
  ["v", "kernel-version", ({ kernel }: World) => `#1 SMP ${kernel.profile.name}`],
  ["m", "machine", () => "x86_64"],
  ["p", "processor", () => "unknown"],
  ["i", "hardware-platform", () => "unknown"],
  ["o", "operating-system", () => "GNU/Linux"],
] as const;

const also = ["all", "help", "version"];
const hint = "Try 'uname --help' for more information.\n";
const fail = (text: string): Result => ({ stderr: `uname: ${text}\n${hint}`, status: 1 });

export const uname = immediate((argv, world): Result => {
  const asked = new Set<string>();
  for (const word of argv) {
    if (!word.startsWith("-") || word === "-") return fail(`extra operand '${word}'`);
    if (!word.startsWith("--")) {
      for (const letter of word.slice(1)) {
        if (letter !== "a" && !options.some(([each]) => each === letter)) return fail(`invalid option -- '${letter}'`);
        asked.add(letter);
      }
      continue;
    }
    const text = word.slice(2);
    const names = [...options.map(([, name]) => name as string), ...also];
    const found = names.includes(text) ? [text] : names.filter((name) => name.startsWith(text));
    if (found.length === 0) return fail(`unrecognized option '${word}'`);
    if (found.length > 1) {
      const possible = found.map((name) => `'--${name}'`).join(" ");
      return fail(`option '${word}' is ambiguous; possibilities: ${possible}`);
    }
    if (found[0] === "help") return { stdout: usage, status: 0 };
    if (found[0] === "version") return { stdout: "uname (GNU coreutils) 9.1\n", status: 0 };
    asked.add(found[0] === "all" ? "a" : options.find(([, name]) => name === found[0])![0]);
  }
  if (asked.size === 0) asked.add("s");
  const shown = options.filter(([letter]) => asked.has(letter) || (asked.has("a") && letter !== "p" && letter !== "i"));
  return { stdout: `${shown.map(([, , value]) => value(world)).join(" ")}\n`, status: 0 };
});

const usage = `Usage: uname [OPTION]...
Print certain system information.  With no OPTION, same as -s.

  -a, --all                print all information, in the following order,
                             except omit -p and -i if unknown:
  -s, --kernel-name        print the kernel name
  -n, --nodename           print the network node hostname
  -r, --kernel-release     print the kernel release
  -v, --kernel-version     print the kernel version
  -m, --machine            print the machine hardware name
  -p, --processor          print the processor type (non-portable)
  -i, --hardware-platform  print the hardware platform (non-portable)
  -o, --operating-system   print the operating system
      --help        display this help and exit
      --version     output version information and exit

GNU coreutils online help: <https://www.gnu.org/software/coreutils/>
Report any translation bugs to <https://translationproject.org/team/>
Full documentation <https://www.gnu.org/software/coreutils/uname>
or available locally via: info '(coreutils) uname invocation'
`;

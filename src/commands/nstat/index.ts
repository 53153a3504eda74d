// nstat(8) of iproute2: the MIB counters, or how much they grew since it was last asked (a file in /tmp keeps that).
// Left out: the daemon (-d, -t) and with it rates, which are therefore 0.0.
import { immediate, type Result } from "../world.js";
import { type Counted, counters } from "./tables.js";

const options = {
  a: "ignore",
  d: "scan",
  h: "help",
  j: "json",
  n: "nooutput",
  p: "pretty",
  r: "reset",
  s: "noupdate",
  t: "interval",
  V: "version",
  z: "zeros",
} as const;
type Letter = keyof typeof options;
const isLetter = (letter: string): letter is Letter => letter in options;

export const nstat = immediate((argv, world, process): Result => {
  const set = new Set<Letter>();
  const patterns: string[] = [];
  for (const word of argv) {
    if (word.startsWith("--")) {
      const found = Object.entries(options).find(([, name]) => name === word.slice(2).split("=")[0]);
      if (!found) return { stderr: `nstat: unrecognized option '${word}'\n${usage}`, status: 255 };
      set.add(found[0] as Letter);
    } else if (word.startsWith("-") && word !== "-") {
      for (const letter of word.slice(1)) {
        if (letter === "?") return { stderr: usage, status: 255 };
        if (!isLetter(letter)) return { stderr: `nstat: invalid option -- '${letter}'\n${usage}`, status: 255 };
        set.add(letter);
      }
    } else patterns.push(word);
  }
  if (set.has("h")) return { stderr: usage, status: 255 };
  if (set.has("V")) return { stdout: `nstat utility, iproute2-${world.kernel.profile.tools.iproute2}.0\n`, status: 0 };
  if (set.has("d") || set.has("t")) return { stderr: "skbook: nstat's daemon is not simulated\n", status: 1 };

  const file = process.env.get("NSTAT_HISTORY") ?? "/tmp/.nstat.u0";
  const now = counters(world.netns);
  const before = set.has("r") ? undefined : history(process.files.read(file));
  const zeros = set.has("z");
  const lines = (list: readonly Counted[]) =>
    `#kernel\n${list.map(({ name, value }) => `${name.padEnd(32)}${String(value).padEnd(16)}   0.0\n`).join("")}`;
  if (!set.has("s")) process.files.write(file, lines(now.filter(({ value }) => zeros || value !== 0)), "truncate");
  if (set.has("n")) return { status: 0 };
  const wanted = patterns.map(glob);
  const shown = (set.has("a") || !before ? now : now.map((each) => since(each, before))).filter(
    ({ name, value }) => (zeros || value !== 0) && (wanted.length === 0 || wanted.some((each) => each.test(name))),
  );
  if (!set.has("j")) return { stdout: lines(shown), status: 0 };
  const body = shown.map(({ name, value }) => `"${name}":${value}`).join(",");
  return { stdout: `{"kernel":{${body}}}\n`, status: 0 };
});

// load_good_table; undefined when there is nothing to compare with.
function history(file: { text: string } | { errno: string }): Map<string, number> | undefined {
  if (!("text" in file)) return undefined;
  const known = new Map<string, number>();
  for (const line of file.text.split("\n")) {
    const [name, value] = line.split(/\s+/);
    if (name && !name.startsWith("#")) known.set(name, Number(value));
  }
  return known.size > 0 ? known : undefined;
}

// A counter that went back (another namespace's history) shows no growth.
const since = ({ name, value }: Counted, before: ReadonlyMap<string, number>): Counted => ({
  name,
  value: Math.max(0, value - (before.get(name) ?? 0)),
});

// fnmatch(3)
function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${source.replace(/\[!/g, "[^")}$`);
}

const usage = `Usage: nstat [OPTION] [ PATTERN [ PATTERN ] ]
   -h, --help          this message
   -a, --ignore        ignore history
   -d, --scan=SECS     sample every statistics every SECS
   -j, --json          format output in JSON
   -n, --nooutput      do history only
   -p, --pretty        pretty print
   -r, --reset         reset history
   -s, --noupdate      don't update history
   -t, --interval=SECS report average over the last SECS
   -V, --version       output version information
   -z, --zeros         show entries with zero activity
`;

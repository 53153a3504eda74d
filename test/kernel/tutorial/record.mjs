// Records the outputs of these tutorials anew on the real kernel: node test/kernel/tutorial/record.mjs [NAME.md…]
// The commands and windows are the importer's own reading of the document (dist must be built); what they print is Linux's.
// A person's two seconds lie between two commands; a link's carrier and tcpdump's packets come up to a second late.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { blocksOf } from "../../../dist/kernel/tutorial/markdown.js";
import { planOf } from "../../../dist/kernel/tutorial/plan.js";
import { entriesOf } from "../../../dist/kernel/tutorial/transcript.js";

const oracle = process.env.REAL_LINUX ?? "real-linux";
const folder = join(import.meta.dirname, "made");
const names =
  process.argv.length > 2 ? process.argv.slice(2) : readdirSync(folder).filter((name) => name.endsWith(".md"));
const work = mkdtempSync(join(tmpdir(), "skbook-record-"));

for (const name of names)
  writeFileSync(join(work, name.replace(".md", ".sh")), scriptOf(readFileSync(join(folder, name), "utf8")));
execFileSync(oracle, ["-t", "280", "-o", work, ...names.map((name) => join(work, name.replace(".md", ".sh")))], {
  stdio: "inherit",
});
for (const name of names) {
  const path = join(folder, name);
  writeFileSync(
    path,
    filled(readFileSync(path, "utf8"), readFileSync(join(work, `${basename(name, ".md")}.out`), "utf8")),
  );
}

function scriptOf(document) {
  const lines = ["ip link set lo up"];
  for (const part of planOf(document).parts) {
    if (part.kind !== "scene") continue;
    const [main, ...sides] = part.windows;
    const watchers = sides.map(({ items }) => items.find((item) => typeof item !== "string"));
    for (const [at, { typed }] of watchers.entries()) {
      lines.push(`${typed.replace(/\btcpdump\b/, "tcpdump -l")} >/run/side${at} 2>&1 &`, `side${at}=$!`);
    }
    if (sides.length > 0) lines.push("sleep 1.5");
    for (const [at, item] of main.items.entries()) {
      if (typeof item === "string" || item.typed === undefined) continue;
      const after = /^\^C after ([\d.]+) s$/.exec(main.items[at + 1])?.[1];
      const typed = after === undefined ? item.typed : `timeout -s INT ${after} ${item.typed}`;
      lines.push(`echo @@@${item.line}`, typed, "sleep 2");
    }
    for (const [at, { line }] of watchers.entries()) {
      // ip netns exec becomes tcpdump itself, so the job's own number is the right one.
      lines.push(`kill -INT $side${at}; wait $side${at}`, `echo @@@${line}`, `cat /run/side${at}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function filled(document, out) {
  const printed = new Map();
  for (const piece of out.split(/^@@@/m).slice(1)) {
    const end = piece.indexOf("\n");
    printed.set(Number(piece.slice(0, end)), piece.slice(end + 1).replace(/\n+$/, ""));
  }
  return blocksOf(document)
    .map((block) => {
      const entries = block.kind === "fence" ? entriesOf(block) : undefined;
      if (!entries) return block.text;
      const lines = entries.flatMap((entry) => {
        const own = block.lines.slice(entry.from, entry.to);
        const text = printed.get(block.line + entry.from);
        if (entry.kind !== "command" || text === undefined) return own;
        const typed = own.slice(0, entry.command.split("\n").length);
        const blank = own
          .slice(typed.length)
          .reverse()
          .findIndex((line) => line.trim() !== "");
        const rest = own.slice(own.length - (blank < 0 ? own.length - typed.length : blank));
        const ended = entry.interrupted ? text.replace(/\n\n---/, "\n^C\n---") : text;
        const shown = ended
          .replace(/[ \t]+$/gm, "")
          .split("\n")
          .filter((line, _, all) => all.length > 1 || line !== "");
        return [...typed, ...shown.map((line) => `${line === "" ? "" : " ".repeat(block.indent)}${line}\n`), ...rest];
      });
      return block.opening + lines.join("") + block.closing;
    })
    .join("");
}

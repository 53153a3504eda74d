// The lesson against the document it was made from: every word of the prose, every transcript.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Malformed, parse } from "../../src/report/notebook.js";

const cli = join(import.meta.dirname, "../../dist/kernel/cli.js");
const folder = mkdtempSync(join(tmpdir(), "skbook-lesson-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `skbook run` writes. */
async function execute(name: string): Promise<string> {
  const out = join(folder, name);
  await promisify(execFile)(process.execPath, [cli, "run", lesson, "-o", out]);
  return readFileSync(out, "utf8");
}

const lesson = join(import.meta.dirname, "../../notebooks/01-veth.ipynb");
const document = readFileSync(join(import.meta.dirname, "veth.md"), "utf8");

interface Shown {
  readonly command: string;
  readonly lines: readonly string[];
}

const prompt = /^\[root@[^\]]*\]# (.+)$/;

/** Commands with what stands under them. */
function transcripts(text: string): Shown[] {
  const shown: { command: string; lines: string[] }[] = [];
  let open: { command: string; lines: string[] } | undefined;
  for (const line of text.split("\n").map((each) => each.trimEnd())) {
    const command = prompt.exec(line)?.[1];
    if (command !== undefined) {
      open = { command, lines: [] };
      shown.push(open);
    } else if (/^(\[root@|#|```|\$ |ip link add DEVICE)/.test(line)) open = undefined;
    else if (line !== "") open?.lines.push(line);
  }
  return shown.filter(({ lines }) => lines.length > 0);
}

/** Clock, pid, round-trip times and random MACs. */
const masked = (line: string): string =>
  line
    .replace(/^\d\d:\d\d:\d\d\.\d{6}/, "CLOCK")
    .replace(/\bid \d+,/, "id PID,")
    .replace(/time=[\d.]+ ms/, "time=RTT ms")
    .replace(/(mdev = )[\d./]+ ms/, "$1RTT ms")
    .replace(/\b(?!00:00:00:00:00:00|ff:ff:ff:ff:ff:ff|00:50:56|02:42)(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/g, "MAC");

const seconds = (line: string): number | undefined => {
  const [, h, m, s] = /^(\d\d):(\d\d):(\d\d\.\d{6})/.exec(line) ?? [];
  return h === undefined ? undefined : Number(h) * 3600 + Number(m) * 60 + Number(s);
};

/** Capture times since the first line of a transcript. */
const elapsed = (lines: readonly string[]): number[] => {
  const times = lines.map(seconds).filter((time) => time !== undefined);
  return times.map((time) => time - times[0]!);
};

const wanted = transcripts(document);
let shown: Shown[] = [];
let executed = "";

beforeAll(async () => {
  executed = await execute("once.ipynb");
  const notebook = parse(executed);
  if (notebook instanceof Malformed) throw new Error("the executed lesson is no notebook");
  const text = notebook.cells
    .flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []))
    .map((output) => ("data" in output ? [output.data["text/plain"] ?? ""].flat().join("") : ""));
  shown = transcripts(text.join("\n```\n"));
}, 60_000);

describe("the veth lesson", () => {
  test("the document has 31 transcripts", () => expect(wanted).toHaveLength(31));

  test("each stands in the executed lesson, in its order of commands", () => {
    const missing: string[] = [];
    const left = [...shown];
    for (const { command, lines } of wanted) {
      const at = left.findIndex(
        (s) => s.command === command && s.lines.map(masked).join("\n") === lines.map(masked).join("\n"),
      );
      if (at < 0) missing.push(`${command}\n${lines.join("\n")}`);
      else left.splice(at, 1);
    }
    expect(missing).toEqual([]);
  });

  test("captures are spaced as the document's, to 0.2 s", () => {
    for (const { command, lines } of wanted.filter((t) => t.command.startsWith("tcpdump"))) {
      const same = shown.filter(
        (s) => s.command === command && s.lines.map(masked).join() === lines.map(masked).join(),
      );
      const times = elapsed(lines);
      const close = same.some((s) => elapsed(s.lines).every((time, index) => Math.abs(time - times[index]!) < 0.2));
      expect(close, `${command} at ${lines[2]}`).toBe(true);
    }
  });

  test("the prose and the drawings are the document's own, in its order", () => {
    const notebook = parse(readFileSync(lesson, "utf8"));
    if (notebook instanceof Malformed) throw new Error("the lesson is no notebook");
    const prose = notebook.cells
      .filter((cell) => cell.cell_type === "markdown")
      .map((cell) => cell.source)
      .filter((text) => !text.startsWith("> **旁注"));
    // How many blank lines part two blocks is all that a cell's edge may change.
    const plain = (text: string) => text.replace(/\n{2,}/g, "\n\n").trim();
    const original = document.replace(/```bash\n[\s\S]*?```\n?/g, "\n\n");
    expect(plain(prose.filter((text) => !text.startsWith("```bash")).join("\n\n"))).toBe(plain(original));
  });

  test("running it again gives the same bytes", async () => {
    expect((await execute("again.ipynb")) === executed).toBe(true);
  }, 60_000);
});

// The command as it is installed: dist, which `npm test` builds first, in a process of its own.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { noChromium } from "../chromium.js";

const cli = fileURLToPath(new URL("../../dist/kernel/cli.js", import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), "skbook-cli-")));
afterAll(() => rmSync(folder, { recursive: true }));

function skbook(args: readonly string[], input = "", env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    input,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function notebook(name: string, ...sources: string[]): string {
  const cells = sources.map((source) => ({
    cell_type: "code",
    source,
    metadata: {},
    execution_count: null,
    outputs: [],
  }));
  writeFileSync(join(folder, name), JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  return name;
}

describe("words", () => {
  test.each([
    [["--help"], 0, /^usage: skbook/],
    [["run", "--help"], 0, /^usage: skbook/],
    [["--version"], 0, /^skbook \d+\.\d+\.\d+\n$/],
    [[], 2, /^usage: skbook/],
    [["walk"], 2, /^skbook: unknown command walk/],
    [["run"], 2, /^skbook: run: which file\?/],
    [["run", "a", "b"], 1, /^skbook: a: No such file or directory/],
    [["run", "a", "a"], 2, /^skbook: run: a is named twice/],
    [["run", "a", "-p", "x"], 2, /^skbook: run: -p takes a name and a value/],
    [["run", "a", "--jobs", "0"], 2, /--jobs 0: not a whole number above 0/],
    [["run", "a", "-o", "b", "--inplace"], 2, /--inplace or -o\?/],
    [["import", "no.md"], 2, /^skbook: no\.md: No such file or directory/],
    [["verify", "no.ipynb"], 2, /^skbook: no\.ipynb: No such file or directory/],
    [["verify", "--profile", "beos", "a"], 2, /--profile beos: there are best, centos7, debian12/],
    [["run", "--fast", "a"], 2, /^skbook: run: Unknown option '--fast'/],
    [["run", "no.ipynb"], 1, /^skbook: no\.ipynb: No such file or directory\n$/],
    [["export", "."], 1, /^skbook: \.: Is a directory\n$/],
    [["export"], 2, /^skbook: export: which file\?/],
    [["export", "--theme", "pink", "a.ipynb"], 2, /^skbook: export: --theme is light, dark or auto\n$/],
    [["export", "a.ipynb", "b.ipynb"], 2, /^skbook: export: several notebooks make a book: -o DIR says where\n$/],
    [["export", "a.ipynb", "x/a.ipynb", "-o", "book"], 2, /^skbook: export: two pages would be called a\.html\n$/],
    [["serve"], 2, /^skbook: serve: which notebooks\?/],
    [["serve", "--port", "x", "a.ipynb"], 2, /^skbook: serve: --port is a number below 65536\n$/],
    [["sh", "no.sh"], 127, /^skbook: no\.sh: No such file or directory\n$/],
    [["sh", "."], 126, /^skbook: \.: Is a directory\n$/],
    [["sh", "--profile", "beos", "x"], 2, /^skbook: --profile: no profile "beos": there are /],
    [["sh", "--seed", "x", "x"], 2, /--seed x: not a whole number/],
    [["sh", "--limit", "0", "x"], 2, /--limit 0: not a whole number above 0/],
  ] as const)("%j ends with %i", (args, status, says) => {
    const result = skbook(args);
    expect(result.stdout + result.stderr).toMatch(says);
    expect(result.status).toBe(status);
  });
});

describe("run", () => {
  test("a lab in a folder without node_modules, twice the same bytes", () => {
    notebook(
      "a.ipynb",
      `import { Lab } from "skbook";\nconst lab = new Lab({ seed: 1 });\nconst host = lab.machine("h1");`,
      "%%sh host\necho out; echo err >&2\nfalse",
    );
    for (const out of ["1.ipynb", "2.ipynb"]) {
      const { status, stderr } = skbook(["run", "a.ipynb", "-o", out]);
      expect(stderr).toMatch(/^\[1\/2\] .* ok \d+ ms\n\[2\/2\] %%sh host … ok \d+ ms\n$/);
      expect(status).toBe(0);
    }
    const written = readFileSync(join(folder, "1.ipynb"), "utf8");
    expect(readFileSync(join(folder, "2.ipynb"), "utf8")).toBe(written);
    const [shown] = JSON.parse(written).cells[1].outputs;
    expect(shown.output_type).toBe("display_data");
    expect(shown.data["text/plain"].join("")).toMatch(/# echo out; echo err >&2\nout\nerr\n.*# false\n/);
  });

  test.each([
    ["throw new Error('x')", "Error: x"],
    ["Promise.reject(new Error('stray')); 1", "Error: stray"],
    [
      "setTimeout(() => { throw new Error('late') }, 1); await new Promise((done) => setTimeout(done, 50))",
      "Error: late",
    ],
    ["await new Promise(() => {})", "waits for something that never happens"],
    ["process.exit(0)", "cell 2 ended the process"],
  ])("%s fails the run and writes nothing", (source, says) => {
    notebook("b.ipynb", "1", source, "2");
    const { status, stderr } = skbook(["run", "b.ipynb", "-o", "b.out.ipynb"]);
    expect(stderr).toContain("cell 2");
    expect(stderr).toContain(says);
    expect(status).toBe(1);
    expect(existsSync(join(folder, "b.out.ipynb"))).toBe(false);
  });

  test("a timer left behind does not keep it", () => {
    expect(skbook(["run", notebook("c.ipynb", "setInterval(() => {}, 1000); undefined")]).status).toBe(0);
  });
});

describe("export", () => {
  test("runs and writes a page; --no-run shows what the notebook holds", () => {
    notebook("d.ipynb", "6 * 7");
    expect(skbook(["export", "d.ipynb"])).toMatchObject({ status: 0, stdout: "d.html\n" });
    expect(readFileSync(join(folder, "d.html"), "utf8")).toContain(">42</pre>");
    expect(skbook(["export", "d.ipynb", "-o", "e.html", "--no-run"]).status).toBe(0);
    expect(readFileSync(join(folder, "e.html"), "utf8")).not.toContain(">42<");
  });

  test("several notebooks make a book; its pages know their neighbours", () => {
    notebook("one.ipynb", "1");
    notebook("two words.ipynb", "2");
    const made = skbook(["export", "--no-run", "one.ipynb", "two words.ipynb", "-o", "book"]);
    expect(made.stdout.split("\n")).toEqual(["book/index.html", "book/one.html", "book/two words.html", ""]);
    expect(readFileSync(join(folder, "book/one.html"), "utf8")).toContain('href="two%20words.html" rel="next"');
    expect(readFileSync(join(folder, "book/index.html"), "utf8")).toContain('href="two%20words.html"');
  });

  test.skipIf(noChromium("--pdf"))("--pdf writes a PDF beside the page", () => {
    notebook("p.ipynb", "1");
    expect(skbook(["export", "--no-run", "p.ipynb", "--pdf"]).stdout).toBe("p.html\np.pdf\n");
    expect(readFileSync(join(folder, "p.pdf"), "latin1")).toMatch(/^%PDF-/);
  });

  test("--pdf without Chromium says what is missing, before anything is run", () => {
    notebook("q.ipynb", "throw new Error('it ran')");
    const { status, stderr } = skbook(["export", "q.ipynb", "--pdf"], "", { PATH: folder });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^skbook: --pdf needs Chromium or Chrome/)]);
  });
});

describe("sh", () => {
  test("a script's streams and status are ours", () => {
    writeFileSync(join(folder, "s.sh"), "echo out\necho err >&2\nexit 3\n");
    expect(skbook(["sh", "s.sh"])).toEqual({ status: 3, stdout: "out\n", stderr: "err\n" });
    expect(skbook(["sh", "-"], "echo $((1 + 1))\n")).toEqual({ status: 0, stdout: "2\n", stderr: "" });
  });

  test.each([
    ["tail -f /etc/hosts >/dev/null", [], /^skbook: the script has taken its 3600 s of virtual time: .*waits for tail/],
    ["ip link set lo up; ping 127.0.0.1 | grep nothing", ["--limit", "60"], /its 60 s .*waits for ping/],
    ["while :; do sleep 1; done", [], /its 3600 s .*sleep waits/],
    ["while :; do :; done", ["--steps", "1000"], /too many commands, this looks like a loop without an end$/],
  ])("%s ends, in words", (script, options, says) => {
    const { status, stdout, stderr } = skbook(["sh", ...options, "-"], script);
    expect(stderr.trim()).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });

  test("what takes less than its limit comes to its end", () => {
    expect(skbook(["sh", "--limit", "7300", "-"], "sleep 7200; echo over")).toMatchObject({
      status: 0,
      stdout: "over\n",
    });
  });

  test("the machine has only lo, down, and its profile's words", () => {
    const { stdout } = skbook(["sh", "--profile", "centos7", "-"], "ip link\nuname -r\n");
    expect(stdout).toMatch(/^1: lo: <LOOPBACK> mtu 65536 .*state DOWN/);
    expect(stdout.match(/^\d+:/gm)).toHaveLength(1);
    expect(stdout).toMatch(/^3\.10\./m);
  });
});

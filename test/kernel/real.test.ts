// `skbook real`: what it says and how it ends; where this machine makes namespaces, also what it finds.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Lab } from "../../src/index.js";

const cli = join(import.meta.dirname, "../../dist/kernel/cli.js");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "real."));
});
afterAll(() => rmSync(folder, { recursive: true }));

function real(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "real", ...words], {
    encoding: "utf8",
    timeout: 100_000,
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const spaces = ["--user", "--map-root-user", "--mount", "--net", "--uts", "--ipc", "--pid", "--fork", "--mount-proc"];
const can = ["script", "ping"].every((program) => spawnSync("unshare", [...spaces, program, "-V"]).status === 0);

describe("skbook real", () => {
  test("says in one line what is missing or wrong, and ends with 2", () => {
    const said = (status: number | null, stderr: string) => ({ status, stderr, stdout: "" });
    expect(real([join(folder, "none.sh")])).toEqual(
      said(2, `skbook: ${join(folder, "none.sh")}: No such file or directory\n`),
    );
    const plain = file("plain.sh", "echo hi\n");
    expect(real(["--uml", "/nowhere/linux", plain])).toEqual(
      said(2, "skbook: real: /nowhere/linux: no program; --uml and SKBOOK_UML name a User Mode Linux kernel\n"),
    );
    const bare = real([plain], { PATH: folder });
    expect(bare.status).toBe(2);
    expect(bare.stderr).toMatch(/^skbook: real: no real Linux here\. There is no linux\.uml .*unshare.*\n$/);
    expect(real(["--limit", "soon", plain]).stderr).toBe("skbook: real: --limit soon: not a number of seconds\n");
  });

  test.skipIf(!can)("a plain script: what agrees, what differs", { timeout: 120_000 }, () => {
    const same = real(["--here", file("same.sh", "ip link set lo up; ping -c 1 127.0.0.1; echo $((6 * 7)); false\n")]);
    expect(same.stdout).toBe("agrees   same.sh\n1 parts: all agree\n");
    expect(same.status).toBe(0);
    const other = real(["--here", file("other.sh", "echo one; cat /proc/1/comm; echo two\n")]);
    expect(other.status).toBe(1);
    expect(other.stdout).toMatch(/^differs {2}other\.sh\n {6}one\n {4}- .+\n {4}\+ .*\n1 parts: 1 differ/);
  });

  test.skipIf(!can)("a lab's script, edited too, and a wrong one", { timeout: 120_000 }, async () => {
    const lab = new Lab();
    const [left, right] = [lab.machine("left"), lab.machine("right")];
    lab.connect(left, right);
    for (const [machine, last] of [
      [left, 1],
      [right, 2],
    ] as const)
      await machine.sh(`ip addr add 10.93.0.${last}/24 dev eth0; ip link set eth0 up`);
    await left.sh("ping -c 1 10.93.0.2");
    const script = lab.toScript();
    const same = real(["--here", file("lab.sh", script)]);
    expect(same.stdout).toBe("agrees   1 left/1: 0\nagrees   2 right/1: 0\nagrees   3 left/1: 0\n3 parts: all agree\n");
    expect(same.status).toBe(0);
    const edited = script.replace("ping -c 1 10.93.0.2", "ping -c 1 10.93.0.2; tty");
    const other = real(["--here", file("edited.sh", edited)]);
    expect(other.stdout).toContain("differs  3 left/1");
    expect(other.status).toBe(1);
    const wrong = real(["--here", file("wrong.sh", script.replace("machine left", "machin left"))]);
    expect(wrong.stderr).toMatch(/skbook: \S+wrong\.sh: line \d+: "machin" is no word of a lab's script\n$/);
    expect(wrong.status).toBe(2);
  });

  test.skipIf(!can)("a notebook: each of its labs", { timeout: 120_000 }, () => {
    const cell = (source: string) => ({ cell_type: "code", execution_count: null, metadata: {}, outputs: [], source });
    const cells = [
      'import { Lab } from "skbook";\nconst lab = new Lab();\nconst h = lab.machine("h");',
      "%%sh h\nip link set lo up\nping -c 1 127.0.0.1",
      "const copy = await lab.fork();\nconst also = lab;",
    ];
    const notebook = { cells: cells.map(cell), metadata: {}, nbformat: 4, nbformat_minor: 4 };
    const said = real(["--here", file("nb.ipynb", JSON.stringify(notebook))]);
    expect(said.stdout).toBe(
      "lab lab\nagrees   1 h/1: 0\n1 parts: all agree\n\nlab copy\nagrees   1 h/1: 0\n1 parts: all agree\n",
    );
    expect(said.status).toBe(0);
  });
});

// What tells Jupyter where this kernel is: written, found, taken back; and where other systems keep it.

import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freePorts } from "../../kernel/install/doctor.js";
import { install, isOurs, readSpec, uninstall } from "../../kernel/install/install.js";
import { tooOld } from "../../kernel/install/node.js";
import { kernelsFolder, type Surroundings, searched } from "../../kernel/install/places.js";
import { channels } from "../../kernel/jupyter/connection.js";
import { cli } from "./jupyter/client.js";

const linux: Surroundings = { platform: "linux", home: "/home/ada", env: {} };
const mac: Surroundings = { platform: "darwin", home: "/Users/ada", env: {} };
const windows: Surroundings = {
  platform: "win32",
  home: "C:\\Users\\ada",
  env: { APPDATA: "C:\\Users\\ada\\AppData\\Roaming", PROGRAMDATA: "D:\\Data" },
};

describe("the folder", () => {
  test.each<[string, Surroundings, object, string]>([
    ["Linux", linux, {}, "/home/ada/.local/share/jupyter/kernels"],
    ["Linux, XDG", { ...linux, env: { XDG_DATA_HOME: "/data" } }, {}, "/data/jupyter/kernels"],
    ["JUPYTER_DATA_DIR", { ...mac, env: { JUPYTER_DATA_DIR: "/j" } }, {}, "/j/kernels"],
    ["macOS", mac, {}, "/Users/ada/Library/Jupyter/kernels"],
    ["Windows", windows, {}, "C:\\Users\\ada\\AppData\\Roaming\\jupyter\\kernels"],
    ["Windows, bare", { ...windows, env: {} }, {}, "C:\\Users\\ada\\AppData\\Roaming\\jupyter\\kernels"],
    ["--prefix", linux, { prefix: "/opt/py" }, "/opt/py/share/jupyter/kernels"],
    ["--prefix on Windows", windows, { prefix: "C:\\py" }, "C:\\py\\share\\jupyter\\kernels"],
    ["--sys-prefix", { ...linux, env: { VIRTUAL_ENV: "/v" } }, { sysPrefix: true }, "/v/share/jupyter/kernels"],
    ["--sys-prefix, conda", { ...mac, env: { CONDA_PREFIX: "/c" } }, { sysPrefix: true }, "/c/share/jupyter/kernels"],
  ])("%s", (_, surroundings, where, folder) => {
    expect(kernelsFolder(where, surroundings)).toBe(folder);
  });

  test("--sys-prefix without an environment says what is missing", () => {
    expect(() => kernelsFolder({ sysPrefix: true }, linux)).toThrow("VIRTUAL_ENV");
  });

  test("all that Jupyter looks into, its own path first", () => {
    const env = { JUPYTER_PATH: "/x:/y", VIRTUAL_ENV: "/v" };
    expect(searched({ ...linux, env })).toEqual([
      "/x/kernels",
      "/y/kernels",
      "/home/ada/.local/share/jupyter/kernels",
      "/v/share/jupyter/kernels",
      "/usr/local/share/jupyter/kernels",
      "/usr/share/jupyter/kernels",
    ]);
    expect(searched({ ...windows, env: { ...windows.env, JUPYTER_PATH: "C:\\x;C:\\y" } })).toEqual([
      "C:\\x\\kernels",
      "C:\\y\\kernels",
      "C:\\Users\\ada\\AppData\\Roaming\\jupyter\\kernels",
      "D:\\Data\\jupyter\\kernels",
    ]);
  });
});

describe("in a prefix", () => {
  let prefix: string;
  beforeEach(() => {
    prefix = mkdtempSync(join(tmpdir(), "skbook-prefix-"));
  });
  afterEach(() => rmSync(prefix, { recursive: true }));

  test("install writes a kernel that Jupyter can start; a second time changes nothing", () => {
    const folder = install({ prefix });
    expect(folder).toBe(join(prefix, "share/jupyter/kernels/skbook"));
    const files = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "base64")]);
    const written = files();
    expect(written.map(([name]) => name)).toEqual(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"]);
    const spec = JSON.parse(readFileSync(join(folder, "kernel.json"), "utf8"));
    expect(spec).toMatchObject({ language: "typescript", interrupt_mode: "message" });
    expect(spec.argv[0]).toBe(process.execPath);
    // Jupyter shows a notebook's kernel by this name, wherever the name comes from.
    for (const name of readdirSync("notebooks").filter((one) => one.endsWith(".ipynb"))) {
      const { kernelspec } = JSON.parse(readFileSync(join("notebooks", name), "utf8")).metadata;
      expect(kernelspec, name).toMatchObject({ name: "skbook", display_name: spec.display_name });
    }
    expect(spec.argv).toContain("{connection_file}");
    for (const size of [32, 64]) {
      const png = readFileSync(join(folder, `logo-${size}x${size}.png`));
      expect([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(["PNG", size, size]);
    }
    expect(install({ prefix })).toBe(folder);
    expect(files()).toEqual(written);
  });

  test("two names stand beside each other; each is taken back alone", () => {
    const [one, two] = [install({ prefix }), install({ prefix, name: "Lab-2" })];
    expect(two).toBe(join(prefix, "share/jupyter/kernels/lab-2"));
    expect(uninstall({ prefix })).toBe(one);
    expect([existsSync(one), existsSync(two)]).toEqual([false, true]);
    expect(() => uninstall({ prefix })).toThrow("nothing is installed there");
  });

  test("another kernel is not removed", () => {
    const folder = join(prefix, "share/jupyter/kernels/skbook");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "kernel.json"), '{"argv":["python3","-m","ipykernel"]}');
    expect(() => uninstall({ prefix })).toThrow("another kernel");
    expect(existsSync(folder)).toBe(true);
    expect(isOurs(readSpec(folder))).toBe(false);
  });

  test.each(["", "..", "a/b", "a b"])("--name %j is refused", (name) => {
    expect(() => install({ prefix, name })).toThrow("letters, digits");
  });

  test("a place that cannot be written to is one line", () => {
    writeFileSync(join(prefix, "share"), "");
    expect(() => install({ prefix })).toThrow(/share/);
  });

  test("doctor: before, it says what to do; after, it finds the kernel and a kernel answers", {
    timeout: 120_000,
  }, () => {
    const env = { PATH: process.env.PATH ?? "", HOME: prefix, JUPYTER_PATH: join(prefix, "share", "jupyter") };
    const doctor = () => spawnSync(process.execPath, [cli, "doctor"], { encoding: "utf8", env });
    const before = doctor();
    expect(before.stdout).toContain("skbook install");
    expect(before.status).toBe(1);
    const folder = install({ prefix });
    const spec = join(folder, "kernel.json");
    // Installed from the built program, not from the one that a test runs.
    const { argv, ...rest } = JSON.parse(readFileSync(spec, "utf8"));
    writeFileSync(spec, JSON.stringify({ ...rest, argv: [argv[0], cli, ...argv.slice(2)] }));
    const after = doctor();
    expect(after.stdout).toContain(`Jupyter finds the kernel in ${folder}`);
    expect(after.stdout).toMatch(/a kernel starts and answers in \d+ ms/);
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  test("--user, a second time, and back again", () => {
    const env = { PATH: process.env.PATH ?? "", HOME: prefix, XDG_DATA_HOME: join(prefix, "data"), SKBOOK_IMAGE: "no" };
    const run = (...words: string[]) => spawnSync(process.execPath, [cli, ...words], { encoding: "utf8", env });
    const said = run("install", "--user");
    expect(said).toMatchObject({ status: 0, stderr: "" });
    const [, folder = ""] = /^installed: (.*)\n$/.exec(said.stdout)!;
    expect(folder.startsWith(prefix)).toBe(true);
    expect(run("install", "--user")).toMatchObject({ status: 0, stdout: said.stdout, stderr: "" });
    expect(existsSync(join(folder, "kernel.json"))).toBe(true);
    expect(run("uninstall")).toMatchObject({ status: 0, stdout: `uninstalled: ${folder}\n` });
    expect(existsSync(folder)).toBe(false);
  });
});

describe("what is missing is said in plain words", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "skbook-doctor-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const run = (words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, [cli, ...words], { encoding: "utf8", env: { ...process.env, ...env } });

  test.each([
    ["18.20.8", false],
    ["20.18.3", false],
    ["20.19.0", true],
    ["21.7.3", false],
    ["22.2.0", false],
    ["22.12.0", true],
    ["24.0.0", true],
  ])("Node %s is new enough: %s", (version, enough) => {
    expect(tooOld(version)).toBe(enough ? undefined : `Node ${version} is too old: skbook needs 20.19, 22.12 or newer`);
  });

  test.each(["doctor", "install", "kernel", "run"])(
    "an old Node and %s: one line, before anything is loaded",
    (word) => {
      const preload = join(folder, "old.cjs");
      writeFileSync(
        preload,
        `delete process.getBuiltinModule;
       Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.8" } });`,
      );
      expect(run([word], { NODE_OPTIONS: `--require ${preload}` })).toMatchObject({
        status: 1,
        stdout: "",
        stderr: "skbook: Node 18.20.8 is too old: skbook needs 20.19, 22.12 or newer\n",
      });
    },
  );

  test("no Jupyter; with one, where it is", { timeout: 120_000 }, () => {
    const jupyter = join(folder, process.platform === "win32" ? "jupyter.exe" : "jupyter");
    const env = { PATH: folder, HOME: folder, SKBOOK_IMAGE: "no" };
    expect(run(["doctor"], env).stdout).toMatch(/^note {2}no Jupyter in PATH: install JupyterLab, or .*VS Code/m);
    writeFileSync(jupyter, "", { mode: 0o755 });
    expect(run(["doctor"], env).stdout).toContain(`ok    a front end: ${jupyter}\n`);
  });

  test("Jupyter's port in use", { timeout: 120_000 }, async () => {
    const server = createServer().listen(8888, "127.0.0.1");
    // Somebody has it already: as good.
    await new Promise((done) => server.once("listening", done).once("error", done));
    try {
      expect(run(["doctor"]).stdout).toMatch(/^note {2}port 8888 is in use: .*the next port/m);
    } finally {
      server.close();
    }
  });

  test("a kernel's port in use, a connection file that is none", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    try {
      const { port } = server.address() as { port: number };
      const others = await freePorts(4);
      const ports = Object.fromEntries(channels.map((channel, at) => [`${channel}_port`, [port, ...others][at]]));
      const file = join(folder, "connection.json");
      writeFileSync(file, JSON.stringify({ transport: "tcp", ip: "127.0.0.1", key: "", ...ports }));
      const { status, stderr } = run(["kernel", "--connection-file", file]);
      expect(stderr).toMatch(
        new RegExp(`^skbook: \\w+: cannot listen on tcp://127\\.0\\.0\\.1:${port}: .*in use.*\\n$`),
      );
      expect(status).toBe(1);
      writeFileSync(file, "{");
      expect(run(["kernel", "--connection-file", file]).stderr).toBe(
        `skbook: ${file}: not a connection file: no JSON\n`,
      );
    } finally {
      server.close();
    }
  });
});

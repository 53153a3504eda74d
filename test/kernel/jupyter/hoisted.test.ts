// The kernel installed as npm and its sisters install packages, in each of their ways: Node's types may lie above it or
// beside it, and the notebook's folder may hold others, of any age. A cell has the kernel's own.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Client, streamed } from "./client.js";

// A loaded machine takes its time to load a compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = resolve(import.meta.dirname, "../../..");
const from = createRequire(import.meta.url);
const folderOf = (name: string, require = from) => dirname(require.resolve(`${name}/package.json`));
const tslab = folderOf("tslab");
const fromTslab = createRequire(join(tslab, "package.json"));

let home: string;
let notebooks: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "skbook-hoisted-")));
  notebooks = join(home, "notebooks");
  mkdirSync(notebooks);
});
afterEach(() => rmSync(home, { recursive: true }));

const copy = (name: string, to: string, require = from) =>
  cpSync(folderOf(name, require), join(to, name), {
    recursive: true,
    filter: (path) => !path.slice(folderOf(name, require).length).includes("node_modules"),
  });

/** The kernel's program, where each of these packages stands in a `node_modules` of its own. */
function installed(where: { readonly tslab: string; readonly types: string; readonly compiler: string }): string {
  const folders = Object.entries(where).map(([name, path]) => [name, join(home, path, "node_modules")]);
  const { tslab: own, types, compiler } = Object.fromEntries(folders) as typeof where;
  const skbook = join(home, "app/node_modules/skbook");
  for (const name of ["package.json", "dist"]) cpSync(join(root, name), join(skbook, name), { recursive: true });
  copy("tslab", own);
  copy("@tslab/typescript-for-tslab", compiler, fromTslab);
  copy("@types/node", types, fromTslab);
  // The rest is not looked at by the compiler.
  const names = readdirSync(join(root, "node_modules")).filter((name) => !/^(tslab|skbook|@.*|\..*)$/.test(name));
  for (const name of names)
    symlinkSync(realpathSync(join(root, "node_modules", name)), join(home, "app/node_modules", name));
  return join(skbook, "dist/kernel/cli.js");
}

async function starts(cli: string): Promise<void> {
  const argv = [process.execPath, cli, "kernel", "--connection-file", "{connection_file}"];
  const kernel = await Client.start({ argv, cwd: notebooks, env: { SKBOOK_IMAGE: "no" } });
  try {
    await kernel.ready();
    const exchange = await kernel.execute(
      `import { basename } from "node:path"; const timer: NodeJS.Timeout = setTimeout(() => {}, 1); clearTimeout(timer);
       console.log(basename("/a/b"), Buffer.from("é").length, typeof fetch);`,
    );
    expect(exchange.reply.content.traceback).toBe(undefined);
    expect(streamed(exchange)).toBe("b 2 function\n");
    const wrong = await kernel.execute("console.lag(1)");
    expect(wrong.reply.content.evalue).toContain("'lag' does not exist on type 'Console'");
    expect(kernel.stderr).toBe("");
  } finally {
    await kernel.stop();
  }
}

test("all in one folder", async () => {
  await starts(installed({ tslab: "app", types: "app", compiler: "app" }));
});

test("tslab under the kernel, its compiler above, Node's types in a folder above all", async () => {
  await starts(installed({ tslab: "app/node_modules/skbook", types: "", compiler: "app" }));
});

test("a notebook's folder with types of its own for Node", async () => {
  const types = join(notebooks, "node_modules/@types/node");
  mkdirSync(types, { recursive: true });
  writeFileSync(join(types, "package.json"), `{ "name": "@types/node", "version": "99.0.0", "types": "index.d.ts" }`);
  writeFileSync(join(types, "index.d.ts"), "declare const syntax of tomorrow;\n");
  await starts(installed({ tslab: "app", types: "app", compiler: "app" }));
});

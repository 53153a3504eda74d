// The house's walls as data: who may import whom, and what the pure part may not touch.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** A room, and the rooms it may look into. */
const rooms: Record<string, readonly string[]> = {
  "src/wire": [],
  "src/sim": [],
  "src/profile": [],
  "src/net": ["src/wire", "src/sim", "src/profile"],
  "src/capture": ["src/wire", "src/sim", "src/net"],
  "src/shell": ["src/sim"],
  "src/commands": ["src/wire", "src/sim", "src/profile", "src/net", "src/capture", "src/shell"],
  "src/view": ["src/wire", "src/sim", "src/net", "src/capture"],
  "src/report": ["src/view"],
  // A cell's text, its value and its failure, wherever it runs.
  "src/cell": ["src/report"],
  // What runs in a reader's page: the only room with a DOM, bundled into dist/page; nobody imports it.
  "src/page": ["src/wire", "src/sim", "src/net", "src/capture", "src/view", "src/report", "src/cell", "src/index.ts"],
  "src/lab": ["src/wire", "src/sim", "src/profile", "src/net", "src/capture", "src/shell", "src/commands", "src/view"],
  // For who tells vary's cases elsewhere.
  "src/study.ts": ["src/lab"],
  "src/index.ts": ["src/lab", "src/net", "src/shell", "src/view", "src/profile"],
  // Not through index.ts: a session that runs cells has no use for marked and parse5.
  kernel: ["src/index.ts", "src/study.ts", "src/report", "src/cell"],
};

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const room = (file: string): string =>
  Object.keys(rooms).find((name) => file === name || file.startsWith(`${name}/`)) ?? file;

const sources = [...files("src"), ...files("kernel")].map((file) => ({
  file,
  text: readFileSync(join(root, file), "utf8"),
}));

const imports = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, to]) => ({
    file,
    target: relative(root, resolve(root, dirname(file), to!)).replace(/\.js$/, ".ts"),
  })),
);

describe("borders", () => {
  test("a room looks only into the rooms on its left", () => {
    const wrong = imports
      .filter(({ file, target }) => room(file) !== room(target) && !(rooms[room(file)] ?? []).includes(room(target)))
      .map(({ file, target }) => `${file} -> ${target}`);
    expect(wrong).toEqual([]);
  });

  test("nobody imports what runs in a reader's page", () => {
    const wrong = imports.filter(({ file, target }) => room(target) === "src/page" && room(file) !== "src/page");
    expect(wrong).toEqual([]);
  });

  test("no circle of files", () => {
    // Types alone make no circle at run time, but a room of values must not bite its tail.
    const edges = new Map<string, Set<string>>();
    for (const { file, text } of sources) {
      const values = [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+"(\.[^"]+)"/gm)];
      edges.set(
        file,
        new Set(values.map(([, to]) => relative(root, resolve(root, dirname(file), to!)).replace(/\.js$/, ".ts"))),
      );
    }
    const state = new Map<string, "open" | "done">();
    const circles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === "done") return;
      if (state.get(file) === "open") {
        circles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
        return;
      }
      state.set(file, "open");
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, "done");
    };
    for (const file of edges.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  test("the simulator asks no clock, no chance and no platform of its own", () => {
    const forbidden =
      /\bDate\b(?!\s*\()|\bDate\.|new Date|Math\.random|\bIntl\b|\bWeakRef\b|"node:|performance\.now|setTimeout\(/;
    const wrong = sources
      .filter(({ file }) => file.startsWith("src/") && !file.startsWith("src/page/"))
      .flatMap(({ file, text }) =>
        text
          .split("\n")
          .map((line, index) => ({ line: line.replace(/\/\/.*|\/?\*.*/, ""), at: `${file}:${index + 1}` }))
          .filter(({ line }) => forbidden.test(line.replace(/"[^"]*"/g, (s) => (s.startsWith('"node:') ? s : '""'))))
          .map(({ at }) => at),
      );
    expect(wrong).toEqual([]);
  });

  test("nothing in src or kernel knows a lesson's names or addresses", () => {
    const names = /huzhi|192\.168\.2\.1[1-3]|46:27:49|7e:08:71/;
    expect(sources.filter(({ text }) => names.test(text)).map(({ file }) => file)).toEqual([]);
  });

  // The kernel's programs are bundled into dist/kernel/jupyter: "./" is another folder there.
  test("the kernel's files name those that they start from the folder above", () => {
    const wrong = sources
      .filter(({ file }) => file.startsWith("kernel/") && !file.startsWith("kernel/jupyter/"))
      .filter(({ text }) => /new URL\("\.\/[^)]*import\.meta\.url/.test(text));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  test("files stay small", () => {
    const long = sources.filter(({ text }) => text.split("\n").length > 301).map(({ file }) => file);
    expect(long).toEqual([]);
  });
});

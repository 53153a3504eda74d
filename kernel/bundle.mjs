// The programs of the kernel as few files instead of two hundred, in the place where the compiler put them (part of
// `npm run build`): Node takes longer to find a module than to read it. Without this step they run all the same.
// What runs cells takes the simulator from the image that it was started from (image/contents.ts), if there is one.
import { readdirSync, rmSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "rolldown";

const dist = resolve("dist");
const simulator = join(dist, "src") + sep;
const isSimulator = (path) => path.startsWith(simulator);

/** Modules of the simulator that the kernel imports, and what each exports. */
const doors = new Map();

/** Between kernel and simulator: a module that hands on what the image holds, and only without one loads the file. */
const door = {
  name: "door",
  async resolveId(id, importer) {
    if (!importer?.startsWith(dist) || isSimulator(importer)) return;
    const path = resolve(importer, "..", id);
    if (!id.startsWith(".") || !isSimulator(path)) return;
    if (!doors.has(path)) doors.set(path, Object.keys(await import(pathToFileURL(path))));
    return `\0door:${path}`;
  },
  load(id) {
    const path = /^\0door:(.*)/.exec(id)?.[1];
    if (path === undefined) return;
    return `import { contents } from ${JSON.stringify(join(dist, "kernel/image/contents.js"))};
const it = contents?.simulator[${JSON.stringify(nameOf(path))}] ?? (await import(${JSON.stringify(path)}));
export const { ${doors.get(path).join(", ")} } = it;`;
  },
};

const nameOf = (path) => relative(simulator, path).replaceAll(sep, "/");

/** One graph each: what a program holds in memory is there once. */
const programs = [
  { dir: "dist/kernel/jupyter", entries: ["main"], parts: "front" },
  { dir: "dist/kernel/jupyter", entries: ["child"], parts: "part", plugins: [door] },
  { dir: "dist/kernel", entries: ["cli"], parts: "part", own: "jupyter/main.js", plugins: [door] },
  { dir: "dist/kernel/vary", entries: ["thread"], parts: "part" },
];

for (const { dir, entries, parts, own, plugins } of programs) {
  for (const name of readdirSync(dir)) if (name.startsWith(`${parts}-`)) rmSync(join(dir, name));
  await build({
    input: Object.fromEntries(entries.map((name) => [name, `${dir}/${name}.js`])),
    platform: "node",
    plugins,
    // Packages stay where npm put them, and programs of their own beside this one.
    external: (id) => /^[^./\0]/.test(id) || (own !== undefined && id.endsWith(own)),
    output: { dir, entryFileNames: "[name].js", chunkFileNames: `${parts}-[name].js` },
    logLevel: "warn",
  });
}

/** A script for an image has no other files, and no `import`: what is loaded late, a session loads for it. */
const alone = {
  name: "alone",
  resolveId: (id) => (id === "simulator" ? "\0simulator" : undefined),
  load(id) {
    if (id !== "\0simulator") return;
    const all = [...doors.keys()].map((path, at) => ({ path, at }));
    return `${all.map(({ path, at }) => `import * as m${at} from ${JSON.stringify(path)};`).join("\n")}
export const simulator = { ${all.map(({ path, at }) => `${JSON.stringify(nameOf(path))}: m${at}`).join(", ")} };`;
  },
  transform: (code) =>
    code.replaceAll('import("just-bash/browser")', 'globalThis[Symbol.for("skbook.image")].load("just-bash/browser")'),
};

await build({
  input: { simulator: "simulator" },
  platform: "node",
  plugins: [alone],
  output: {
    file: "dist/kernel/image/simulator.cjs",
    format: "cjs",
    codeSplitting: false,
    minify: { mangle: false, compress: false, codegen: true },
  },
  logLevel: "warn",
});

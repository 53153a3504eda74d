// The programs of the kernel as few files instead of two hundred, in the place where the compiler put them (part of
// `npm run build`): Node takes longer to find a module than to read it. Without this step they run all the same.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";

/** One graph each: what a program holds in memory is there once. */
const programs = [
  { dir: "dist/kernel/jupyter", entries: ["main", "child"] },
  { dir: "dist/kernel", entries: ["cli"], own: "jupyter/main.js" },
  { dir: "dist/kernel/vary", entries: ["thread"] },
];

for (const { dir, entries, own } of programs) {
  for (const name of readdirSync(dir)) if (name.startsWith("part-")) rmSync(join(dir, name));
  await build({
    input: Object.fromEntries(entries.map((name) => [name, `${dir}/${name}.js`])),
    platform: "node",
    // Packages stay where npm put them, and programs of their own beside this one.
    external: (id) => /^[^./]/.test(id) || (own !== undefined && id.endsWith(own)),
    output: { dir, entryFileNames: "[name].js", chunkFileNames: "part-[name].js" },
    logLevel: "warn",
  });
}

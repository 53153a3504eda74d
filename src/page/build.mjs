// Each script that a page may carry, bundled as one file in dist/page (part of `npm run build`).
import { build } from "rolldown";

const scripts = ["capture"];

for (const name of scripts)
  await build({
    input: `src/page/${name}.ts`,
    output: { file: `dist/page/${name}.js`, format: "iife", minify: true },
  });

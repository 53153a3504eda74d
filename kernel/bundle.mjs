// The two programs that a Jupyter kernel consists of, each as few files instead of two hundred, in the place where the
// compiler put them (part of `npm run build`): Node takes longer to find a module than to read it. Without this step
// they run all the same.
import { build } from "rolldown";

await build({
  input: { main: "dist/kernel/jupyter/main.js", child: "dist/kernel/jupyter/child.js" },
  platform: "node",
  // Packages stay where npm put them.
  external: (id) => /^[^./]/.test(id),
  output: { dir: "dist/kernel/jupyter", entryFileNames: "[name].js", chunkFileNames: "part-[name].js" },
  logLevel: "warn",
});

// What `%interactive` shows: the page's script that brings capture tables to life, once for the notebook, and words that say so
// (all that is left of it where outputs may not run scripts).
import type { MimeBundle } from "../../src/cell/sink.js";
import { pageScript } from "../page.js";

const words =
  "抓包表现在可以过滤、排序、展开（笔记本受信任时）。Capture tables can be filtered, sorted and opened now (in a trusted notebook).";

export function interactive(): MimeBundle {
  const script = pageScript("notebook");
  if (!script) throw new Error("%interactive: dist/page/notebook.js is not there: npm run build makes it");
  return { "text/plain": words, "text/html": `<p>${words}</p><script>${script.text}</script>` };
}

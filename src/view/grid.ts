// A grid of outcomes: every combination of some settings, nested where there are more than two, with what came of it in
// words in each cell and a tint that only repeats them. Left out: a drawing; a table is read aloud, printed and copied.
import type { Grid } from "./grid/data.js";
import { gridHtml } from "./grid/html.js";
import { gridText } from "./grid/text.js";
import { Picture } from "./picture.js";
import { wordsOf } from "./words.js";

export function grid(data: Grid): Picture {
  const words = wordsOf(data.words);
  return new Picture({ "text/plain": gridText(data, words), "text/html": gridHtml(data, words) });
}

// What `npm run bench -- --check` says: which ratios fell by more than a quarter against those kept in the repository. Ratios are
// taken within one run, so that they hang on the code and not on the machine: against the yardstick, against what others do with
// the same work, against another figure (a million routes against ten), and how much fits into a MiB.

import { median } from "./harness.mjs";

/** A ratio may fall to this part of what is kept. */
const LEAST = 0.75;
/** Memory below this is the heap's own coming and going: it is measured, and not kept. */
const LEAST_MEMORY = 32 * 2 ** 20;

/** Figures that V8 compiles one way in one process and another in the next, 2.5 or 1.4 million a second: nothing is kept for them. */
const TWO_WAYS = new Set(["wire: emit cooked capture"]);

const nameOf = ({ suite, name }) => `${suite}: ${name}`;
const TIMES = " × ";
const KERNEL = "the real kernel";

/** The ratios of a run: their names, what they are, and the figures on whose speed they hang. */
function* all(figures) {
  const known = new Map(figures.map((figure) => [nameOf(figure), figure]));
  for (const figure of figures) {
    const { suite, rate, ratio, ratios = {}, against, memory = 0 } = figure;
    const name = nameOf(figure);
    yield { name, ratio, of: [name] };
    for (const [who, times] of Object.entries(ratios)) yield { name: name + TIMES + who, ratio: times, of: [name] };
    const other = against === undefined ? undefined : known.get(`${suite}: ${against}`);
    if (other) yield { name: name + TIMES + against, ratio: rate / other.rate, of: [name, nameOf(other)] };
    if (memory > 0) yield { name: `${name}, times in a GiB`, ratio: 2 ** 30 / memory, of: [], memory };
  }
}

const asObject = (ratios) => Object.fromEntries([...ratios].map(({ name, ratio }) => [name, ratio]));

/** By their names. */
export const ratiosOf = (figures) => asObject(all(figures));

/** Those that are steady enough to be kept. The real kernel is measured by the wall clock, which others of this machine move. */
export function keepable(figures) {
  const shaky = new Set([...unsteady(figures), ...TWO_WAYS]);
  const keeps = ({ name, of, memory = LEAST_MEMORY }) =>
    memory >= LEAST_MEMORY && !name.endsWith(`${TIMES}${KERNEL}`) && !of.some((each) => shaky.has(each));
  return asObject([...all(figures)].filter(keeps));
}

/** Ratios that fell too far. */
export const fallen = (ratios, kept) =>
  Object.entries(ratios).flatMap(([name, ratio]) =>
    kept[name] !== undefined && ratio < LEAST * kept[name]
      ? [`${name}: fell to ${ratio.toPrecision(3)} from ${kept[name]}`]
      : [],
  );

/** Figures of which nothing is kept yet, and which are therefore not checked. */
export const unkept = (figures, kept) =>
  figures
    .map(nameOf)
    .filter((name) => !Object.keys(kept).some((each) => each === name || each.startsWith(name + TIMES)));

/** What is kept of the figures that are `wanted`, and was not measured: figures that are gone, or others that are not here. */
export const missing = (ratios, kept, wanted = () => true) =>
  Object.keys(kept).filter((name) => {
    const [figure = "", other] = name.split(TIMES);
    const asked =
      wanted(figure) && (other === undefined || isOthers(name) || wanted(`${figure.split(":")[0]}: ${other}`));
    return asked && ratios[name] === undefined;
  });

/** Is it another's absence, such as ns-3's, that it was not measured? */
export const isOthers = (name) => / × (ns-3|the real kernel)$/.test(name);

/** Figures whose median says little: most runs lie further from it than a fall may be. */
export const unsteady = (figures) =>
  figures
    .filter(({ rates = [1] }) => {
      const middle = median(rates);
      const near = rates.filter((rate) => LEAST * Math.max(rate, middle) <= Math.min(rate, middle));
      return 2 * near.length <= rates.length;
    })
    .map(nameOf);

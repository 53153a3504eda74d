// What `npm run bench -- --check` says: which ratios fell by more than a quarter against those kept in the repository. Ratios are
// taken within one run, so that they hang on the code and not on the machine: against the yardstick, against what others do with
// the same work, against another figure (a million routes against ten), and how much fits into a MiB.

/** A ratio may fall to this part of what is kept. */
const LEAST = 0.75;
/** What is kept is steadier than what would be taken for a fall: its runs lie this close together, the worst by the best. */
const STEADY = 0.75;
/** Memory below this is the heap's own coming and going. */
const LEAST_MEMORY = 16 * 2 ** 20;

const nameOf = ({ suite, name }) => `${suite}: ${name}`;

/** The ratios of a run by their names: `rates` are those of all runs of the figure, `ratio` is against the yardstick. */
export function ratiosOf(figures) {
  const known = new Map(figures.map((figure) => [nameOf(figure), figure]));
  return Object.fromEntries(
    figures.flatMap((figure) => {
      const { suite, ratio, ratios = {}, against, memory = 0 } = figure;
      const name = nameOf(figure);
      const other = against && known.get(`${suite}: ${against}`);
      return [
        [name, ratio],
        ...Object.entries(ratios).map(([who, times]) => [`${name} × ${who}`, times]),
        ...(other ? [[`${name} × ${against}`, figure.rate / other.rate]] : []),
        ...(memory > LEAST_MEMORY ? [[`${name}, times in a GiB`, 2 ** 30 / memory]] : []),
      ];
    }),
  );
}

/** Ratios that fell too far. */
export const fallen = (ratios, kept) =>
  Object.entries(ratios).flatMap(([name, ratio]) =>
    kept[name] !== undefined && ratio < LEAST * kept[name]
      ? [`${name}: fell to ${ratio.toPrecision(3)} from ${kept[name]}`]
      : [],
  );

/** Ratios that nothing is kept for yet, and which are therefore not checked. */
export const unkept = (ratios, kept) => Object.keys(ratios).filter((name) => kept[name] === undefined);

/** What is kept of figures that `wanted` names, and was not measured: figures that are gone, or others that are not here. */
export const missing = (ratios, kept, wanted = () => true) =>
  Object.keys(kept).filter((name) => wanted(name) && ratios[name] === undefined);

/** Is it another's absence, such as ns-3's, that it was not measured? */
export const isOthers = (name) => / × (ns-3|the real kernel)$/.test(name);

/** Figures whose runs lie too far apart for their ratios to be kept. */
export const unsteady = (figures) =>
  figures.filter(({ rates = [] }) => Math.min(...rates) < STEADY * Math.max(...rates)).map(nameOf);

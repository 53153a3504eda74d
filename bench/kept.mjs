// What `npm run bench -- --check` says: which figures fell by more than a quarter against the ratio kept in the repository.

/** A ratio may fall to this part of what is kept. */
const LEAST = 0.75;

/** @param {readonly { suite: string, name: string, ratio: number }[]} figures @param {Readonly<Record<string, number>>} kept */
export function fallen(figures, kept) {
  return figures.flatMap(({ suite, name, ratio }) => {
    const was = kept[`${suite}: ${name}`];
    if (was === undefined) return [`${suite}: ${name}: no ratio is kept for it (npm run bench -- --keep)`];
    return ratio < LEAST * was ? [`${suite}: ${name}: fell to ${ratio.toPrecision(3)} from ${was}`] : [];
  });
}

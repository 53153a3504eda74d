// What `npm run bench -- --check` says: which figures fell by more than a quarter against the ratio kept in the repository.

/** A ratio may fall to this part of what is kept. */
const LEAST = 0.75;

/** @param {readonly { suite: string, name: string, ratio: number }[]} figures @param {Readonly<Record<string, number>>} kept */
export function fallen(figures, kept) {
  return figures.flatMap(({ suite, name, ratio }) => {
    const was = kept[`${suite}: ${name}`];
    return was !== undefined && ratio < LEAST * was
      ? [`${suite}: ${name}: fell to ${ratio.toPrecision(3)} from ${was}`]
      : [];
  });
}

/** Figures that nothing is kept for yet, and which are therefore not checked. */
export const unkept = (figures, kept) =>
  figures.map(({ suite, name }) => `${suite}: ${name}`).filter((name) => kept[name] === undefined);

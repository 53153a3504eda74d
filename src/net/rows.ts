// Rows of a long table in blocks: small ones first, so that a log of little is little, then large ones, of which even a flood
// takes few: every ArrayBuffer is one more thing to mark and sweep.

const SMALL = 512;
const LARGE = 8192;
/** So many small blocks are as long as a large one. */
const FEW = LARGE / SMALL;

/** In which block a row is, and as the how manieth there. */
export const blockOf = (row: number): number =>
  row < LARGE ? Math.floor(row / SMALL) : FEW - 1 + Math.floor(row / LARGE);
export const placeIn = (row: number): number => (row < LARGE ? row % SMALL : row % LARGE);

/** How many rows a block has. */
export const rowsOf = (block: number): number => (block < FEW ? SMALL : LARGE);

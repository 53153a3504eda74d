// A field, and the bytes it stands in, lit up together by a sheet alone: point at one, reach it by the keyboard, or tap it.

/** So many fields of a frame can be lit. */
export const LIT = 56;

const numbers = Array.from({ length: LIT }, (_, n) => n);
const together = numbers.map((n) => `&:has(.b${n}:is(:hover,:focus)) .b${n}`).join(",");

/** Paints with what stands there, so that it is seen on any paper. */
export const lightSheet = `.skbook-capture pre{${together}{background-color:#ffd54a59;outline:1px solid #b8860b}}`;

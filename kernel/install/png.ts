// A PNG file from its pixels (PNG specification, second edition). Left out: every other colour type, filters, interlace.

import { deflateSync } from "node:zlib";

/** `rgba` holds four bytes a pixel, row by row, of a square. */
export function emitPng(size: number, rgba: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // Eight bits a channel; red, green, blue and how opaque.
  head.set([8, 6], 8);
  // Each row begins with the number of its filter: none.
  const rows = Array.from({ length: size }, (_, y) => [Buffer.of(0), rgba.subarray(4 * size * y, 4 * size * (y + 1))]);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

/** CRC-32 as PNG's annex D has it; zlib.crc32 is not in Node 20. */
function crc(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

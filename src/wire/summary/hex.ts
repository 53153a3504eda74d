// Bytes as tcpdump dumps them: 16 a line after an offset, in pairs, with their characters beside them or not.

/** A line for each 16 bytes, each with a newline and a tab before it (hex_and_ascii_print, hex_print). */
export function hexDump(bytes: Uint8Array, options: { ascii: boolean; indent?: string }): string {
  const { ascii, indent = "\n\t" } = options;
  let text = "";
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16);
    let hex = "";
    for (const [i, byte] of row.entries()) hex += (i % 2 === 0 ? " " : "") + byte.toString(16).padStart(2, "0");
    text += `${indent}0x${at.toString(16).padStart(4, "0")}: ${ascii ? `${hex.padEnd(40)}  ${characters(row)}` : hex}`;
  }
  return text;
}

function characters(row: Uint8Array): string {
  return [...row].map((byte) => (byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");
}

/** -A: the characters alone, line ends kept. */
export function asciiDump(bytes: Uint8Array): string {
  let text = bytes.length > 0 ? "\n" : "";
  for (const [i, byte] of bytes.entries()) {
    if (byte === 13) text += bytes[i + 1] === 10 ? "" : ".";
    else if (byte === 9 || byte === 10 || (byte >= 0x20 && byte < 0x7f)) text += String.fromCharCode(byte);
    else text += ".";
  }
  return text;
}

// Backslash escapes of `echo -e` and printf.

const plain: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

/** `stop`: \c was met, nothing more is printed. `zero`: octal wants a leading 0 (echo -e, %b). */
export function decoded(text: string, zero: boolean, percentB = false): { text: string; stop: boolean } {
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char !== "\\") {
      out += char;
      continue;
    }
    const rest = text.slice(at + 1);
    if (rest[0] === "c") return { text: out, stop: true };
    const number = /^x[0-9a-fA-F]{1,2}|^u[0-9a-fA-F]{1,4}|^U[0-9a-fA-F]{1,8}/.exec(rest)?.[0];
    const octal = (zero ? (percentB ? /^0?[0-7]{1,3}/ : /^0[0-7]{0,3}/) : /^[0-7]{1,3}/).exec(rest)?.[0];
    if (number) out += String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(number.slice(1), 16)));
    else if (octal) out += String.fromCharCode(Number.parseInt(octal, 8) & 255);
    else if (plain[rest[0] ?? ""]) out += plain[rest[0]!];
    else if (rest[0] === '"' && !zero) out += '"';
    else {
      out += "\\";
      continue;
    }
    at += (number ?? octal ?? " ").length;
  }
  return { text: out, stop: false };
}

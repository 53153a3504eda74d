// Text to UTF-8 to base64, for drawings inside `<img src="data:…">`: the standard library of ES2022 has neither.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const codes = Uint8Array.from(alphabet, (digit) => digit.charCodeAt(0));
const PADDING = "=".charCodeAt(0);

/** RFC 3629; a lone surrogate becomes U+FFFD, as every encoder does. */
export function utf8(text: string): Uint8Array {
  // No character takes more than three bytes for each of its UTF-16 units.
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code < 0x80) {
      bytes[length++] = code;
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      code = text.codePointAt(at)!;
      if (code > 0xffff) at++;
      else code = 0xfffd;
    }
    if (code < 0x800) bytes[length++] = 0xc0 | (code >> 6);
    else if (code < 0x10000) {
      bytes[length++] = 0xe0 | (code >> 12);
      bytes[length++] = tail(code, 6);
    } else {
      bytes[length++] = 0xf0 | (code >> 18);
      bytes[length++] = tail(code, 12);
      bytes[length++] = tail(code, 6);
    }
    bytes[length++] = tail(code, 0);
  }
  return bytes.subarray(0, length);
}

function tail(code: number, shift: number): number {
  return 0x80 | ((code >> shift) & 0x3f);
}

/** Digits that become text at once: a drawing has a hundred thousand, and a text for each would be most of its cost. */
const AT_ONCE = 8192;

/** RFC 4648 section 4, with padding. */
export function base64(bytes: Uint8Array): string {
  const digits = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    digits[length++] = codes[group >> 18]!;
    digits[length++] = codes[(group >> 12) & 63]!;
    digits[length++] = left > 1 ? codes[(group >> 6) & 63]! : PADDING;
    digits[length++] = left > 2 ? codes[group & 63]! : PADDING;
  }
  let text = "";
  for (let at = 0; at < length; at += AT_ONCE)
    text += Reflect.apply(String.fromCharCode, undefined, digits.subarray(at, at + AT_ONCE));
  return text;
}

/** The bytes that a text of RFC 4648 stands for; what is no digit of it is passed over. */
export function bytesOfBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let held = 0;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = values[text.charCodeAt(i)] ?? -1;
    if (digit < 0) continue;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = held >> bits;
  }
  return bytes.subarray(0, length);
}

const values = new Int8Array(128).fill(-1);
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;

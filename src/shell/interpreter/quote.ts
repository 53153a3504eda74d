// Text as the shell would have to read it: for `set -x`, declare -p, printf %q.

// sh_contains_shell_metas()
const metas = /[\s'"\\|&;()<>!{}*[\]?^$`]|^[~#]|[=:]~/;

/** `always`: quotes even a word that needs none (${x@Q}, declare). */
export function quote(text: string, always = false): string {
  if (!always && text !== "" && !metas.test(text))
    return hasControl(text) ? `$'${[...text].map(ansi).join("")}'` : text;
  if (always && hasControl(text)) return `$'${[...text].map(ansi).join("")}'`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** printf %q: backslashes. */
export function backslashed(text: string): string {
  if (text === "") return "''";
  if (hasControl(text)) return `$'${[...text].map(ansi).join("")}'`;
  return text.replace(/[^\w@%+=:./,-]/g, "\\$&");
}

/** declare -p, set: double quotes. */
export function doubleQuoted(text: string): string {
  if (hasControl(text)) return `$'${[...text].map(ansi).join("")}'`;
  return `"${text.replace(/[\\"$`]/g, "\\$&")}"`;
}

const known: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
  "\\": "\\\\",
  "'": "\\'",
  "\x1b": "\\E",
};

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 32 || text.charCodeAt(at) === 127) return true;
  return false;
}

function ansi(char: string): string {
  const short = known[char];
  if (short) return short;
  const code = char.charCodeAt(0);
  return code < 32 || code === 127 ? `\\${code.toString(8).padStart(3, "0")}` : char;
}

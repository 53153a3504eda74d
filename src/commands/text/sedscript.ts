// What a sed script asks for that the library's sed would do wrongly without a word: found by walking the script as sed's own
// compile_program does. Mistakes in a script are left to the library to tell. Not found: a range whose end also matches on its first
// line, when the two expressions are written differently;
// and the flag w of s, which the library also obeys on lines where nothing was substituted.

/** The first such thing, as the reader wrote it or by its name. */
export function unlikeSed(script: string): string | undefined {
  let at = 0;
  const skip = (what: RegExp): string => {
    const found = new RegExp(what.source, "y");
    found.lastIndex = at;
    const text = found.exec(script)?.[0] ?? "";
    at += text.length;
    return text;
  };
  /** Up to the delimiter and past it; a backslash takes the next character along. */
  const upTo = (delimiter: string): string => {
    const from = at;
    while (at < script.length && script[at] !== delimiter) at += script[at] === "\\" ? 2 : 1;
    return script.slice(from, at++);
  };
  while (at < script.length) {
    skip(/[\s;{}]+/);
    const addresses: string[] = [];
    for (;;) {
      const next = script[at];
      if (next === "\\") return `the address ${script.slice(at, at + 2)}`;
      if (next === "/") {
        at++;
        const expression = upTo("/");
        const flags = skip(/[IM]+/);
        if (flags !== "") return `/${expression}/${flags}`;
        addresses.push(`/${expression}/`);
      } else addresses.push(skip(/\d+~\d+|\d+|\$|[+~]\d+/));
      skip(/\s+/);
      if (script[at] !== "," || addresses.length === 2) break;
      at++;
      skip(/\s+/);
    }
    const [first, second] = addresses;
    if (first === "0" && second?.startsWith("/")) return `the address 0,${second}`;
    if (second?.startsWith("~")) return `the address ${first},${second}`;
    // The library looks for the end on the first line already.
    if (first?.startsWith("/") && first === second) return `the address ${first},${second}`;
    skip(/[\s!]+/);
    const command = script[at++];
    if (command === undefined) return undefined;
    if ("rRFWe".includes(command)) return `the command ${command}`;
    if (command === "w" && /^\s*\/dev\/std/.test(script.slice(at))) return "w /dev/stdout";
    if (command === "s") {
      const wrong = substitution();
      if (wrong !== undefined) return wrong;
    } else if (command === "y") {
      const delimiter = script[at++] ?? "";
      upTo(delimiter);
      upTo(delimiter);
    } else if ("aic".includes(command)) skip(/(?:\\[\s\S]|[^\\\n])*/);
    else if (":btTw".includes(command)) skip(command === ":" || command === "w" ? /[^\n]*/ : /[^\n;}]*/);
    else if ("qQ".includes(command) && /^\s*\d/.test(script.slice(at))) return `an exit status after ${command}`;
    else if (command === "#") skip(/[^\n]*/);
  }
  return undefined;

  function substitution(): string | undefined {
    const delimiter = script[at++] ?? "";
    upTo(delimiter);
    const replacement = upTo(delimiter);
    // A backslash before a backslash is that character.
    // The library takes two backslashes before something for one escape too few.
    const lost = /^(?:\\[^\\]|[^\\])*(\\\\[\s\S])/.exec(replacement)?.[1];
    if (lost !== undefined) return `${lost} in a replacement`;
    const letter = /^(?:\\[^ULulE]|[^\\])*(\\[ULulE])/.exec(replacement)?.[1];
    if (letter !== undefined) return letter;
    const flags = skip(/[\dgpiIMme]*/);
    if (/\d/.test(flags) && /[gp]/.test(flags)) return `the flags ${flags} together`;
    const one = /[Mme]/.exec(flags)?.[0];
    if (script[at] === "w") skip(/[^\n]*/);
    return one === undefined ? undefined : `the flag ${one} of s`;
  }
}

// printf: C's conversions over words, the format again while words are left. Not modelled: %(fmt)T but for epoch seconds, %n, %a.
import { SECOND } from "../../../sim/clock.js";
import type { Steps } from "../../../sim/task.js";
import { formatTime } from "../../programs/date.js";
import { backslashed } from "../quote.js";
import type { Shell } from "../shell.js";
import { assignElement } from "../special.js";
import { say, usage } from "./builtin.js";
import { decoded } from "./escape.js";

const LIMIT = 100_000;

export function* printf(shell: Shell<unknown>, argv: readonly string[]): Steps<number> {
  let words = argv.slice(1);
  let variable: string | undefined;
  const help = "printf: usage: printf [-v var] format [arguments]";
  if (words[0] === "-v" && words.length === 1) {
    shell.complain("printf: -v: option requires an argument");
    return usage(shell, help);
  }
  if (/^-[^v-]/.test(words[0] ?? "")) {
    shell.complain(`printf: ${words[0]!.slice(0, 2)}: invalid option`);
    return usage(shell, help);
  }
  if (words[0] === "-v") {
    variable = words[1];
    words = words.slice(2);
  }
  if (words[0] === "--") words = words.slice(1);
  const [format, ...args] = words;
  if (format === undefined) return usage(shell, help);
  const state: State = { shell, args: [...args], used: false, status: 0, stop: false };
  let out = "";
  do {
    state.used = false;
    out += once(format, state);
  } while (state.args.length > 0 && state.used && !state.stop && out.length < LIMIT);
  if (variable === undefined) yield* say(shell, out);
  else {
    const found = /^([A-Za-z_]\w*)(?:\[(.*)\])?$/.exec(variable);
    if (!found) {
      shell.complain(`printf: \`${variable}': not a valid identifier`);
      return 2;
    }
    assignElement(shell, found[1]!, found[2], out);
  }
  return state.status;
}

interface State {
  readonly shell: Shell<unknown>;
  readonly args: string[];
  used: boolean;
  status: number;
  stop: boolean;
}

function once(format: string, state: State): string {
  let out = "";
  let at = 0;
  while (at < format.length && !state.stop) {
    const next = /[%\\]/.exec(format.slice(at));
    if (!next) return out + format.slice(at);
    out += format.slice(at, at + next.index);
    at += next.index;
    if (format[at] === "\\") {
      const piece = /^\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|[\s\S])?/.exec(
        format.slice(at),
      )![0];
      const { text, stop } = decoded(piece, false);
      out += text;
      state.stop ||= stop;
      at += piece.length;
      continue;
    }
    const dated = /^%([-+ #0']*)(\d+)?(?:\.(\d+))?\(([^)]*)\)T/.exec(format.slice(at));
    if (dated) {
      at += dated[0].length;
      const word = take(state);
      const now = state.shell.host.epoch + Math.floor(state.shell.now() / SECOND);
      const seconds = word === undefined || word === "-1" || word === "-2" ? now : integer(word, state);
      out += padded(
        cut(formatTime(dated[4] || "%X", seconds, 0), dated[3] === undefined ? undefined : Number(dated[3])),
        Number(dated[2] ?? 0),
        dated[1]!,
        false,
      );
      continue;
    }
    const spec = /^%([-+ #0']*)(\*|\d+)?(?:\.(\*|-?\d*))?(?:hh|h|ll|l|L|q|j|z|t)?([a-zA-Z%])/.exec(format.slice(at));
    const q = /^%([-+ #0']*)(\*|\d+)?(?:\.(\*|-?\d*))?q/.exec(format.slice(at));
    const found = q ? [...q, "q"] : spec;
    if (!found || !"diouxXeEfFgGcsbq%".includes(found[4] ?? "?")) {
      const bad = /^%[-+ #0'*.\d]*(?:hh|h|ll|l|L|q|j|z|t)?(.)/s.exec(format.slice(at))?.[1];
      state.shell.complain(
        bad && !/^%[\d.]+$/.test(format.slice(at))
          ? `printf: \`${bad}': invalid format character`
          : `printf: \`${format.slice(at)}': missing format character`,
      );
      state.status = 1;
      state.stop = true;
      return out;
    }
    at += found[0]!.length;
    out += convert(found, state);
  }
  return out;
}

function convert(found: readonly (string | undefined)[], state: State): string {
  const kind = found[4]!;
  if (kind === "%") return "%";
  let flags = found[1] ?? "";
  let width = found[2] === "*" ? integer(take(state), state) : Number(found[2] ?? 0);
  if (width < 0) {
    flags += "-";
    width = -width;
  }
  const precision =
    found[3] === "*" ? integer(take(state), state) : found[3] === undefined ? undefined : Number(found[3] || 0);
  const pad = (text: string, zero: boolean) => padded(text, Math.min(width, LIMIT), flags, zero);
  switch (kind) {
    case "s":
      return pad(cut(take(state) ?? "", precision), false);
    case "c":
      return pad((take(state) ?? "").slice(0, 1), false);
    case "q":
      return pad(backslashed(take(state) ?? ""), false);
    case "b": {
      const { text, stop } = decoded(take(state) ?? "", true, true);
      state.stop ||= stop;
      return pad(cut(text, precision), false);
    }
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return pad(float(number(take(state), state), kind, precision ?? 6, flags), true);
  }
  const value = big(take(state), state);
  let digits: string;
  if (kind === "d" || kind === "i") digits = String(value < 0n ? -value : value);
  else digits = BigInt.asUintN(64, value).toString(kind === "o" ? 8 : kind === "u" ? 10 : 16);
  if (precision !== undefined) digits = digits.padStart(Math.min(precision, LIMIT), "0");
  if (flags.includes("#") && kind === "o") digits = `0${digits}`;
  if (flags.includes("#") && (kind === "x" || kind === "X") && value !== 0n) digits = `0x${digits}`;
  if (kind === "X") digits = digits.toUpperCase();
  const signed = kind === "d" || kind === "i";
  const sign = signed ? (value < 0n ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "") : "";
  return pad(sign + digits, precision === undefined);
}

function take(state: State): string | undefined {
  state.used = true;
  return state.args.shift();
}

function cut(text: string, precision: number | undefined): string {
  return precision === undefined || precision < 0 ? text : text.slice(0, precision);
}

function padded(text: string, width: number, flags: string, zero: boolean): string {
  if (flags.includes("-")) return text.padEnd(width);
  if (!zero || !flags.includes("0")) return text.padStart(width);
  const sign = /^[-+ ]?(?:0[xX])?/.exec(text)![0];
  return sign + text.slice(sign.length).padStart(width - sign.length, "0");
}

function big(word: string | undefined, state: State): bigint {
  if (word === undefined || word === "") return 0n;
  if (/^["']./.test(word)) return BigInt(word.codePointAt(1)!);
  const found = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/.exec(word);
  if (!found || found[0].length !== word.length) invalid(word, state);
  if (!found) return 0n;
  const digits = /^0[0-7]/.test(found[2]!) ? `0o${found[2]!.slice(1)}` : found[2]!;
  const value = found[1] === "-" ? -BigInt(digits) : BigInt(digits);
  const most = 2n ** 63n - 1n;
  if (value <= most && value >= -most - 1n) return value;
  state.shell.complain(`printf: warning: ${word}: Numerical result out of range`);
  return value < 0n ? -most - 1n : most;
}

function integer(word: string | undefined, state: State): number {
  return Number(big(word, state));
}

function number(word: string | undefined, state: State): number {
  if (word === undefined || word === "") return 0;
  const found = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(word);
  if (!found || found[0].length !== word.length) invalid(word, state);
  return found ? Number(found[0]) : 0;
}

function invalid(word: string, state: State): void {
  state.shell.complain(`printf: ${word}: invalid ${/^0\d/.test(word) ? "octal number" : "number"}`);
  state.status = 1;
}

function float(value: number, kind: string, precision: number, flags: string): string {
  const digits = Math.min(100, precision);
  let text: string;
  if (kind === "f" || kind === "F") text = Math.abs(value).toFixed(digits);
  else if (kind === "e" || kind === "E") text = exponent(Math.abs(value).toExponential(digits));
  else {
    const figures = Math.max(1, digits);
    const power =
      value === 0
        ? 0
        : Number(
            Math.abs(value)
              .toExponential(figures - 1)
              .split("e")[1],
          );
    const fixed = power >= -4 && power < figures;
    text = fixed
      ? Math.abs(value).toFixed(Math.min(100, figures - 1 - power))
      : exponent(Math.abs(value).toExponential(figures - 1));
    if (!flags.includes("#") && text.includes(".")) text = text.replace(/\.?0+(?=e|$)/, "");
  }
  const sign = value < 0 || Object.is(value, -0) ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  return sign + (kind === kind.toUpperCase() ? text.toUpperCase() : text);
}

function exponent(text: string): string {
  return text.replace(/e([-+])(\d)$/, "e$10$2");
}

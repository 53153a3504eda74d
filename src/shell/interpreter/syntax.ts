// Reading commands a line at a time, as bash does: what stands before a syntax error has run already. unbash parses and recovers; here
// its errors become "not complete yet" or bash's own words (parse.y).
import { forEachChild, type ParseError, parse, type Statement, type SyntaxNode } from "unbash";

export type Read =
  | {
      readonly kind: "commands";
      readonly statements: readonly Statement[];
      readonly end: number;
      readonly warnings: readonly OpenHereDoc[];
    }
  /** The lines so far need more. */
  | { readonly kind: "more" }
  | { readonly kind: "error"; readonly notices: readonly Notice[]; readonly end: number };

/** A message and the line, from 0, that it speaks of. */
export interface Notice {
  readonly message: string;
  readonly line: number;
}

/** A here-document that the end of the text ended: its line, from 0, and the text's last. */
export interface OpenHereDoc {
  readonly delimiter: string;
  readonly opened: number;
  readonly line: number;
}

/** bash would ask for another line: a quote, a here-document, a backslash, a compound command is open. */
export const isUnfinished = (source: string): boolean => read(source, false).kind === "more";

// The same lines come again: what is typed is read twice, and a story is told in every copy of a lab. Trees are never written to.
const known = new Map<string, Known>();
let characters = 0;
/** As many characters are remembered; then everything is forgotten. */
const MEMORY = 1 << 17;

interface Known {
  readonly parsed: ReturnType<typeof parse>;
  /** What read() says of it, as the last lines and as lines that more may follow. */
  last?: Read;
  open?: Read;
}

function parsedOnce(source: string): Known {
  const before = known.get(source);
  if (before) return before;
  const parsed: Known = { parsed: parse(source) };
  if (characters + source.length > MEMORY) {
    known.clear();
    characters = 0;
  }
  if (source.length > MEMORY) return parsed;
  known.set(source, parsed);
  characters += source.length;
  return parsed;
}

/** One chunk of whole lines: is it a complete command, does it need more, is it wrong? `last`: nothing more will come. */
export function read(source: string, last: boolean): Read {
  const memory = parsedOnce(source);
  const when = last ? "last" : "open";
  memory[when] ??= readParsed(source, memory.parsed, last);
  return memory[when];
}

function readParsed(source: string, parsed: Known["parsed"], last: boolean): Read {
  const error = parsed.errors?.[0] ?? loneParenthesis(source, parsed.commands);
  if (error) {
    if (!last && incomplete(source, error)) return { kind: "more" };
    return { kind: "error", notices: describe(source, error, last), end: source.length };
  }
  if (!last && /(?:^|[^\\])(?:\\\\)*\\\n?$/.test(source) && !/(?:^|\n)\s*#[^\n]*$/.test(source))
    return { kind: "more" };
  const open = openHereDocs(source, parsed);
  if (open.length > 0 && !last) return { kind: "more" };
  const end = source.replace(/\n$/, "").split("\n").length - 1;
  const warnings = open.map(({ delimiter, pos }) => ({ delimiter, opened: lineOf(source, pos), line: end }));
  return { kind: "commands", statements: parsed.commands, end: source.length, warnings };
}

/** A whole text as the commands that bash would read one after another. */
export function* readAll(source: string): Generator<{ read: Read; from: number }> {
  const whole = parsedOnce(source).parsed;
  if (!whole.errors?.length && !loneParenthesis(source, whole.commands) && openHereDocs(source, whole).length === 0) {
    for (const statements of byLine(source, whole.commands))
      yield { read: { kind: "commands", statements, end: 0, warnings: [] }, from: 0 };
    return;
  }
  let from = 0;
  while (from < source.length) {
    let to = from;
    let result: Read;
    do {
      const newline = source.indexOf("\n", to);
      to = newline < 0 ? source.length : newline + 1;
      result = read(source.slice(from, to), to >= source.length);
    } while (result.kind === "more");
    yield { read: result, from };
    from = to;
  }
}

// unbash 6.0.4 passes over a last `(` with nothing after it.
function loneParenthesis(source: string, statements: readonly Statement[]): ParseError | undefined {
  const end = statements.at(-1)?.end ?? 0;
  const found = /^[ \t]*\(\s*$/.exec(source.slice(end));
  return found ? { message: "unexpected token '('", pos: end + found[0].indexOf("(") } : undefined;
}

function byLine(source: string, statements: readonly Statement[]): Statement[][] {
  const out: Statement[][] = [];
  let end = 0;
  for (const statement of statements) {
    const group = out.at(-1);
    if (group && !source.slice(end, statement.pos).includes("\n")) group.push(statement);
    else out.push([statement]);
    end = statement.end;
  }
  return out;
}

function openHereDocs(source: string, root: SyntaxNode): { delimiter: string; pos: number }[] {
  const found: { delimiter: string; pos: number }[] = [];
  if (!source.includes("<<")) return found;
  const visit = (node: SyntaxNode): void => {
    if (node.type === "HereDoc" && !node.closing) found.push({ delimiter: node.delimiter?.value ?? "", pos: node.pos });
    forEachChild(node, visit);
  };
  visit(root);
  return found;
}

function incomplete(source: string, error: ParseError): boolean {
  if (error.message.startsWith("unterminated")) return true;
  if (!error.message.startsWith("expected") || error.message.startsWith("expected redirect")) return false;
  return source.slice(error.pos).trim() === "" && !/(?:^|[;&|\s])for\s*$/.test(source);
}

const matching: readonly (readonly [RegExp, string])[] = [
  [/double quote/, '"'],
  [/single quote|ANSI/i, "'"],
  [/backtick/, "`"],
  [/parameter expansion/, "}"],
  [/./, ")"],
];

function describe(source: string, error: ParseError, last: boolean): Notice[] {
  const lines = source.replace(/\n$/, "").split("\n");
  if (error.message.startsWith("unterminated") && last) {
    const [, mark] = matching.find(([pattern]) => pattern.test(error.message))!;
    const own = "\"`'}".includes(mark);
    return [
      {
        message: `unexpected EOF while looking for matching \`${mark}'`,
        line: own ? lineOf(source, error.pos) : lines.length,
      },
    ];
  }
  const named = /^unexpected token '(.*)'$/s.exec(error.message)?.[1];
  const token = named ?? tokenAt(source, error.pos);
  if (token === undefined && last && !error.message.startsWith("expected redirect"))
    return [{ message: "syntax error: unexpected end of file", line: lines.length }];
  const line = Math.min(lineOf(source, error.pos), lines.length - 1);
  return [
    { message: `syntax error near unexpected token \`${nextToken(source, error, named, token)}'`, line },
    { message: `\`${lines[line] ?? ""}'`, line },
  ];
}

// bash complains of the word after an opening parenthesis that has no business there.
function nextToken(source: string, error: ParseError, named: string | undefined, token: string | undefined): string {
  if (named === "(") return tokenAt(source, error.pos + 1) ?? "newline";
  return token ?? "newline";
}

function tokenAt(source: string, pos: number): string | undefined {
  const rest = source.slice(pos).replace(/^[ \t]+/, "");
  if (rest === "") return undefined;
  if (rest.startsWith("\n")) return rest.trim() === "" ? undefined : "newline";
  return /^(?:;;|&&|\|\||<<|>>|>&|<&|[;&|()<>])/.exec(rest)?.[0] ?? /^[^\s;&|()<>]+/.exec(rest)?.[0];
}

function lineOf(source: string, pos: number): number {
  let line = 0;
  for (let at = source.indexOf("\n"); at >= 0 && at < pos; at = source.indexOf("\n", at + 1)) line++;
  return line;
}

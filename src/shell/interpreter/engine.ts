// Joins the interpreter's parts: reading a text line by line and running what was read.
import type { ParsedScript } from "unbash";
import type { Steps } from "../../sim/task.js";
import { inherit } from "../description.js";
import { pipe } from "../pipe.js";
import { Discard, Exit, ExpansionError } from "./control.js";
import { foreground, fork, report } from "./fork.js";
import { run } from "./list.js";
import { expandParameter } from "./parameter.js";
import type { Engine } from "./setup.js";
import type { Shell } from "./shell.js";
import { call } from "./simple.js";
import { type Read, readAll } from "./syntax.js";
import { ReadonlyError } from "./variables.js";

export function engine<W>(): Engine<W> {
  return {
    run,
    text,
    trap,
    substitute,
    parameter: expandParameter,
    call,
    body: (shell, body) => run(shell, [statement(body)]),
  };
}

type Body = Parameters<Engine<unknown>["body"]>[1];

function statement(body: Body) {
  const command = body.type === "CompoundList" ? ({ ...body, type: "BraceGroup", body } as const) : body;
  return { type: "Statement", pos: body.pos, end: body.end, command, background: undefined } as const;
}

function* text<W>(shell: Shell<W>, source: string, name: string | undefined): Steps<number> {
  const { unit, at } = shell;
  // eval and traps count on from the line that calls them.
  const base = name === undefined ? shell.line() : 1;
  const label = name ?? unit.name;
  try {
    for (const { read, from } of readAll(source)) {
      shell.unit = {
        source: read.kind === "commands" && from === 0 ? source : source.slice(from),
        line: base + newlines(source, from),
        name: label,
      };
      if (read.kind !== "commands") {
        sayErrors(shell, read, name === undefined ? "eval: " : "");
        yield* shell.speak();
        shell.status = 2;
        return shell.status;
      }
      if (shell.options.has("noexec") && !shell.interactive) continue;
      yield* runLine(shell, read);
    }
    return shell.status;
  } finally {
    shell.unit = unit;
    shell.at = at;
  }
}

/** One line's commands; an error of expansion ends the line, in a script a fatal one the shell. */
export function* runLine<W>(shell: Shell<W>, read: Extract<Read, { kind: "commands" }>): Steps<void> {
  for (const warning of read.warnings)
    shell.complaints.push(
      `${shell.prefix(shell.unit.line + warning.line)}${openHereDoc(warning.delimiter, shell.unit.line + warning.opened)}\n`,
    );
  yield* shell.speak();
  const nested = shell.subshell || shell.calls.length > 0;
  try {
    yield* run(shell, read.statements);
  } catch (error) {
    const discards = error instanceof Discard || error instanceof ExpansionError || error instanceof ReadonlyError;
    if (!discards || nested) throw error;
    report(shell, error);
    yield* shell.speak();
    if (error instanceof ExpansionError && error.fatal && !shell.interactive)
      throw new Exit(shell.inline ? 127 : shell.status);
  }
}

function openHereDoc(delimiter: string, line: number): string {
  return `warning: here-document at line ${line} delimited by end-of-file (wanted \`${delimiter}')`;
}

/** Says a syntax error as bash does: twice in a script, with the line; once at a terminal. */
export function sayErrors<W>(shell: Shell<W>, read: Read, what = ""): void {
  const notices = read.kind === "error" ? read.notices : [];
  for (const [index, notice] of notices.entries()) {
    if (shell.interactive && index > 0) return;
    const line = shell.unit.line + notice.line;
    const where = shell.interactive ? `${shell.name}: ` : `${shell.unit.name ?? shell.name}: ${what}line ${line}: `;
    shell.complaints.push(`${where}${notice.message}\n`);
  }
}

function* trap<W>(shell: Shell<W>, action: string): Steps<number | undefined> {
  try {
    yield* text(shell, action, undefined);
    return undefined;
  } catch (error) {
    if (!report(shell, error)) throw error;
    return error instanceof Exit ? error.status : undefined;
  }
}

function* substitute<W>(shell: Shell<W>, script: ParsedScript | undefined, at: number): Steps<string> {
  yield* shell.settle();
  const { reader, writer } = pipe();
  reader.hold();
  const fds = inherit(shell.process.fds);
  fds.get(1)?.release();
  fds.set(1, writer.hold());
  const { unit } = shell;
  // No job of its own: ^C reaches it with the shell.
  const monitor = shell.options.delete("monitor");
  const own = script?.source === undefined ? unit : { source: script.source, line: lineAt(shell, at), name: unit.name };
  const child = fork(shell, {
    fds,
    *body(sub) {
      sub.unit = own;
      sub.options.delete("errexit");
      sub.nesting++;
      if (script?.errors?.length) {
        sub.complain(`command substitution: line ${sub.line()}: syntax error`);
        return 2;
      }
      return yield* run(sub, script?.commands ?? []);
    },
  });
  let out = "";
  try {
    for (;;) {
      const chunk = yield* reader.read();
      if (chunk === undefined) break;
      out += chunk;
    }
    reader.release();
    shell.substituted = yield* foreground(shell, [child], () => "");
  } finally {
    if (monitor) shell.options.add("monitor");
  }
  shell.status = shell.substituted;
  return out.replaceAll("\0", "").replace(/\n+$/, "");
}

function lineAt<W>(shell: Shell<W>, at: number): number {
  return shell.unit.line + newlines(shell.unit.source, at);
}

function newlines(source: string, end: number): number {
  let count = 0;
  for (let at = source.indexOf("\n"); at >= 0 && at < end; at = source.indexOf("\n", at + 1)) count++;
  return count;
}

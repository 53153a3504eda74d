// Simple and compound commands: if, for, while, case, groups, subshells, (( )), [[ ]], functions. Not modelled: coproc.
import type { Case, CommandNode, CompoundList } from "unbash";
import type { Steps } from "../../sim/task.js";
import { matches } from "../pattern.js";
import { ArithmeticError, evaluate } from "./arithmetic.js";
import { conditional, RegexError } from "./conditional.js";
import { Break, Continue, Discard, Exit } from "./control.js";
import { expandPattern, expandString, expandText, expandWords, names } from "./expand.js";
import { attend, foreground, fork } from "./fork.js";
import { print } from "./print.js";
import { closeSubstitutions } from "./procsub.js";
import { within } from "./redirect.js";
import { select } from "./select.js";
import type { Shell } from "./shell.js";
import { simple, trace } from "./simple.js";
import { assignName } from "./special.js";
import { TestError } from "./test.js";
import { pseudoTrap } from "./trap.js";
import { ReadonlyError } from "./variables.js";

const STEP = 4_000;

// Its failure decides something: no errexit inside.
export function* lookedAt<W>(shell: Shell<W>, body: () => Steps<number>): Steps<number> {
  shell.tested++;
  try {
    return yield* body();
  } finally {
    shell.tested--;
  }
}

export function* failing<W>(shell: Shell<W>, status: number): Steps<number> {
  shell.status = status;
  yield* attend(shell);
  if (status !== 0 && shell.tested === 0) {
    yield* pseudoTrap(shell, "ERR");
    if (shell.options.has("errexit")) throw new Exit(status);
  }
  return status;
}

export function* single<W>(shell: Shell<W>, node: CommandNode, replace: boolean): Steps<number> {
  yield* charge(shell);
  switch (node.type) {
    case "Command": {
      const open = shell.processSubstitutions.length;
      let status: number;
      try {
        status = yield* simple(shell, node, replace);
      } finally {
        closeSubstitutions(shell, open);
      }
      shell.pipeStatus = [status];
      return yield* failing(shell, status);
    }
    case "Redirected": {
      const open = shell.processSubstitutions.length;
      shell.at = node.redirects[0]?.pos ?? node.pos;
      try {
        return yield* within(shell, node.redirects, () => single(shell, node.command, false));
      } finally {
        closeSubstitutions(shell, open);
      }
    }
    case "Subshell": {
      shell.at = node.pos;
      shell.command = () => print(node);
      if (replace) return yield* shell.engine.run(shell, node.body.commands);
      yield* shell.settle();
      const child = fork(shell, { body: (sub) => sub.engine.run(sub, node.body.commands) });
      return yield* failing(shell, yield* foreground(shell, [child], () => print(node)));
    }
    case "BraceGroup":
      return yield* shell.engine.run(shell, node.body.commands);
    case "If": {
      for (const branch of [node, ...node.elif])
        if ((yield* lookedAt(shell, () => shell.engine.run(shell, branch.clause.commands))) === 0)
          return yield* taken(shell, branch.then);
      return yield* taken(shell, node.else);
    }
    case "For": {
      shell.at = node.pos;
      const words = node.wordlist ? yield* expandWords(shell, node.wordlist) : shell.positional;
      const shown = node.wordlist?.map((word) => word.text).join(" ") ?? '"$@"';
      return yield* loop(shell, node.body, function* (round) {
        const word = words[round];
        if (word === undefined) return false;
        if (shell.options.has("xtrace")) yield* trace(shell, `for ${node.name.text} in ${shown}`);
        try {
          assignName(shell, node.name.text, word);
        } catch (error) {
          if (!(error instanceof ReadonlyError)) throw error;
          shell.complain(`${error.variable}: readonly variable`);
          yield* shell.speak();
          throw new Break(1, 1);
        }
        return true;
      });
    }
    case "ArithmeticFor": {
      const value = function* (part: { pos: number; end: number } | undefined): Steps<bigint> {
        if (!part) return 1n;
        return evaluate(yield* expandString(shell, shell.unit.source.slice(part.pos, part.end)), names(shell));
      };
      return yield* arithmeticErrors(shell, function* () {
        yield* value(node.initialize);
        return yield* loop(shell, node.body, function* (round) {
          if (round > 0) yield* value(node.update);
          return (yield* value(node.test)) !== 0n;
        });
      });
    }
    case "While":
      return yield* loop(shell, node.body, function* () {
        const status = yield* lookedAt(shell, () => shell.engine.run(shell, node.clause.commands));
        return (status === 0) === (node.kind === "while");
      });
    case "Case":
      return yield* inCase(shell, node);
    case "ArithmeticCommand":
      shell.at = node.pos;
      if (shell.options.has("xtrace")) yield* trace(shell, `(( ${node.body.trim()} ))`);
      yield* shell.work(STEP);
      return yield* failing(
        shell,
        yield* arithmeticErrors(shell, function* () {
          return evaluate(yield* expandString(shell, node.body), names(shell)) === 0n ? 1 : 0;
        }),
      );
    case "TestCommand":
      shell.at = node.pos;
      yield* shell.work(STEP);
      return yield* failing(shell, yield* tested(shell, node));
    case "Function":
      shell.functions.set(node.name.text, { name: node.name.text, body: node.body, unit: shell.unit });
      return 0;
    case "Select":
      shell.at = node.pos;
      return yield* select(shell, node);
    case "Coproc":
      shell.complaints.push("skbook: coproc is not simulated\n");
      throw new Discard(1);
    default:
      return node satisfies never;
  }
}

function* tested<W>(shell: Shell<W>, node: Extract<CommandNode, { type: "TestCommand" }>): Steps<number> {
  const text = () => shell.unit.source.slice(node.pos, node.end);
  try {
    if (shell.options.has("xtrace")) yield* trace(shell, yield* expandString(shell, text()));
    return (yield* conditional(shell, node.expression)) ? 0 : 1;
  } catch (error) {
    if (error instanceof RegexError) return 2;
    if (!(error instanceof ArithmeticError || error instanceof TestError)) throw error;
    shell.complain(`[[: ${error.message}`);
    yield* shell.speak();
    return error instanceof TestError ? 2 : 1;
  }
}

function* arithmeticErrors<W>(shell: Shell<W>, body: () => Steps<number>): Steps<number> {
  try {
    return yield* body();
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error;
    shell.complain(`((: ${error.message}`);
    yield* shell.speak();
    return 1;
  }
}

function* taken<W>(shell: Shell<W>, body: CompoundList | undefined): Steps<number> {
  // $? within is still what was asked (`if false; then :; else echo $?; fi` says 1).
  if (body) return yield* shell.engine.run(shell, body.commands);
  shell.status = 0;
  return 0;
}

function* loop<W>(shell: Shell<W>, body: CompoundList, more: (round: number) => Steps<boolean>): Steps<number> {
  let status = 0;
  shell.loops++;
  try {
    for (let round = 0; ; round++) {
      try {
        if (!(yield* more(round))) return status;
        status = yield* shell.engine.run(shell, body.commands);
        if (body.commands.length === 0) yield* charge(shell);
      } catch (signal) {
        if (!(signal instanceof Break || signal instanceof Continue)) throw signal;
        status = 0;
        if (signal instanceof Break) status = signal.status;
        if (signal.levels > 1 && shell.loops > 1) {
          signal.levels--;
          throw signal;
        }
        if (signal instanceof Break) return signal.status;
      }
    }
  } finally {
    shell.loops--;
  }
}

function* inCase<W>(shell: Shell<W>, node: Case): Steps<number> {
  shell.at = node.pos;
  const word = yield* expandText(shell, node.word);
  if (shell.options.has("xtrace")) yield* trace(shell, `case ${node.word.text} in`);
  let status = 0;
  let through = false;
  for (const item of node.items) {
    let hit = through;
    const fold = shell.shopts.has("nocasematch");
    for (const pattern of item.pattern) hit ||= matches(yield* expandPattern(shell, pattern), word, fold);
    if (!hit) continue;
    status = yield* taken(shell, item.body);
    if (item.terminator === ";;" || item.terminator === undefined) return status;
    through = item.terminator === ";&";
  }
  return status;
}

// What a command may cost: a loop that never waits must end some time.
function* charge<W>(shell: Shell<W>): Steps<void> {
  yield* shell.work(STEP);
  if (--shell.budget.left > 0) return;
  if (!shell.budget.told) shell.complain("stopped: too many commands, this looks like a loop without an end");
  shell.budget.told = true;
  yield* shell.speak();
  if (shell.interactive) throw new Discard(1);
  throw new Exit(1);
}

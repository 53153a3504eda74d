// read: a line, or a part of one, from a descriptor; -r -p -n -N -d -t -a -u. It takes no more than the line from a pipe.
import { SECOND } from "../../../sim/clock.js";
import type { Steps } from "../../../sim/task.js";
import type { Description } from "../../description.js";
import type { Shell } from "../shell.js";
import { assignElement } from "../special.js";
import { type Builtin, usage } from "./builtin.js";

export const read: Builtin = function* (shell, argv) {
  const options = new Map<string, string>();
  const help =
    "read: usage: read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]";
  let at = 1;
  for (; /^-./.test(argv[at] ?? "") && argv[at] !== "--"; at++) {
    for (let letter = 1; letter < argv[at]!.length; letter++) {
      const name = argv[at]![letter]!;
      if ("adinNptu".includes(name)) {
        options.set(name, argv[at]!.slice(letter + 1) || (argv[++at] ?? ""));
        break;
      }
      if (!"ers".includes(name)) {
        shell.complain(`read: -${name}: invalid option`);
        return usage(shell, help);
      }
      options.set(name, "");
    }
  }
  if (argv[at] === "--") at++;
  const targets = argv.slice(at);
  for (const target of targets)
    if (!/^[A-Za-z_]\w*(?:\[.*\])?$/.test(target)) {
      shell.complain(`read: \`${target}': not a valid identifier`);
      return 1;
    }
  const time = options.get("t");
  if (time !== undefined && !/^(?:\d+\.?\d*|\.\d+)$/.test(time)) {
    shell.complain(`read: ${time}: invalid timeout specification`);
    return 1;
  }
  for (const letter of ["n", "N"]) {
    const word = options.get(letter);
    if (word === undefined || /^\d+$/.test(word)) continue;
    shell.complain(`read: ${word}: invalid number`);
    return 1;
  }
  const fd = options.get("u") ?? "0";
  if (!shell.process.fds.has(Number(fd))) {
    const bad = /^\d+$/.test(fd)
      ? "invalid file descriptor: Bad file descriptor"
      : "invalid file descriptor specification";
    if (fd !== "0") shell.complain(`read: ${fd}: ${bad}`);
    return 1;
  }
  yield* shell.settle();
  const input = shell.process.file(Number(fd));
  // Is there something to read? Nothing is taken.
  if (time !== undefined && Number(time) === 0) return 0;
  if (options.has("p") && input.terminal) yield* shell.process.file(2).write(options.get("p")!);
  const raw = options.has("r");
  const delimiter = options.has("d") ? options.get("d")!.slice(0, 1) || "\0" : "\n";
  const limit = Number(options.get("n") ?? options.get("N") ?? Number.POSITIVE_INFINITY);
  const until = options.has("t") ? shell.host.clock.now + Number(options.get("t")) * SECOND : undefined;
  const line = yield* readLine(shell, input, { raw, delimiter, limit, until });
  const status = line.end ? 0 : line.timeout ? 142 : 1;
  if (options.has("a")) {
    const fields = fieldsOf(line.text, shell.ifs(), Number.POSITIVE_INFINITY);
    shell.variables.set(options.get("a")!, new Map(fields.map((text, index) => [String(index), text])));
  } else if (targets.length === 0) assignElement(shell, "REPLY", undefined, line.text);
  else {
    const fields = options.has("N") ? [line.text] : fieldsOf(line.text, shell.ifs(), targets.length);
    for (const [index, target] of targets.entries()) {
      const found = /^(\w+)(?:\[(.*)\])?$/.exec(target)!;
      assignElement(shell, found[1]!, found[2], fields[index] ?? "");
    }
  }
  return status;
};

interface Line {
  text: string;
  end: boolean;
  timeout: boolean;
}

// Reads no further than the line's end: what comes after belongs to the next reader.
function* readLine(
  shell: Shell<unknown>,
  input: Description,
  { raw, delimiter, limit, until }: { raw: boolean; delimiter: string; limit: number; until: number | undefined },
): Steps<Line> {
  let text = "";
  for (;;) {
    const chunk = yield* inTime(input.read(), until, shell);
    if (chunk === "late") return { text, end: false, timeout: true };
    if (chunk === undefined) return { text, end: false, timeout: false };
    for (let at = 0; at < chunk.length; at++) {
      const char = chunk[at]!;
      if (!raw && char === "\\" && at + 1 < chunk.length) {
        at++;
        if (chunk[at] !== "\n") text += chunk[at]!;
      } else if (char === delimiter) {
        input.unread(chunk.slice(at + 1));
        return { text, end: true, timeout: false };
      } else text += char;
      if (text.length >= limit) {
        input.unread(chunk.slice(at + 1));
        return { text, end: true, timeout: false };
      }
    }
  }
}

function* inTime(
  steps: Steps<string | undefined>,
  until: number | undefined,
  shell: Shell<unknown>,
): Steps<string | undefined | "late"> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (until !== undefined && shell.host.clock.now >= until) {
      steps.return(undefined);
      return "late";
    }
    yield until === undefined ? step.value : { ...step.value, until: Math.min(until, step.value.until ?? until) };
    if (shell.interrupted || shell.pending.length > 0) {
      steps.return(undefined);
      return undefined;
    }
  }
}

// As read does: the last name gets the rest, without blanks around it.
function fieldsOf(line: string, ifs: string, count: number): string[] {
  const blanks = [...ifs].filter((char) => /\s/.test(char)).join("");
  const isBlank = (char: string | undefined) => char !== undefined && blanks.includes(char);
  const out: string[] = [];
  let at = 0;
  while (isBlank(line[at])) at++;
  while (at < line.length) {
    if (out.length === count - 1) {
      let end = line.length;
      while (end > at && isBlank(line[end - 1])) end--;
      const rest = line.slice(at, end);
      // One delimiter at the very end closes the field and is no part of it.
      const only =
        rest.length > 0 && ifs.includes(rest.at(-1)!) && ![...rest.slice(0, -1)].some((char) => ifs.includes(char));
      out.push(only ? rest.slice(0, -1) : rest);
      return out;
    }
    let end = at;
    while (end < line.length && !ifs.includes(line[end]!)) end++;
    out.push(line.slice(at, end));
    at = end;
    while (isBlank(line[at])) at++;
    if (at < line.length && ifs.includes(line[at]!) && (isBlank(line[end]) || at === end) && !isBlank(line[at])) at++;
    while (isBlank(line[at])) at++;
  }
  return out;
}

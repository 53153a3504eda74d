// A command as bash prints it back (print_cmd.c): in job lists, by `type`. Words stay as they were written.
import type { Command, CommandNode, CompoundList, PipelineNode, Redirected, Redirection, Statement } from "unbash";

type Printed = Statement["command"] | CommandNode | PipelineNode | CompoundList | Redirected;

export function print(node: Printed, depth = 0): string {
  switch (node.type) {
    case "Command":
      return simple(node);
    case "Pipeline": {
      const marks = node.prefixes.map((prefix) => (prefix.type === "Negation" ? "! " : "time ")).join("");
      return marks + node.commands.map((one) => print(one, depth)).join(" | ");
    }
    case "AndOr":
      return node.commands.map((one, at) => (at ? ` ${node.operators[at - 1]} ` : "") + print(one, depth)).join("");
    case "Redirected":
      return `${print(node.command, depth)} ${node.redirects.map(redirection).join(" ")}`;
    case "Subshell":
      return `( ${inline(node.body)} )`;
    case "BraceGroup":
      return depth > 0 ? `{ \n${block(node.body, depth)}\n${indent(depth - 1)}}` : `{ ${inline(node.body)}; }`;
    case "CompoundList":
      return inline(node);
    case "If": {
      const rest = node.elif.map(
        (one) =>
          `${indent(depth)}else\n${indent(depth + 1)}if ${inline(one.clause)}; then\n${block(one.then, depth + 2)};\n`,
      );
      const end = node.else ? `${indent(depth)}else\n${block(node.else, depth + 1)};\n` : "";
      const fis = node.elif.map(() => `${indent(depth + 1)}fi;\n`).join("");
      return `if ${inline(node.clause)}; then\n${block(node.then, depth + 1)};\n${rest.join("")}${end}${fis}${indent(depth)}fi`;
    }
    case "While":
      return `${node.kind} ${inline(node.clause)}; do\n${block(node.body, depth + 1)};\n${indent(depth)}done`;
    case "For": {
      const words = node.wordlist ? node.wordlist.map((word) => word.text).join(" ") : '"$@"';
      return `for ${node.name.text} in ${words};\n${indent(depth)}do\n${block(node.body, depth + 1)};\n${indent(depth)}done`;
    }
    case "Case": {
      const items = node.items.map((item) => {
        const patterns = item.pattern.map((word) => word.text).join(" | ");
        return `${indent(depth + 1)}${patterns})\n${block(item.body, depth + 2)}\n${indent(depth + 1)}${item.terminator ?? ";;"}\n`;
      });
      return `case ${node.word.text} in \n${items.join("")}${indent(depth)}esac`;
    }
    case "ArithmeticCommand":
      return `((${node.body}))`;
    case "Function":
      return `function ${node.name.text} () \n${print(node.body, depth)}`;
    default:
      return node.type;
  }
}

/** `type f`, `declare -f f`. */
export function printFunction(name: string, body: Printed): string {
  const inner = body.type === "BraceGroup" ? body.body : body.type === "CompoundList" ? body : undefined;
  return `${name} () \n{ \n${inner ? block(inner, 1) : `    ${print(body, 1)}`}\n}\n`;
}

function simple(node: Command): string {
  const words = [...node.prefix, ...(node.name ? [node.name] : []), ...node.suffix];
  const texts = words.map((one) => ("text" in one ? one.text : redirection(one)));
  return texts.join(" ");
}

function redirection(node: Redirection): string {
  const fd = node.descriptor?.type === "FileDescriptor" ? node.descriptor.value : undefined;
  if (node.type === "HereDoc") return `${fd ?? ""}${node.operator}${node.delimiter?.text ?? ""}`;
  const target = node.target?.text ?? "";
  if (node.operator === ">&" || node.operator === "<&")
    return `${fd ?? (node.operator === ">&" ? 1 : 0)}${node.operator}${target}`;
  return `${fd ?? ""}${node.operator} ${target}`;
}

function inline(list: CompoundList): string {
  return list.commands.map((one, at) => separated(one, at === list.commands.length - 1, " ")).join("");
}

function block(list: CompoundList, depth: number): string {
  return list.commands
    .map((one, at) => indent(depth) + separated(one, at === list.commands.length - 1, "\n", depth))
    .join("");
}

function separated(one: Statement, last: boolean, gap: string, depth = 0): string {
  const mark = one.background ? " &" : last ? "" : ";";
  return print(one.command, depth) + mark + (last ? "" : gap);
}

function indent(depth: number): string {
  return "    ".repeat(depth);
}

// A command's words read: options, files, and what is wrong with them in one line and status 2.

import { parseArgs } from "node:util";
import { Fault } from "./fault.js";

export type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

export function parse(command: string, args: readonly string[], options: Options) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Readonly<Record<string, unknown>>, positionals };
  } catch (error) {
    throw new Fault(`${command}: ${(error as Error).message.split(". ")[0]}`, 2);
  }
}

/** Options and exactly one file. */
export function read(command: string, args: readonly string[], options: Options) {
  const { values, positionals } = parse(command, args, options);
  const [file, extra] = positionals;
  if (file === undefined) throw new Fault(`${command}: which file? skbook --help shows how`, 2);
  if (extra !== undefined) throw new Fault(`${command}: one file at a time, but ${extra} follows ${file}`, 2);
  return { values, file };
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

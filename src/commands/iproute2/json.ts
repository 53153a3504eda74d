// JSON as iproute2 writes it (lib/json_writer.c): members in the order in which they were said, a key may come twice; pretty
// text is indented by four, with a blank inside the brackets of lists.

/** A number whose digits are fixed, as 0.00. */
export interface Figure {
  readonly figure: string;
}
export interface List {
  readonly items: Json[];
}
export interface Members {
  readonly members: [string, Json][];
}
export type Json = null | boolean | number | string | Figure | List | Members;

const escapes: Readonly<Record<string, string>> = {
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\f": "\\f",
  "\b": "\\b",
  "\\": "\\\\",
  '"': '\\"',
};

const quoted = (text: string): string => `"${text.replace(/[\t\n\r\f\b\\"]/g, (each) => escapes[each]!)}"`;

export function stringify(value: Json, pretty: boolean, depth = 0): string {
  if (value === null || typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(value);
  if ("figure" in value) return value.figure;
  const blank = pretty ? " " : "";
  if ("items" in value) {
    const items = value.items.map((each) => stringify(each, pretty, depth + 1));
    return items.length === 0 ? `[${blank}]` : `[${blank}${items.join(",")}${blank}]`;
  }
  const line = pretty ? `\n${"    ".repeat(depth + 1)}` : "";
  const members = value.members.map(
    ([key, each]) => `${line}${quoted(key)}:${blank}${stringify(each, pretty, depth + 1)}`,
  );
  const end = pretty && members.length > 0 ? `\n${"    ".repeat(depth)}` : "";
  return `{${members.join(",")}${end}}`;
}

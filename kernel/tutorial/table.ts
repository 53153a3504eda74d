// What verify found, for a terminal and for a program.

import { type Checked, causeText, countOf, type Verification } from "../../src/report/verification.js";

const marks: Readonly<Record<Checked["status"], string>> = {
  agrees: "agrees",
  differs: "DIFFERS",
  "not run": "not run",
};

export function tableOf(found: Verification): string {
  const rows = found.commands.filter(({ silent, status }) => !silent || status === "differs");
  const wide = Math.max(4, ...rows.map(({ place }) => place.length));
  const lines = rows.flatMap((row) => {
    const { place, command, status, cause, refusal } = row;
    const said = cause ? [causeText(cause, false)] : refusal ? [refusal] : [];
    const head = `${place.padEnd(wide)}  ${marks[status].padEnd(7)}  ${command.split("\n")[0]}`;
    const indent = " ".repeat(wide + 11);
    return [
      head,
      ...said.map((each) => indent + each),
      ...(status === "differs" ? differing(row).map((each) => indent + each) : []),
    ];
  });
  const others = found.profiles.map(({ profile, agree }) => `${profile} ${agree}`).join(", ");
  const [agree, differ, notRun] = (["agrees", "differs", "not run"] as const).map((status) => countOf(found, status));
  const sum = `${agree} agree, ${differ} differ, ${notRun} not run; profile ${found.profile} (agreeing: ${others})`;
  return `${[...lines, sum].join("\n")}\n`;
}

/** The lines that differ: - as recorded, + as it is printed. */
const differing = ({ lines }: Checked): readonly string[] =>
  lines.flatMap(({ kind, recorded, simulated }) => {
    if (kind === "same" || kind === "elided") return [];
    return [
      ...(recorded === undefined ? [] : [`- ${recorded}`]),
      ...(simulated === undefined ? [] : [`+ ${simulated}`]),
    ];
  });

export function jsonOf(found: Verification): string {
  const commands = found.commands.map(({ cause, ...rest }) =>
    cause ? { ...rest, cause: { ...cause, text: causeText(cause, false) } } : rest,
  );
  const counts = {
    agree: countOf(found, "agrees"),
    differ: countOf(found, "differs"),
    notRun: countOf(found, "not run"),
  };
  return `${JSON.stringify({ ...found, ...counts, commands }, null, 2)}\n`;
}

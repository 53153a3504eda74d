// `skbook verify`: the recordings of a notebook against what the simulator prints. Status 0 where all agree, 1 where one
// differs, 2 where it cannot be told: no notebook, nothing recorded, a cell that fails, wrong words.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Malformed, type Notebook, parse as parseNotebook } from "../../src/report/notebook.js";
import type { Cause, Checked, Verification } from "../../src/report/verification.js";
import { Fault, fileFault } from "../fault.js";
import { checkWritable, writeWhole } from "../files.js";
import { read, text } from "../words.js";
import { causesOf, type Place } from "./causes.js";
import { contradictionIn, strangers } from "./contradiction.js";
import { judge, type Verdict } from "./judge.js";
import { type Profile, profiles } from "./play.js";
import { type Recording, recordingsIn, storiesOf, type Told } from "./recordings.js";
import { jsonOf, tableOf } from "./table.js";

export async function verifyWords(args: readonly string[]): Promise<number> {
  const { values, file } = read("verify", args, {
    profile: { type: "string" },
    report: { type: "string" },
    json: { type: "boolean" },
  });
  const wanted = text(values.profile) ?? "best";
  if (wanted !== "best" && !profiles.includes(wanted as Profile))
    throw new Fault(`verify: --profile ${wanted}: there are best, ${profiles.join(", ")}`, 2);
  const notebook = readBad(file);
  const page = text(values.report);
  if (page !== undefined) checkWritable(page);
  const found = await verify(file, notebook, wanted === "best" ? undefined : (wanted as Profile));
  if (page !== undefined) {
    const { verificationPage } = await import("../../src/report/verify.js");
    const chinese = notebook.cells.some((cell) => cell.cell_type === "markdown" && /[\u4e00-\u9fff]/.test(cell.source));
    writeWhole(page, verificationPage(found, { title: basename(file, ".ipynb"), chinese }));
  }
  process.stdout.write(values.json === true ? jsonOf(found) : tableOf(found));
  return found.commands.some(({ status }) => status === "differs") ? 1 : 0;
}

function readBad(path: string): Notebook {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (error) {
    throw fileFault(path, error, 2);
  }
  const notebook = parseNotebook(source);
  if (!(notebook instanceof Malformed)) return notebook;
  const advice = /\.(?:md|markdown)$/i.test(path) ? `; skbook import ${path} makes one of it` : "";
  throw new Fault(`${path}: ${notebook.reason}${advice}`, 2);
}

type Verdicts = readonly Verdict<Place>[];

export async function verify(path: string, notebook: Notebook, wanted?: Profile): Promise<Verification> {
  const recordings = recordingsIn(notebook);
  if (!recordings.some(({ output }) => output !== null && output.trim() !== ""))
    throw new Fault(
      `${path}: no output was recorded in it: skbook import keeps a tutorial's, skbook run -o a notebook's own`,
      2,
    );
  const { stories, about } = await storiesOf(path, notebook, recordings);
  const judged = new Map<Profile, readonly Verdicts[]>();
  for (const profile of profiles) judged.set(profile, await judgedBy(stories, profile));
  const counts = profiles.map((profile) => ({ profile, agree: agreeIn(judged.get(profile)!) }));
  const own = stories.length === 1 ? stories[0]!.story.options.profile : undefined;
  const best = [...counts].sort(
    (a, b) => b.agree - a.agree || (b.profile === own ? 1 : 0) - (a.profile === own ? 1 : 0),
  );
  const profile = wanted ?? best[0]!.profile;
  const checked = new Map<Recording, Checked>();
  for (const [at, { story }] of stories.entries()) {
    const verdicts = judged.get(profile)![at]!;
    const wrong = strangers(verdicts);
    const others = new Map(profiles.filter((each) => each !== profile).map((each) => [each, judged.get(each)![at]!]));
    const certain = (verdict: Verdict<Place>): Cause | undefined => {
      const what = contradictionIn(verdict.question.recorded) ?? wrong.get(verdict);
      return what === undefined ? undefined : { kind: "contradiction", what };
    };
    const open = verdicts.map((verdict) => (certain(verdict) ? { ...verdict, agrees: true } : verdict));
    const causes = await causesOf({ story, profile, verdicts: open, others });
    for (const verdict of verdicts) {
      const cause = certain(verdict) ?? causes.get(verdict.question);
      const recording = about.get(verdict.question)!;
      checked.set(recording, {
        place: recording.place,
        command: recording.command,
        status: cause || !verdict.agrees ? "differs" : "agrees",
        ...(cause ? { cause } : {}),
        silent: verdict.question.recorded.trim() === "",
        lines: verdict.rows,
      });
    }
  }
  const commands = recordings.map((recording) => checked.get(recording) ?? notRun(recording));
  return { notebook: path, profile, profiles: counts, commands };
}

function judgedBy(stories: readonly Told[], profile: Profile): Promise<readonly Verdicts[]> {
  return Promise.all(stories.map(({ story, questions }) => judge(story, questions, profile)));
}

const agreeIn = (all: readonly Verdicts[]): number =>
  all.flat().filter(({ agrees, question }) => agrees && question.recorded.trim() !== "").length;

function notRun({ place, command, refusal, output, typed }: Recording): Checked {
  const silent = output === null || output.trim() === "";
  const why =
    refusal ?? (typed === null ? "it is not run" : output === null ? "no output is recorded" : "its cell was not run");
  const lines = silent ? [] : output!.split("\n").map((recorded) => ({ kind: "recorded", recorded }) as const);
  return { place, command, status: "not run", refusal: why, silent, lines };
}

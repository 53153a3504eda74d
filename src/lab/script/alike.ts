// What a real Linux printed laid beside what the lab printed: its pairs that stand for cards look like the cards they stand for, and a line typed
// that is a comment or empty is no command. Nothing else is changed here.
import { profiles } from "../../profile/index.js";
import type { Story } from "../journal.js";
import { heard, type Part, parted } from "./heard.js";

/** A window's part of an act on both sides; undefined where one has none. */
export interface Pair {
  readonly lab: Part | undefined;
  readonly real: Part | undefined;
}

/** The story told in a lab, part by part beside what its script printed on a real Linux. */
export async function sideBySide(story: Story, printed: string): Promise<readonly Pair[]> {
  const ours = (await heard(story)).all;
  const theirs = alike(story, parted(printed));
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) => ({ lab: ours[at], real: theirs[at] }));
}

function alike({ options, journal }: Story, real: readonly Part[]): readonly Part[] {
  const profile = profiles[options.profile ?? "debian12"];
  const cards = journal.flatMap((entry) => (entry.act === "nic" ? [entry.name] : []));
  return real.map(({ title, text }) => {
    const [machine = ""] = title.split(/[/ ]/).slice(1);
    const prompt = literal(profile.tools.prompt(machine, "\n")).replace("\n", "[^\n]*?");
    const idle = new RegExp(`^${prompt}[ \\t]*(?:#.*)?\n`, "gm");
    return { title, text: carded(text.replace(idle, ""), cards, profile.nicQdisc) };
  });
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The far end of a card's pair is in namespace 9999; `ip -br` does not say so, and is known by the card's name. */
function carded(text: string, cards: readonly string[], qdisc: string): string {
  const full = text.replace(
    /^(\d+: [^\s@]+)@\w+(: .*)(\n|\\)(\s+link\/.*?) link-netnsid 9999(?=\s|\\|$)/gm,
    (_, name, rest: string, between, link) =>
      `${name}${rest.replace("qdisc noqueue", `qdisc ${qdisc}`).replace("LOWERLAYERDOWN", "DOWN")}${between}${link}`,
  );
  const brief = new RegExp(`^(${cards.map(literal).join("|")})@\\w+( +)`, "gm");
  // The column stays where it is.
  const narrow = (_: string, name: string, blanks: string) => name + " ".repeat(17 - name.length || blanks.length);
  return cards.length === 0 ? full : full.replace(brief, narrow);
}

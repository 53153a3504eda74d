// A machine's files and shells are made when somebody first asks (src/lab/system.ts); whoever looks cannot tell.
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";

const story = async (early: boolean): Promise<string> => {
  const lab = new Lab({ seed: 7 });
  const [asked, other] = [lab.machine("asked"), lab.machine("other")];
  if (early) for (const machine of [other, asked]) machine.files.read("/etc/hostname");
  await lab.sleep(100);
  const look = "date +%s; stat -c '%Y %i' /etc/hostname /tmp; cat /proc/sys/kernel/random/boot_id; echo $RANDOM $$";
  const { text } = await asked.sh(look);
  return text;
};

test("files are as old as their machine, and what is drawn is the same, whenever they are made", async () => {
  const text = await story(false);
  expect(text).toBe(await story(true));
  const [now, hostname] = text.split("\n").filter((line) => /^\d{10}/.test(line));
  expect(Number(now) - Number(hostname?.split(" ")[0])).toBe(100);
});

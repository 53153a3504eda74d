// Nobody gets a wrong answer from a text tool without a word: what is not there is refused, what is there is right.
import { expect, test } from "vitest";
import { Lab } from "../../../src/index.js";

/** What a script writes, both ways, without prompts. */
async function sh(script: string): Promise<{ text: string; status: number }> {
  let text = "";
  const write = (out: { text: string }) => {
    text += out.text;
  };
  const whole = `printf 'one\\ntwo\\ntwo two\\n' > f\n${script}\n`;
  const status = await new Lab().machine("h").script(whole, { write });
  return { text, status };
}

test.each([
  ["sed 's/o/\\U&/' f", "sed: \\U"],
  ["sed -E 's/(o)/x\\l\\1/' f", "sed: \\l"],
  ["sed '0,/two/d' f", "sed: the address 0,/two/"],
  ["sed '/TWO/Id' f", "sed: /TWO/I"],
  ["sed '\\,two,d' f", "sed: the address \\,"],
  ["sed '/two/,/two/d' f", "sed: the address /two/,/two/"],
  ["sed '1r f' f", "sed: the command r"],
  ["sed -e p -e '$W g' f", "sed: the command W"],
  ["sed 's/two/x/2g' f", "sed: the flags 2g together"],
  ["sed -n 's/two/x/2p' f", "sed: the flags 2p together"],
  ["sed 's/o/\\\\U/' f", "sed: \\\\U in a replacement"],
  ["sed -s p f", "sed: -s"],
  ["sed -nz p f", "sed: -z"],
  ["echo 's/o/\\u&/' > script; sed -f script f", "sed: \\u"],
  ["diff -y f f", "diff: -y"],
  ["diff -qr f f", "diff: -qr"],
  ["diff --ignore-case f f", "diff: --ignore-case"],
  ["jq -n 'def twice(f): f | f; 1 | twice(. + 1)'", "jq: a function with parameters"],
])("%s", async (script, what) => {
  const run = await sh(script);
  expect(run.text).toBe(`skbook: ${what} is not simulated yet\n`);
  expect(run.status).toBe(1);
});

test.each([
  ["sed 's/o/U/;s,e$,\\n/I,' f", "Un\n/I\ntwU\ntwU two\n"],
  ["sed -n -e '/two/{s//r/2;p' -e '}' f", "two\ntwo r\n"],
  ["sed '1a r U\n2i W' f", "one\nr U\nW\ntwo\ntwo two\n"],
  ["sed 'y/rt/\\/W/;:r;2!d' f", "Wwo\n"],
  ["sed '/one/,/two/d;w out' f; cat out", "two two\ntwo two\n"],
  ["echo '[3,1,2,1]' | jq -c 'unique, group_by(. == 1)'", "[1,2,3]\n[[3,2],[1,1]]\n"],
  [
    `echo '[{"a":2},{"a":1}]' | jq -c 'group_by(.a) | map({unique: .[0].a, "group_by": "unique"})'`,
    '[{"unique":1,"group_by":"unique"},{"unique":2,"group_by":"unique"}]\n',
  ],
])("%s", async (script, text) => {
  expect((await sh(script)).text).toBe(text);
});

test("diff tells in the normal format, and in the unified one with -u", async () => {
  const pair = "printf '1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9\\n' > a; printf '1\\n2\\nx\\n4\\n5\\n6\\n7\\n9\\n10' > b\n";
  const plain = await sh(`${pair}diff a b`);
  expect(plain.text).toBe("3c3\n< 3\n---\n> x\n8d7\n< 8\n9a9\n> 10\n\\ No newline at end of file\n");
  expect(plain.status).toBe(1);
  const hunks = await sh(`${pair}diff -U1 a b | tail -n +3`);
  expect(hunks.text).toBe(
    "@@ -2,3 +2,3 @@\n 2\n-3\n+x\n 4\n@@ -7,3 +7,3 @@\n 7\n-8\n 9\n+10\n\\ No newline at end of file\n",
  );
  expect((await sh("head -1 f | diff - f; diff -q f f; diff -s f f; diff -q f /etc/hosts")).text).toBe(
    "1a2,3\n> two\n> two two\nFiles f and f are identical\nFiles f and /etc/hosts differ\n",
  );
  expect(await sh("diff f nope")).toMatchObject({ text: "diff: nope: No such file or directory\n", status: 2 });
});

test("a run of equal lines is added at its end, as GNU diff tells it", async () => {
  expect((await sh("printf 'a\\nb\\na\\nb\\nc\\n' > y; printf 'a\\nb\\nc\\n' | diff - y")).text).toBe(
    "2a3,4\n> a\n> b\n",
  );
});

// Random text as a script: it ends, and nothing is thrown out of the simulator. `SKBOOK_FUZZ=20000` for a long run.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runScript } from "../../src/shell/index.js";
import { machine } from "./machine.js";

const runs = Number(process.env.SKBOOK_FUZZ ?? 1_500);

const pieces =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell that reads it
  "a b1 x= x=1 x+=2 $x ${x ${x} ${x:-y} ${x/a/b} ${#x} ${x[@]} ${!x} $(( $((1+1)) (( )) $( ) ` ' \" \\ | || & && ; ;; ;& < > << <<- <<< <( >( >& &> 2>&1 {fd}> 3<&- { } ( ) [ ] [[ ]] =~ == -eq if then else elif fi for in do done while until case esac select function f() { time ! coproc set -e -u -x -o pipefail trap EXIT ERR eval exec exit return break continue shift local declare -A -a -i -n read printf %d%s%q echo test cd pushd popd kill -9 $! wait -n jobs %1 sleep 0.1 yes head -1 cat seq 3 {1..3} {a,b} ~ * ? [a-z] !(x) \n \n \n \t # EOF $? $$ $@ $* $1 unset readonly export let x++ getopts mapfile -t alias umask timeout 1 /proc/self/status /nosuch > /dev/null".split(
    " ",
  );
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);
const text = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.tuple(word, fc.constantFrom(" ", " ", " ", "", "\n")), { maxLength: 25 })
      .map((all) => all.map(([one, gap]) => (one === "\\n" ? "\n" : one) + gap).join("")),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 80 }) },
);

describe("random text", () => {
  it(`never throws and always ends (${runs} scripts)`, () => {
    fc.assert(
      fc.property(text, (script) => {
        const host = { ...machine(), steps: 500 };
        let printed = 0;
        const running = runScript(host, script, {
          name: "f.sh",
          write: (out) => {
            printed += out.text.length;
          },
        });
        const outcome = host.scheduler.run(() => running.over, 20_000);
        expect(["finished", "stuck", "limit", "outside"]).toContain(outcome);
        expect(printed).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: runs, seed: 4 },
    );
  }, 600_000);
});

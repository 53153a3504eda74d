import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { test } from "vitest";
import { pcap } from "/work/main/src/capture/pcap.js";
import { summary } from "/work/main/src/wire/summary.js";
import { brokenFrame, wholeFrame } from "/work/main/test/wire/frames.js";

test("compare", () => {
  const n = Number(process.env.N ?? 2000);
  const seed = Number(process.env.SEED ?? 1);
  for (const [name, frames] of [
    ["whole", fc.sample(wholeFrame, { numRuns: n, seed }).map((bytes) => ({ bytes, length: bytes.length }))],
    ["broken", fc.sample(brokenFrame, { numRuns: n, seed })],
  ] as const) {
    for (const flag of ["-nn", "-nne"]) {
      let bad = 0;
      const ok = frames.filter((f) => f.bytes.length > 0);
      writeFileSync(
        "/tmp/w/wire/x.pcap",
        pcap(
          ok.map((f, i) => ({ time: i * 1000, ...f })),
          1700000000,
        ),
      );
      const out = execFileSync("tcpdump", [flag, "-tt", "-r", "/tmp/w/wire/x.pcap"], {
        maxBuffer: 1e9,
        encoding: "latin1",
        stdio: ["ignore", "pipe", "ignore"],
      });
      const real = out.split(/^\d{10}\.\d{6} /m).slice(1);
      if (real.length !== ok.length) console.log("COUNT", real.length, ok.length);
      for (const [i, f] of ok.entries()) {
        const mine =
          summary(f.bytes, {
            version: "4.99",
            linkHeader: /e/.test(flag),
            verbose: /v/.test(flag),
            numeric: /n/.test(flag),
            length: f.length,
          }) + "\n";
        if (mine !== real[i]) {
          bad++;
          if (bad <= Number(process.env.SHOW ?? 6))
            console.log(
              name,
              flag,
              f.bytes.length,
              f.length,
              "\nR",
              JSON.stringify(real[i]),
              "\nM",
              JSON.stringify(mine),
            );
        }
      }
      console.log("==", name, flag, "bad", bad, "of", ok.length);
    }
  }
});

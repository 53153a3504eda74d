// The generator of cases, without a real kernel: the same seed gives the same scripts, they are bash, and whatever they ask,
// the simulator has an answer of its own or a refusal in one line.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { difference, play } from "./generate/play.js";
import { scripts } from "./generate/script.js";
import { steady } from "./generate/steady.js";

describe("generated cases", () => {
  it("are the same for the same seed, and others for another", () => {
    expect(scripts(7, 20)).toEqual(scripts(7, 20));
    expect(new Set([...scripts(7, 20), ...scripts(8, 20)]).size).toBe(40);
  });

  it("make every kind of network and ask every kind of question", () => {
    const all = scripts(7, 200).join("\n");
    for (const words of [
      "ns4",
      "blackhole",
      "rp_filter=2",
      "nud permanent",
      "-M do",
      "route get",
      "onlink",
      "link del",
      "rule add",
      "nexthop via",
      "nhid 10",
      "table 100",
      "neigh add proxy",
      "type dummy",
      "arping",
      "tcpdump",
    ])
      expect(all, words).toContain(words);
  });

  it.skipIf(!existsSync("/bin/bash"))("are bash", () => {
    const { status, stderr } = spawnSync("/bin/bash", ["-n"], { input: scripts(11, 100).join("\n"), encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("meet a simulator that answers all of them", async () => {
    const bad: string[] = [];
    for (const script of scripts(12, 50)) {
      const printed = await play(script).catch((error: Error) => `threw: ${error.stack}`);
      const odd = printed.split("\n").find((line) => /threw: |^skbook:|command not found|syntax error/.test(line));
      if (odd !== undefined) bad.push(`${odd}\n${script}`);
    }
    expect(bad).toEqual([]);
  }, 60_000);
});

describe("a case that hangs on a moment", () => {
  const network = [
    "ip link add left type veth peer name right",
    "ip addr add 10.9.3.1/24 dev left; ip link set left up; ip link set right up",
  ];
  it("is found, as a look just before a neighbour fails", async () => {
    const look = ["ping -c 1 -W 1 10.9.3.2 >/dev/null & sleep 2.97", 't() { "$@"; }', "t ip neigh show dev left"];
    expect(await steady([...network, ...look, ""].join("\n"))).toBe(false);
  });
  it("is none where there is time on both sides", async () => {
    const look = ["ping -c 1 -W 1 10.9.3.2 >/dev/null & sleep 0.5", 't() { "$@"; }', "t ip neigh show dev left"];
    expect(await steady([...network, ...look, ""].join("\n"))).toBe(true);
  });
});

describe("a difference", () => {
  const script = "t ip -n ns1 route\n";
  it("is none where only chance differs", () => {
    const real = "$ one\nlink/ether 12:34:56:78:9a:bc\n64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.080 ms\n";
    expect(difference(script, real, real.replace("12:34", "9e:11").replace("0.080", "1.2"))).toBe("");
  });
  it("shows what was asked and what either answered", () => {
    expect(difference(script, "$ one\nsame\n$ two\nthis\n", "$ one\nsame\n$ two\nthat\n")).toMatch(
      /^ {2}\$ two\n- this\n[\s\S]*\+ that\n/,
    );
  });
});

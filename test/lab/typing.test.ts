// What a person does at a terminal besides words: takes time, and presses ^C.
import { describe, expect, test } from "vitest";
import { Lab } from "../../src/index.js";

const second = 1_000_000_000;

describe("a person at the terminal", () => {
  test("takes time to type the next command, none for a comment, and the first was there already", async () => {
    const host = new Lab({ typing: 2 }).machine("host");
    const { text } = await host.sh("date +%S\n# a comment\n\ndate +%S\ndate +%S");
    expect(text.match(/^\d\d$/gm)).toEqual(["00", "02", "04"]);
  });

  test("types without a pause where the lab does not say", async () => {
    const host = new Lab().machine("host");
    expect((await host.sh("date +%S\ndate +%S")).text.match(/^\d\d$/gm)).toEqual(["00", "00"]);
  });

  test("presses ^C so long after a command began, and types on", async () => {
    const lab = new Lab({ typing: 1 });
    const { text } = await lab.machine("host").sh("ip link set lo up\nping 127.0.0.1\n^C after 2.5 s\necho on");
    expect(text).toContain("^C\n--- 127.0.0.1 ping statistics ---\n3 packets transmitted, 3 received");
    expect(text).toMatch(/echo on\non\n$/);
  });

  test("a ^C after a command that has ended by itself changes nothing", async () => {
    const { text } = await new Lab().machine("host").sh("echo one\n^C after 3 s\necho two");
    expect(text).not.toContain("^C");
    expect(text).toMatch(/one\n[\s\S]*two\n$/);
  });

  test("ends what runs in a window beside the first when the first is done", async () => {
    const lab = new Lab();
    const machine = lab.machine("host");
    await machine.sh("ip link set lo up");
    const panes = [
      { machine, text: "ping -c 2 127.0.0.1" },
      { machine, text: "tcpdump -i lo -n\n^C" },
    ];
    const [, beside] = await lab.panes(panes);
    expect(String(beside)).toMatch(/\^C\n?4 packets captured\n8 packets received by filter\n/);
  });

  test("does the same in a story that is told again, and each act's windows are heard", async () => {
    const lab = new Lab({ typing: 1 });
    await lab.machine("host").sh("ip link set lo up\nping 127.0.0.1\n^C after 1.5 s");
    await lab.sleep(3);
    await lab.machine("host").sh("date");
    const heard: [number, string][] = [];
    const copy = await Lab.tell(lab, (act, windows) => heard.push([act, windows.map(String).join()]));
    expect(heard.map(([act]) => lab.journal[act]!.act)).toEqual(["panes", "panes"]);
    expect(heard[0]![1]).toContain("2 packets transmitted, 2 received");
    expect(heard[1]![1]).toBe(lab.last.text);
    expect(copy.clock.now).toBe(lab.clock.now);
    expect(lab.clock.now).toBeGreaterThan(5 * second);
  });
});

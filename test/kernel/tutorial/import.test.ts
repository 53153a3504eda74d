// Tutorials in, notebooks out: nothing of the document is lost, every prompt is read, what cannot run is marked.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentOf, imported, keptBy } from "../../../kernel/tutorial/import.js";
import { planOf, type Recorded } from "../../../kernel/tutorial/plan.js";
import { emit, Malformed, parse } from "../../../src/report/notebook.js";

const source = readFileSync(join(import.meta.dirname, "../../lesson/veth.md"), "utf8");
const made = join(import.meta.dirname, "made");

/** What each window of each scene is typed, machine by machine. */
const scenes = (document: string) =>
  planOf(document).parts.flatMap((part) =>
    part.kind !== "scene"
      ? []
      : [
          part.windows.map(({ machine, terminal, items }) => [
            terminal === undefined ? machine : `${machine}/${terminal}`,
            ...items.map((item) => (typeof item === "string" ? item : (item.typed ?? `(${item.command})`))),
          ]),
        ],
  );
const commands = (document: string): readonly Recorded[] =>
  planOf(document).parts.flatMap((part) =>
    part.kind === "scene" ? part.windows.flatMap(({ items }) => items.filter((item) => typeof item !== "string")) : [],
  );
const fence = (...lines: string[]) => `\`\`\`\n${lines.join("\n")}\n\`\`\`\n`;

describe("the document", () => {
  const documents: readonly (readonly [string, string])[] = [
    ["the source document", source],
    ...readdirSync(made).map((name): readonly [string, string] => [name, readFileSync(join(made, name), "utf8")]),
    ["CRLF, a BOM and no line end", `\ufeff${source.slice(0, 9000).replaceAll("\n", "\r\n").trimEnd()}`],
    ["no command at all", "# Title\n\ntext"],
    ["empty", ""],
  ];
  test.each(documents)(
    "%s comes back to the byte, also from the file",
    async (_, document) => {
      const notebook = await imported(document);
      expect(documentOf(notebook)).toBe(document);
      const again = parse(emit(notebook));
      if (again instanceof Malformed) throw new Error(again.reason);
      expect(documentOf(again)).toBe(document);
      expect(emit(again)).toBe(emit(notebook));
    },
    60_000,
  );

  test("odd ones do, too", async () => {
    const line = fc.constantFrom(
      "```",
      "```sh",
      "~~~",
      "$ ip link",
      "# ip addr",
      "> more",
      "  ```",
      "- a",
      "[root@h ~]# ping -c 1 127.0.0.1",
      "^C",
      "...",
      "",
      "text",
      "    code",
      "h1# tcpdump -i lo",
      "mininet> net",
      "$ cat <<EOF",
      "EOF",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 14 }), async (lines) => {
        const document = lines.join("\n");
        expect(
          planOf(document)
            .parts.map(({ raw }) => raw)
            .join(""),
        ).toBe(document);
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  test("prose cells are the document's own text; what is added says so", async () => {
    const { cells } = await imported(source);
    for (const cell of cells.filter((one) => one.cell_type === "markdown" && keptBy(one).added === undefined))
      expect(source).toContain(keptBy(cell).source ?? cell.source);
    expect(cells.filter((cell) => keptBy(cell).added === "parameters").map(({ source: text }) => text)).toEqual([
      'const profile = "centos7";',
    ]);
  }, 60_000);
});

describe("prompts", () => {
  test.each([
    ["$", "$ ip link", "host"],
    ["[user@host dir]#", "[root@node-1 ~]# ip link", "node-1"],
    ["[user@host dir]$", "[ann@node1 net]$ ip link", "node1"],
    ["user@host:dir$", "ann@h7:~/x$ ip link", "h7"],
    ["root@host:/#", "root@h7:/# ip link", "h7"],
    ["name#", "h1# ip link", "h1"],
    ["(env) user@host", "(venv) ann@h7:~$ ip link", "h7"],
    ["bash-5.1#", "bash-5.1# ip link", "host"],
    ["/ #", "/ # ip link", "host"],
    ["#", "# ip link", "host"],
    [">", "> ip link", "host"],
    ["user@host ~ %", "ann@mac ~ % ip link", "mac"],
  ])("%s", (_, line, machine) => {
    expect(scenes(fence(line, "1: lo: <LOOPBACK>"))).toEqual([[[machine, "ip link"]]]);
    expect(commands(fence(line, "1: lo: <LOOPBACK>"))[0]?.output).toBe("1: lo: <LOOPBACK>");
  });

  test("# is a comment where a better prompt is seen, and where no command follows", () => {
    expect(scenes(fence("# ip link is what we want", "$ ip link", "# and now", "$ ip addr"))).toEqual([
      [["host", "# ip link is what we want", "ip link"]],
      [["host", "# and now", "ip addr"]],
    ]);
    expect(scenes(fence("# make a pair", "# ip link"))).toEqual([[["host", "# make a pair", "ip link"]]]);
  });

  test("a file that is shown may hold lines like comments", () => {
    expect(commands(fence("$ cat /etc/x", "# a comment", "value", "$ ip link"))[0]?.output).toBe("# a comment\nvalue");
  });

  test("a program's own prompt is not run", () => {
    const [only] = commands(`${fence("mininet> h1 ping h2")}${fence("$ ip link")}`);
    expect(only).toMatchObject({ command: "h1 ping h2", typed: undefined, refusal: "mininet> is no shell's prompt" });
  });
});

describe("what is typed", () => {
  test("continued lines, here-documents and loops are one command", () => {
    const text = fence(
      "$ ping -c 1 \\",
      "> 127.0.0.1",
      "PING",
      "$ cat <<EOF",
      "one",
      "EOF",
      "one",
      "$ for n in 1 2; do",
      ">   echo $n",
      "> done",
      "1",
      "2",
    );
    expect(commands(text).map(({ command, output }) => [command, output])).toEqual([
      ["ping -c 1 \\\n127.0.0.1", "PING"],
      ["cat <<EOF\none\nEOF", "one"],
      ["for n in 1 2; do\n  echo $n\ndone", "1\n2"],
    ]);
  });

  test("sudo is left away; a shell in a namespace is each of its commands", () => {
    expect(
      commands(fence("$ sudo ip netns exec blue bash", "$ ip link", "$ ip a | head -1", "$ exit", "$ ip link")).map(
        ({ typed }) => typed,
      ),
    ).toEqual([
      undefined,
      "ip netns exec blue ip link",
      "ip netns exec blue bash -c 'ip a | head -1'",
      undefined,
      "ip link",
    ]);
  });

  test("an endless ping is ended when it had sent what it says", () => {
    const text = fence("$ ping 10.0.0.1", "64 bytes", "^C", "--- statistics ---", "4 packets transmitted, 4 received");
    expect(scenes(text)).toEqual([[["host", "ping 10.0.0.1", "^C after 3.56 s"]]]);
  });

  test.each([
    ["vim /etc/hosts", "vim: an editor needs a person"],
    ["sudo systemctl restart networking", "systemctl: it manages another distribution's services or packages"],
    ["ip link add DEVICE type { veth | vxcan }", "usage: its words are to be filled in"],
  ])("%s is not run, and says why", (command, why) => {
    expect(commands(fence(`$ ${command}`, "$ ip link"))[0]).toMatchObject({ typed: undefined, refusal: why });
  });

  test("what the simulator has not is found by trying, and stands in the cell as a comment", async () => {
    const { cells } = await imported(fence("$ ip -V", "x", "$ tc qdisc show", "qdisc noqueue 0: dev lo"));
    const scene = cells.find((cell) => keptBy(cell).recorded);
    expect(scene?.source).toMatch(
      /^# skbook: not run: tc qdisc show {2}\(tc is not simulated: there are no queueing disciplines/m,
    );
    expect(keptBy(scene!).recorded).toMatchObject([{ typed: "ip -V" }, { typed: null, command: "tc qdisc show" }]);
  }, 60_000);
});

describe("windows", () => {
  test("a capture below a ping ran beside it", () => {
    expect(
      scenes(fence("$ ping -c 1 10.0.0.2", "PING", "$ tcpdump -i x -n", "listening", "$ tcpdump -i y -n", "listening")),
    ).toEqual([
      [
        ["host", "ping -c 1 10.0.0.2"],
        ["host", "tcpdump -i x -n", "^C"],
        ["host", "tcpdump -i y -n", "^C"],
      ],
    ]);
  });

  test("a capture in another block and terminal, shown before, runs beside the ping; its own block stays as it is", () => {
    const text = `Terminal 1:\n\n${fence("$ tcpdump -i x", "listening")}\nTerminal 2:\n\n${fence("$ ping -c 1 10.0.0.2", "PING")}`;
    expect(scenes(text)).toEqual([
      [
        ["host/2", "ping -c 1 10.0.0.2"],
        ["host", "tcpdump -i x", "^C"],
      ],
    ]);
    expect(planOf(text).parts.filter(({ kind }) => kind === "shown")).toMatchObject([{ why: "beside" }]);
  });

  test("other hosts' prompts are other machines, joined where their addresses are in one subnet", async () => {
    const text = fence(
      "ann@red:~$ sudo ip addr add 10.3.0.1/24 dev eth0",
      "ann@red:~$ sudo ip link set eth0 up",
      "ann@blue:~$ sudo ip addr add 10.3.0.2/24 dev eth0",
      "ann@blue:~$ sudo ip link set eth0 up",
      "ann@red:~$ ping -c 1 10.3.0.2",
      "PING 10.3.0.2 (10.3.0.2) 56(84) bytes of data.",
      "64 bytes from 10.3.0.2: icmp_seq=1 ttl=64 time=0.1 ms",
    );
    const { cells } = await imported(text);
    expect(cells.find((cell) => keptBy(cell).added === "lab")?.source).toContain(
      'lab.cable(\n  lab.nic(lab.machine("red"), "eth0"),\n  lab.nic(lab.machine("blue"), "eth0"),\n);',
    );
  }, 60_000);
});

describe("blocks without a prompt", () => {
  test.each([
    ["a drawing", "```\n+--+\n```\n", ""],
    ["a configuration", "```ini\n[a]\nb=1\n```\n", "configuration"],
    ["an output", "```\nPING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.\n```\n", "output"],
    ["commands mixed with output", "```bash\nip link\n1: lo: <LOOPBACK> mtu\n```\n", "output"],
    ["usage", "```bash\nfoo DEVICE type\n```\n", "mixed"],
  ])("%s is shown, not run", (_, text, why) => {
    expect(planOf(text).parts).toMatchObject([{ kind: "shown", why, markdown: text }]);
  });

  test("commands alone are run, and nothing is compared", () => {
    expect(commands("```sh\nip link # see\nip addr\n```\n").map(({ typed, output }) => [typed, output])).toEqual([
      ["ip link # see", undefined],
      ["ip addr", undefined],
    ]);
  });
});

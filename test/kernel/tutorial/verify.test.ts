// The source document: imported, it agrees with the simulator in all of its 31 transcripts. And what verify says besides.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { imported } from "../../../kernel/tutorial/import.js";
import { jsonOf, tableOf } from "../../../kernel/tutorial/table.js";
import { verify } from "../../../kernel/tutorial/verify.js";
import type { Notebook } from "../../../src/report/notebook.js";
import { causeText, countOf, type Verification } from "../../../src/report/verification.js";
import { verificationPage } from "../../../src/report/verify.js";

const source = readFileSync(join(import.meta.dirname, "../../lesson/veth.md"), "utf8");
const path = join(import.meta.dirname, "veth.ipynb");
let notebook: Notebook;
let found: Verification;

beforeAll(async () => {
  notebook = await imported(source);
  found = await verify(path, notebook);
}, 120_000);

describe("the source document", () => {
  test("agrees in all of its 31 transcripts with centos7, which fits best", () => {
    expect(found.profile).toBe("centos7");
    expect(countOf(found, "agrees")).toBe(31);
    expect(found.commands.filter(({ status }) => status !== "agrees")).toEqual([]);
    expect(found.profiles.find(({ profile }) => profile === "debian12")?.agree).toBeLessThan(15);
  });

  test("under another kernel what differs is another kernel's", async () => {
    const modern = await verify(path, notebook, "debian12");
    const bound = modern.commands.filter(({ command }) => command === "ip route get 192.168.2.1");
    expect(bound).toMatchObject([{ status: "differs", cause: { kind: "kernel", profile: "centos7" } }]);
  }, 120_000);

  test("its table and its JSON count the same", () => {
    expect(tableOf(found)).toMatch(
      /\n31 agree, 0 differ, 0 not run; profile centos7 \(agreeing: centos7 31, debian12 \d+\)\n$/,
    );
    expect(JSON.parse(jsonOf(found))).toMatchObject({ profile: "centos7", agree: 31, differ: 0, notRun: 0 });
  });
});

const console_ = (...lines: string[]) => `\`\`\`console\n${lines.join("\n")}\n\`\`\`\n`;
const ping = [
  "PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.",
  "64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.031 ms",
  "64 bytes from 127.0.0.1: icmp_seq=2 ttl=64 time=0.052 ms",
  "",
  "--- 127.0.0.1 ping statistics ---",
  "2 packets transmitted, 2 received, 0% packet loss, time 1001ms",
  "rtt min/avg/max/mdev = 0.031/0.041/0.052/0.010 ms",
];
const reasonOf = async (...lines: string[]) => {
  const { commands } = await verify(path, await imported(console_(...lines)));
  const cause = commands.find(({ status }) => status === "differs")?.cause;
  return cause && causeText(cause, false);
};

describe("what is compared", () => {
  test("lines that are left out are no difference", async () => {
    expect(await reasonOf("$ ping -c 2 127.0.0.1", ping[0]!, "...", ...ping.slice(4))).toBeUndefined();
  }, 60_000);

  test.each([
    [
      "the shortest round trip shown took 0.031 ms, and min says 0.013 ms",
      ping.map((line) => line.replace("0.031/", "0.013/")),
    ],
    ["2 of 2 received is not 10% loss", ping.map((line) => line.replace("0% packet", "10% packet"))],
    ["ttl=63 where ttl=64 is printed", ping.map((line) => line.replace("seq=2 ttl=64", "seq=2 ttl=63"))],
    [
      "a line is missing",
      ping.filter((line) => !line.includes("seq=2")).map((line) => line.replace("0.041/0.052", "0.031/0.031")),
    ],
    [
      "a line that is not printed",
      [...ping.slice(0, 3), "64 bytes from 127.0.0.1: icmp_seq=3 ttl=64 time=0.040 ms", ...ping.slice(3)],
    ],
    [
      "127.0.0.256 is no address",
      ping.map((line) => line.replace("from 127.0.0.1: icmp_seq=2", "from 127.0.0.256: icmp_seq=2")),
    ],
  ])(
    "%s",
    async (reason, lines) => {
      expect(await reasonOf("$ ping -c 2 127.0.0.1", ...lines)).toBe(`an error in the tutorial: ${reason}`);
    },
    60_000,
  );

  test("a command that prints an error where the tutorial shows nothing", async () => {
    expect(await reasonOf("$ ip link set nowhere up", "$ ping -c 2 127.0.0.1", ...ping)).toBeUndefined();
    expect(
      await reasonOf("$ ip link add x type dummy", "$ ip link add x type dummy", "$ ping -c 2 127.0.0.1", ...ping),
    ).toMatch(/missing/);
  }, 60_000);
});

describe("a notebook with its own outputs", () => {
  test("is compared with these", async () => {
    const cell = (id: string, text: string, shown?: string) => ({
      cell_type: "code" as const,
      id,
      metadata: {},
      source: text,
      execution_count: 1,
      outputs: shown ? [{ output_type: "display_data" as const, data: { "text/plain": shown }, metadata: {} }] : [],
    });
    const lab = cell("lab", 'import { Lab } from "skbook";\nconst h = new Lab().machine("h");');
    const up = "root@h:~# ip link set lo up\n";
    const shown = (ttl: number) =>
      `${up}root@h:~# ping -c 2 127.0.0.1\n${ping.join("\n").replace("seq=2 ttl=64", `seq=2 ttl=${ttl}`)}\n`;
    const of = (text: string) => ({
      cells: [lab, cell("a", "%%sh h\nip link set lo up\nping -c 2 127.0.0.1", text)],
      metadata: {},
    });
    expect(countOf(await verify(path, of(shown(64))), "agrees")).toBe(1);
    expect((await verify(path, of(shown(63)))).commands).toMatchObject([
      { status: "agrees" },
      { place: "cell 2", status: "differs" },
    ]);
  }, 60_000);

  test("without any is refused, and so is one whose cell fails", async () => {
    const empty = { cells: [{ cell_type: "markdown" as const, id: "a", metadata: {}, source: "x" }], metadata: {} };
    await expect(verify("n.ipynb", empty)).rejects.toMatchObject({
      status: 2,
      message: expect.stringMatching(/^n\.ipynb: no output was recorded/),
    });
    const broken = {
      ...notebook,
      cells: notebook.cells.map((cell) => (cell.id === "lab-1" ? { ...cell, source: "throw new Error('no')" } : cell)),
    };
    await expect(verify(path, broken)).rejects.toMatchObject({
      status: 2,
      message: expect.stringContaining("cell 2 failed"),
    });
  }, 60_000);
});

describe("the page", () => {
  test("has no script, asks for nothing, and shows hostile text as text", async () => {
    const text = console_(
      "$ ping -c 2 127.0.0.1",
      '<script>alert(1)</script><img src=x onerror="alert(2)">',
      ...ping.slice(1),
    );
    const page = verificationPage(await verify(path, await imported(text)), { title: "<b>t</b>", chinese: false });
    expect(page).not.toMatch(/<script|<img|<b>/);
    expect(page).toContain("&#x3C;script>");
    expect(page.replaceAll("&#x27;", "'")).toContain("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'");
  }, 60_000);

  test("says in the document's language what agrees, and both sides", () => {
    const page = verificationPage(found, { title: "veth", chinese: true });
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain("原文的输出中 31 段与模拟相符，0 段不同，0 段没有运行。所用内核：centos7。");
    expect(page.match(/<details id="t\d+">/g)).toHaveLength(31);
  });
});

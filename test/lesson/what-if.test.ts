// The second lesson: each claim of its prose, as the cell beside it shows it.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const lesson = join(root, "notebooks/02-what-if.ipynb");
const folder = mkdtempSync(join(tmpdir(), "skbook-what-if-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Output {
  readonly text?: string | readonly string[];
  readonly data?: Readonly<Record<string, unknown>>;
}

interface Cell {
  readonly cell_type: string;
  readonly id: string;
  readonly source: string | readonly string[];
  readonly outputs?: readonly Output[];
}

const joined = (text: unknown): string => (Array.isArray(text) ? text.join("") : String(text ?? ""));
const cellsOf = (json: string) => (JSON.parse(json) as { cells: readonly Cell[] }).cells;

const out = new Map<string, string>();
const kinds = new Map<string, readonly string[]>();
beforeAll(async () => {
  const path = join(folder, "out.ipynb");
  await promisify(execFile)(process.execPath, [join(root, "dist/kernel/cli.js"), "run", lesson, "-o", path]);
  for (const { id, outputs = [] } of cellsOf(readFileSync(path, "utf8"))) {
    out.set(id, outputs.map(({ text, data }) => joined(text ?? data?.["text/plain"])).join("\n"));
    kinds.set(
      id,
      outputs.flatMap(({ data = {} }) => Object.keys(data)),
    );
  }
}, 240_000);

const accept = "net.ipv4.conf.veth1.accept_local";
const filter = "net.ipv4.conf.all.rp_filter";

describe("the lesson shows what it says", () => {
  test("the ping fails, and why", () => {
    expect(out.get("reproduce-ping")).toContain("1 packets transmitted, 0 received");
    expect(out.get("reproduce-explain")).toMatch(/IP_LOCAL_SOURCE[\s\S]*arp_process\(\)/);
    expect(out.get("reproduce-explain")).toContain(`✓ sysctl -w ${accept}=1`);
  });

  test("a fork is another lab, and the past can be visited", () => {
    expect(out.get("fork-fork")).toContain("副本里收到的应答： 1");
    expect(out.get("fork-original")).toContain(`${accept} = 0`);
    expect(out.get("before-at")).toContain("ARP 请求到达 veth1 时： 192.168.2.12 dev veth0 INCOMPLETE");
    expect(out.get("before-at")).toContain("输入 ping 之前： （空）");
  });

  test("compare names the decision that parted the two", () => {
    expect(out.get("replay-compare")).toMatch(new RegExp(`分歧之处，${accept}=0：.*不应答.*arp_process`));
    expect(out.get("replay-compare")).toMatch(new RegExp(`分歧之处，${accept}=1：.*应答 \\(ARP reply\\) arp_process`));
    expect(out.get("vary-compare")).toMatch(new RegExp(`分歧之处，${filter}=1：.*IP_RPFILTER.*arp_process`));
    expect(out.get("kernel-compare")).toMatch(/分歧之处，Linux 6\.1：ping ICMP echo reply seq 1 交给进程/);
    expect(out.get("kernel-compare")).toMatch(/分歧之处，Linux 3\.10：lo .*raw_v4_input/);
    for (const id of ["replay-compare", "vary-compare", "kernel-compare"]) expect(kinds.get(id)).toContain("text/html");
  });

  test("of twelve settings two decide", () => {
    const text = out.get("vary-twelve")!;
    expect(text).toContain("从 4096 种组合中抽取 100 种组合，2 种结果。");
    expect(text).toContain(`决定结果的是：${accept}、${filter}。`);
    expect(/与结果无关的是：(.*)。/.exec(text)![1]!.split("、").length).toBe(10);
    expect(text).toMatch(/^1 +收到应答 +没有应答$/m);
    expect(kinds.get("vary-twelve")).toContain("application/vnd.plotly.v1+json");
    expect(out.get("vary-data")).toMatch(/其中 accept_local 的值： 1\n其中 rp_filter 的值： 0\n/);
  });

  test("the kernel changes the answer", () => {
    const text = out.get("kernel-grid")!;
    expect(text).toContain(`决定结果的是：${accept}、${filter}、kernel。`);
    expect(text).toMatch(/^1 +0 +没有应答 +收到应答$/m);
    expect(text).toMatch(/^1 +1 +没有应答 +没有应答$/m);
    expect(text).toMatch(/^1 +2 +没有应答 +收到应答$/m);
  });
});

test("every cell has a name of its own and no kept output; the prose is Chinese", () => {
  const cells = cellsOf(readFileSync(lesson, "utf8"));
  expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  for (const { cell_type, outputs, source } of cells) {
    if (cell_type === "code") expect(outputs).toEqual([]);
    else expect(joined(source)).toMatch(/[\u4e00-\u9fff]/);
  }
});

// Live pages from 127.0.0.1: only GET, only the pages, only for this machine's own names.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { opened, type Serving } from "../../kernel/serve.js";
import { emit } from "../../src/report/notebook.js";
import { code, notebook, prose } from "../report/sample.js";

const folder = mkdtempSync(join(tmpdir(), "skbook-serve-"));
let serving: Serving;

beforeAll(async () => {
  writeFileSync(join(folder, "一 课.ipynb"), emit(notebook(prose("# 一"), code("1 + 1"))));
  writeFileSync(join(folder, "b.ipynb"), emit(notebook(prose("# 二"))));
  serving = await opened([folder], { run: false, port: 0 });
});

afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true });
});

function ask(
  path: string,
  options: { method?: string; host?: string } = {},
): Promise<{ status: number; type: string; text: string }> {
  const { port } = new URL(serving.address);
  return new Promise((done, failed) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method: options.method ?? "GET",
        headers: { host: options.host ?? `127.0.0.1:${port}` },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () =>
          done({ status: response.statusCode!, type: String(response.headers["content-type"]), text }),
        );
      },
    );
    asked.on("error", failed).end();
  });
}

test("the index and every live page", async () => {
  const index = await ask("/");
  expect([index.status, index.type]).toEqual([200, "text/html; charset=utf-8"]);
  const link = /href="([^"]*\.html)"[^>]*>一</.exec(index.text)![1]!;
  const page = await ask(`/${link}`);
  expect(page.text).toContain('id="skbook-live"');
  expect((await ask(`/${link}?a#b`, { method: "HEAD" })).text).toBe("");
});

test.each(["/..%2f..%2fetc/passwd", "/../package.json", "/b.ipynb", "/%", "//etc/passwd", "/b"])(
  "%s is no page",
  async (path) => {
    expect((await ask(path)).status).toBe(404);
  },
);

test("nothing but GET, and nothing for a foreign name", async () => {
  expect((await ask("/", { method: "POST" })).status).toBe(405);
  expect((await ask("/", { host: "evil.test" })).status).toBe(421);
  expect((await ask("/", { host: "localhost:1" })).status).toBe(200);
});

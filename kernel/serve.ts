// `skbook serve`: notebooks as live pages on 127.0.0.1. Everything that is served is in memory: the pages, and nothing
// from the disk. Only GET (and HEAD); only for this machine's own names, so that no foreign page reads them by a trick
// of its name server.

import { readdirSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { book, ready } from "./export.js";
import { Fault } from "./fault.js";
import { readNotebook } from "./files.js";

/** Where it is tried first; any other that is free will do. */
const PORT = 8470;

export interface ServeOptions {
  readonly port?: number | undefined;
  readonly run: boolean;
}

export interface Serving {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves until ^C. */
export async function serve(paths: readonly string[], options: ServeOptions): Promise<void> {
  const serving = await opened(paths, options);
  process.stdout.write(`${serving.address}\n`);
  process.stderr.write("Ctrl-C ends\n");
  await new Promise<void>((end) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end());
  });
  await serving.close();
}

export async function opened(paths: readonly string[], { port, run }: ServeOptions): Promise<Serving> {
  const files = paths.flatMap(notebooksIn);
  if (files.length === 0) throw new Fault(`${paths.join(" ")}: no notebooks there`);
  const options = { run, live: true };
  const sources = [];
  for (const path of files) sources.push(await ready({ path, notebook: readNotebook(path) }, options));
  const pages = book(sources, options);
  const server = createServer((request, response) => answer(pages, request, response));
  const bound = await listen(server, port ?? PORT).catch((error: NodeJS.ErrnoException) => {
    if (port === undefined && error.code === "EADDRINUSE") return listen(server, 0);
    throw new Fault(`port ${port ?? PORT}: ${error.code === "EADDRINUSE" ? "in use" : error.message}`);
  });
  const [, only] = [...pages.keys()];
  const start = pages.size === 2 ? encodeURIComponent(only!) : "";
  return {
    address: `http://127.0.0.1:${bound}/${start}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function notebooksIn(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith(".ipynb") && !name.startsWith("."));
  return names.sort().map((name) => join(path, name));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      done((server.address() as AddressInfo).port);
    });
  });
}

function answer(pages: ReadonlyMap<string, string>, request: IncomingMessage, response: ServerResponse): void {
  const say = (status: number, text: string, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Length": String(Buffer.byteLength(text)),
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
      ...headers,
    });
    response.end(request.method === "HEAD" ? undefined : text);
  };
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? "")) return say(421, "not served here\n");
  if (request.method !== "GET" && request.method !== "HEAD") return say(405, "only GET\n", { Allow: "GET, HEAD" });
  const page = pages.get(name(request.url ?? "/"));
  if (page === undefined) return say(404, "no such page\n");
  say(200, page, { "Content-Type": "text/html; charset=utf-8" });
}

function name(url: string): string {
  const path = url.replace(/[?#].*/, "").slice(1);
  try {
    return path === "" ? "index.html" : decodeURIComponent(path);
  } catch {
    return "";
  }
}

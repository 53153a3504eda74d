// `skbook doctor`: what a kernel needs, looked at one by one, each said in a line; the last one starts a kernel and
// talks to it. Status 1 when something is missing without which no notebook runs.

import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { accessSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { channels } from "../jupyter/connection.js";
import { Composer, Malformed, parse } from "../jupyter/message.js";
import { here, install, isOurs, readSpec } from "./install.js";
import { searched } from "./places.js";

/** What was found; `bad` keeps notebooks from running, `note` is worth knowing. */
export interface Finding {
  readonly level: "good" | "note" | "bad";
  readonly text: string;
}

const good = (text: string): Finding => ({ level: "good", text });
const note = (text: string): Finding => ({ level: "note", text });
const bad = (text: string): Finding => ({ level: "bad", text });

export async function doctor(): Promise<number> {
  const marks = { good: "ok  ", note: "note", bad: "BAD " };
  let status = 0;
  for (const look of [node, zeromq, jupyter, spec, port, start]) {
    const { level, text } = await look();
    process.stdout.write(`${marks[level]}  ${text}\n`);
    if (level === "bad") status = 1;
  }
  return status;
}

/** An older one than is needed does not come this far. */
const node = (): Finding => good(`Node ${process.versions.node}`);

async function zeromq(): Promise<Finding> {
  try {
    return good(`ZeroMQ ${(await import("zeromq")).version}`);
  } catch (error) {
    return bad(`the package zeromq does not load here: ${(error as Error).message.split("\n")[0]}`);
  }
}

function jupyter(): Finding {
  const names = ["jupyter", "jupyter-lab", "jupyter-notebook", "jupyter-console", "code"];
  const found = names.map(program).find((path) => path !== undefined);
  return found === undefined
    ? note("no Jupyter in PATH: install JupyterLab, or open the notebooks in VS Code (its Jupyter extension)")
    : good(`a front end: ${found}`);
}

function program(name: string): string | undefined {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  const paths = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return paths.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function spec(): Finding {
  const folder = searched(here())
    .map((kernels) => join(kernels, "skbook"))
    .find(existsSync);
  if (folder === undefined) return bad("Jupyter does not know this kernel yet: skbook install");
  const read = readSpec(folder);
  if (!read || !isOurs(read)) return bad(`${folder}: no kernel.json of ours: skbook install writes it anew`);
  const missing = read.argv.slice(0, 2).find((path) => !existsSync(path));
  if (missing !== undefined) return bad(`${folder}: it starts ${missing}, which is gone: skbook install`);
  return good(`Jupyter finds the kernel in ${folder}`);
}

/** Jupyter's own port; kernels take free ones. */
async function port(): Promise<Finding> {
  const used = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(true));
    server.listen(8888, "127.0.0.1", () => server.close(() => resolve(false)));
  });
  return used
    ? note("port 8888 is in use: a Jupyter runs already, or yours will take the next port")
    : good("port 8888 is free");
}

async function start(): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), "skbook-doctor-"));
  const began = performance.now();
  let child: ChildProcess | undefined;
  try {
    const file = join(folder, "connection.json");
    const ports = await freePorts(channels.length);
    const key = randomUUID();
    const named = Object.fromEntries(channels.map((channel, at) => [`${channel}_port`, ports[at]]));
    writeFileSync(file, JSON.stringify({ transport: "tcp", ip: "127.0.0.1", key, ...named }), { mode: 0o600 });
    const [cli = ""] = readSpec(install({ prefix: folder }))?.argv.slice(1) ?? [];
    child = spawn(process.execPath, [cli, "kernel", "--connection-file", file], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr!.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    const ended = new Promise<string>((resolve) => child!.once("exit", () => resolve(said.trim() || "it ended")));
    const trouble = await Promise.race([ended, asked(`tcp://127.0.0.1:${ports[0]}`, key)]);
    if (trouble !== undefined) return bad(`a kernel was started but does not answer: ${trouble}`);
    return good(`a kernel starts and answers in ${Math.round(performance.now() - began)} ms`);
  } catch (error) {
    return bad(`no kernel can be started: ${(error as Error).message}`);
  } finally {
    child?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Undefined when the kernel at that address answers kernel_info, else what went wrong. */
async function asked(address: string, key: string): Promise<string | undefined> {
  const { Dealer } = await import("zeromq");
  const socket = new Dealer({ linger: 0, receiveTimeout: 20_000 });
  const signer = { key, digest: "sha256" };
  try {
    socket.connect(address);
    await socket.send(new Composer(signer).emit("kernel_info_request", {}));
    const reply = parse(await socket.receive(), signer);
    return reply instanceof Malformed ? reply.reason : undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    socket.close();
  }
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.listen(0, "127.0.0.1", done))));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

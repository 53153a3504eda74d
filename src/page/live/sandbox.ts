// The simulator's process, as the page has it: a frame without an origin, in it a worker, one port to it. To stop is to
// remove the frame: the worker dies with it, whatever it does.

import { type Report, type Request, read } from "./protocol.js";

export interface Program {
  /** The worker's script. */
  readonly worker: Blob;
  /** The frame's script and the hash that its policy names. */
  readonly frame: string;
  readonly hash: string;
}

export class Sandbox {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly ready: Promise<void>;

  constructor({ worker, frame, hash }: Program, report: (report: Report) => void) {
    const policy = `default-src 'none'; script-src '${hash}' blob:; worker-src blob:`;
    this.#frame = document.createElement("iframe");
    this.#frame.setAttribute("sandbox", "allow-scripts");
    this.#frame.hidden = true;
    this.#frame.title = "skbook";
    this.#frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${frame}</script>`;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.ready = new Promise((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<unknown>) => {
        const found = read(data);
        if (found?.is === "ready") resolve();
        else if (found) report(found);
      };
    });
    this.#frame.addEventListener("load", () => {
      this.#frame.contentWindow?.postMessage({ program: worker }, "*", [port2]);
    });
    document.body.append(this.#frame);
  }

  send(request: Request): void {
    this.#port.postMessage(request);
  }

  stop(): void {
    this.#port.close();
    this.#frame.remove();
  }
}

/** Bytes that stand in the page as base64 of a deflated text. */
export async function inflated(base64: string): Promise<Blob> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return await new Response(stream).blob();
}

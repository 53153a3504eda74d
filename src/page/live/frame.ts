// The sandboxed frame's whole script: it makes the worker from the text that its page hands over, gives it the page's
// port, and does nothing else. It has no origin, so neither it nor the worker has cookies, storage or the page.

addEventListener(
  "message",
  ({ source, data, ports }: MessageEvent<{ readonly program: Blob }>) => {
    if (source !== parent) return;
    const worker = new Worker(URL.createObjectURL(data.program));
    worker.postMessage("port", [ports[0]!]);
  },
  { once: true },
);

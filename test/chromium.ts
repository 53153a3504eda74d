// A headless Chromium for the tests that look at what a reader's browser shows.
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** True, and said, where no Chromium stands in /usr/bin. */
export function noChromium(what: string): boolean {
  if (!executablePath) console.warn(`no Chromium in /usr/bin: ${what} is not looked at in a browser`);
  return !executablePath;
}

export function launched(): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath!,
    args: "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(
      " ",
    ),
  });
}

// The frame that every page of ours stands in: its head with the policy, the sheet, and the scripts at its end.

import { toHtml } from "hast-util-to-html";
import { type Element, type ElementContent, element } from "./element.js";
import { css } from "./style.js";

/** One of the page's own scripts; its hash as a policy names it: "sha256-…". */
export interface PageScript {
  readonly text: string;
  readonly hash: string;
}

export interface Shell {
  readonly lang: string;
  readonly title: string;
  readonly theme?: Theme | undefined;
  readonly scripts: readonly PageScript[];
  /** Data for them: id and JSON in which no "<" stands. */
  readonly data: readonly (readonly [id: string, json: string])[];
  /** More of the policy, more of the sheet. */
  readonly policy?: string | undefined;
  readonly css?: string | undefined;
}

export type Theme = "light" | "dark" | "auto";

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function shell(page: Shell, ...body: readonly ElementContent[]): string {
  const { scripts, theme = "auto" } = page;
  const hashes = scripts.map(({ hash }) => `'${hash}'`).join(" ");
  const sources = hashes === "" ? "" : `; script-src ${hashes}`;
  const content = `${policy}${sources}${page.policy ?? ""}`;
  const schemes = theme === "auto" ? "light dark" : theme;
  const whole = element(
    "html",
    { lang: page.lang },
    element(
      "head",
      {},
      element("meta", { charSet: "utf-8" }),
      element("meta", { httpEquiv: ["Content-Security-Policy"], content }),
      element("meta", { name: "referrer", content: "no-referrer" }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("meta", { name: "color-scheme", content: schemes }),
      element("title", {}, page.title),
      element("style", {}, themed(css + (page.css ?? ""), theme)),
    ),
    element(
      "body",
      {},
      ...body,
      ...page.data.map(([id, json]) => element("script", { type: "application/json", id }, json)),
      ...scripts.map(({ text }) => element("script", {}, text)),
    ),
  );
  return `${toHtml([{ type: "doctype" }, whole])}\n`;
}

/** The same sheet for a reader who is not asked: day or night is the page's. Drawings follow the page's colour scheme. */
function themed(sheet: string, theme: Theme): string {
  if (theme === "auto") return sheet;
  const night = theme === "dark" ? "screen" : "not all";
  return sheet
    .replace(/\(prefers-color-scheme:\s*dark\)/g, night)
    .replace(":root{color-scheme:light dark;", `:root{color-scheme:${theme};`);
}

/** A landmark of links. */
export function navigation(label: string, ...children: readonly Element[]): Element {
  return element("nav", { ariaLabel: label }, ...children);
}

export function asData(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

// Questions about a cell that is being written: completion, inspection, is it complete? The session knows; here
// positions are translated and its answers take the protocol's shape.

import type { Completeness, Completion, Inspection } from "../session/contract.js";
import { type Death, isDeath } from "./death.js";
import type { Reply } from "./desk.js";
import type { Message } from "./message.js";
import { toPoints, toUnits } from "./position.js";
import type { SessionProcess } from "./process.js";

export async function complete({ content }: Message, session: SessionProcess): Promise<Reply> {
  const { code, cursor } = place(content);
  const answer = (await session.ask({ do: "complete", code, cursor }).answer) as Completion | Death;
  if (isDeath(answer)) return failed(answer);
  const [start, end] = [toPoints(code, answer.start), toPoints(code, answer.end)];
  const typed = answer.matches.map(({ text, kind, documentation = "" }) => ({
    text,
    type: kind,
    start,
    end,
    signature: documentation,
  }));
  return {
    content: {
      status: "ok",
      matches: answer.matches.map(({ text }) => text),
      cursor_start: start,
      cursor_end: end,
      metadata: { _jupyter_types_experimental: typed },
    },
  };
}

export async function inspect({ content }: Message, session: SessionProcess): Promise<Reply> {
  const { code, cursor } = place(content);
  const detail = content.detail_level === 1 ? 1 : 0;
  const answer = (await session.ask({ do: "inspect", code, cursor, detail }).answer) as Inspection | Death;
  if (isDeath(answer)) return failed(answer);
  return { content: { status: "ok", found: answer.found, data: answer.data, metadata: {} } };
}

export async function isComplete({ content }: Message, session: SessionProcess): Promise<Reply> {
  const { code } = place(content);
  const answer = (await session.ask({ do: "isComplete", code }).answer) as Completeness | Death;
  if (isDeath(answer)) return { content: { status: "unknown" } };
  const { status, indent = "" } = answer;
  return { content: status === "incomplete" ? { status, indent } : { status } };
}

/** The answer that nobody looks at any more. */
export function stale({ type, content }: Message): Reply {
  if (type === "inspect_request") return { content: { status: "ok", found: false, data: {}, metadata: {} } };
  const { code, cursor } = place(content);
  const at = toPoints(code, cursor);
  return { content: { status: "ok", matches: [], cursor_start: at, cursor_end: at, metadata: {} } };
}

function place(content: Message["content"]): { code: string; cursor: number } {
  const code = typeof content.code === "string" ? content.code : "";
  const points = typeof content.cursor_pos === "number" ? content.cursor_pos : Number.POSITIVE_INFINITY;
  return { code, cursor: toUnits(code, points) };
}

function failed({ ename, evalue, traceback }: Death): Reply {
  return { content: { status: "error", ename, evalue, traceback } };
}

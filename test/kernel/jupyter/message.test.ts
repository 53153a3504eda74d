// The wire format, positions, history and connection files, each alone.

import { describe, expect, test, vi } from "vitest";
import { type Connection, parseConnection } from "../../../kernel/jupyter/connection.js";
import { History } from "../../../kernel/jupyter/history.js";
import { Composer, Malformed, type Message, parse } from "../../../kernel/jupyter/message.js";
import { toPoints, toUnits } from "../../../kernel/jupyter/position.js";
import { Inbox, Post } from "../../../kernel/jupyter/post.js";
import { Lines, type Posted } from "../../../kernel/jupyter/talk.js";
import { exchanged } from "./client.js";

const signer = { key: "secret", digest: "sha256" };

describe("messages", () => {
  const frames = new Composer(signer).emit("status", { execution_state: "busy" }, { to: [Buffer.from("who")] });

  test("what is written is read again", () => {
    const message = parse(frames, signer) as Message;
    expect(message.type).toBe("status");
    expect(message.content).toEqual({ execution_state: "busy" });
    expect(message.identities.map(String)).toEqual(["who"]);
  });

  test("another key, a changed byte, a missing frame are refused with a reason", () => {
    const changed = exchanged(frames, frames.length - 1, Buffer.from('{"execution_state":"idle"}'));
    const reasons = [
      parse(frames, { ...signer, key: "other" }),
      parse(changed, signer),
      parse(frames.slice(0, 5), signer),
      parse([], signer),
      parse(exchanged(frames, 2, Buffer.alloc(0)), signer),
    ].map((one) => (one instanceof Malformed ? one.reason : "read"));
    expect(reasons).toEqual([
      "wrong signature",
      "wrong signature",
      "frames are missing",
      "no delimiter",
      "wrong signature",
    ]);
  });

  test("without a key nothing is signed", () => {
    const open = { key: "", digest: "sha256" };
    const unsigned = new Composer(open).emit("status", {});
    expect(unsigned[1]!.length).toBe(0);
    expect(parse(unsigned, open)).not.toBeInstanceOf(Malformed);
  });

  test("JSON that is no object is refused", () => {
    const open = { key: "", digest: "sha256" };
    const parts = (...texts: string[]) => ["<IDS|MSG>", "", ...texts].map((text) => Buffer.from(text));
    for (const texts of [
      ["[]", "{}", "{}", "{}"],
      ["{}", "{}", "{}", "{}"],
      ['{"msg_id":"1","msg_type":"x"}', "{}", "{}", "null"],
    ]) {
      expect(parse(parts(...texts), open)).toBeInstanceOf(Malformed);
    }
  });
});

test.each([
  ["a👍b", 0, 0],
  ["a👍b", 1, 1],
  ["a👍b", 2, 3],
  ["a👍b", 3, 4],
  ["a👍b", 9, 4],
])("in %s, code point %i stands at UTF-16 unit %i", (text, points, units) => {
  expect(toUnits(text, points)).toBe(units);
  if (points <= 3) expect(toPoints(text, units)).toBe(points);
});

describe("orders", () => {
  test("one that was not heard is sent again, one that was heard is not", () => {
    vi.useFakeTimers();
    try {
      const delivered: Posted[] = [];
      const post = new Post((order) => delivered.push(order));
      post.send({ do: "isComplete", id: 7, code: "1" });
      vi.advanceTimersByTime(300);
      expect(delivered.map(({ post }) => post)).toEqual([1, 1]);
      post.heard(1);
      vi.advanceTimersByTime(3000);
      expect(delivered).toHaveLength(2);
      const inbox = new Inbox();
      const done = delivered.filter((order) => {
        const isNew = !inbox.has(order);
        inbox.add(order);
        return isNew;
      });
      expect(done).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  test("a line that was cut short does not take the next one along", () => {
    const lines = new Lines();
    const cut = '\n{"is":"stre';
    expect(lines.take(Buffer.from(`${cut}\n{"is":"ready"}\n`))).toEqual(['{"is":"stre', '{"is":"ready"}']);
  });
});

describe("history", () => {
  const history = new History();
  ["1 + 1", "let a = 2", "1 + 1", "a * 3"].forEach((code, at) => {
    history.add(at + 1, code).output = String(at);
  });
  const codes = (request: object) => history.read(request as Record<string, unknown>).map(([, , input]) => input);

  test.each<[object, unknown]>([
    [{ hist_access_type: "tail", n: 2 }, ["1 + 1", "a * 3"]],
    [{ hist_access_type: "tail", n: 0 }, []],
    [{ hist_access_type: "range", session: 0, start: 2, stop: 3 }, ["let a = 2"]],
    [{ hist_access_type: "range", session: -1, start: 2, stop: 3 }, []],
    [{ hist_access_type: "search", pattern: "1*" }, ["1 + 1", "1 + 1"]],
    [{ hist_access_type: "search", pattern: "1*", unique: true }, ["1 + 1"]],
    [{ hist_access_type: "search", pattern: "?et *" }, ["let a = 2"]],
    [{ hist_access_type: "search", pattern: "a" }, []],
    [{ hist_access_type: "tail", n: 1, output: true }, [["a * 3", "3"]]],
    [{}, []],
  ])("%j", (request, expected) => expect(codes(request)).toEqual(expected));
});

describe("connection files", () => {
  const file = {
    ip: "127.0.0.1",
    transport: "tcp",
    key: "k",
    shell_port: 1,
    control_port: 2,
    iopub_port: 3,
    stdin_port: 4,
    hb_port: 5,
  };

  test("addresses, key and hash", () => {
    expect(parseConnection(JSON.stringify({ ...file, signature_scheme: "hmac-sha512" }))).toMatchObject({
      addresses: { shell: "tcp://127.0.0.1:1", hb: "tcp://127.0.0.1:5" },
      key: "k",
      digest: "sha512",
    });
    expect((parseConnection(JSON.stringify({ ...file, ip: "::1" })) as Connection).addresses.iopub).toBe(
      "tcp://[::1]:3",
    );
    expect(
      (parseConnection(JSON.stringify({ ...file, transport: "ipc", ip: "/tmp/k" })) as Connection).addresses.shell,
    ).toBe("ipc:///tmp/k-1");
  });

  test.each([
    ["nonsense", "not a connection file: no JSON"],
    ["3", "not a connection file: no object"],
    [JSON.stringify({ ...file, hb_port: 70_000 }), "hb_port: no port"],
    [JSON.stringify({ ...file, transport: "smoke" }), "transport smoke: this kernel knows tcp and ipc"],
    [
      JSON.stringify({ ...file, signature_scheme: "none" }),
      "signature_scheme none: this kernel knows hmac-sha256 and its sisters",
    ],
  ])("%s", (text, reason) => expect(parseConnection(text)).toBe(reason));
});

test("reports are cut at the newline, wherever the pipe cuts them", () => {
  const text = Buffer.from('{"a":"é👍"}\n{"b":2}\n{"c"');
  for (let cut = 0; cut <= text.length; cut++) {
    const lines = new Lines();
    expect([...lines.take(text.subarray(0, cut)), ...lines.take(text.subarray(cut))]).toEqual([
      '{"a":"é👍"}',
      '{"b":2}',
    ]);
  }
});

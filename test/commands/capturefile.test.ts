// A capture's file that is made when somebody reads it has the bytes of one that is written packet by packet, at the same times.
import { afterEach, expect, test, vi } from "vitest";
import { Sink } from "../../src/commands/tcpdump/sink.js";
import { DumpFile } from "../../src/commands/tcpdump/write.js";
import { Lab } from "../../src/lab/lab.js";

const network = `
ip netns add h1; ip link add e0 type veth peer name e1 netns h1
ip addr add 10.0.0.1/24 dev e0; ip -n h1 addr add 10.0.0.2/24 dev e1
ip link set lo up; ip link set e0 up; ip -n h1 link set e1 up
`;

/** What is written to /run/a while somebody pings. */
const captures: Readonly<Record<string, string>> = {
  plain: "tcpdump -i e0 -w /run/a",
  "cut, with nanoseconds": "tcpdump -i e0 -s 50 --time-stamp-precision=nano -w /run/a",
  talkative: "tcpdump -v -i e0 -w /run/a",
  "of the other end": "ip netns exec h1 tcpdump -i e1 -w /run/a",
};

/** These are written packet by packet. */
const others: Readonly<Record<string, string>> = {
  "a filter": "tcpdump -i e0 -w /run/a icmp",
  "a number": "tcpdump -i e0 -c 700 -w /run/a",
  "one direction": "tcpdump -i e0 -Q in -w /run/a",
  "each at once": "tcpdump -U -i e0 -w /run/a",
  "several files": "tcpdump -i e0 -C 1 -W 2 -w /run/a; cat /run/a? > /run/a",
  "all devices": "tcpdump -i any -w /run/a",
  "what comes in by lo": "tcpdump -i lo -w /run/a",
};

async function written(capture: string): Promise<readonly unknown[]> {
  const lab = new Lab({ seed: 3 });
  const machine = lab.machine("box");
  const run = await machine.sh(`${network}(${capture}) & sleep 0.5
ping -f -q -c 3000 10.0.0.2; ping -c 3 -i 0.4 10.0.0.2 & ping -c 2 127.0.0.1
wait $!; sleep 0.3; stat -c '%s %Y' /run/a; ping -s 1400 -c 2 10.0.0.2; wc -c /run/a
pkill tcpdump; sleep 0.1; tcpdump -nr /run/a | tail -n 5; cat /run/a > /run/b; cksum /run/a /run/b
echo more >> /run/a; cksum /run/a; rm /run/a; wait`);
  // As a string: vitest compares arrays octet by octet.
  return [run.text, Buffer.from(machine.bytes("/run/b")).toString("latin1"), lab.log.events.length];
}

afterEach(() => vi.restoreAllMocks());

test.each(Object.entries(captures))("%s: made when it is read", async (_, capture) => {
  const all = vi.spyOn(DumpFile.prototype, "writeAll");
  const late = await written(capture);
  expect(all.mock.calls.length).toBeGreaterThan(1);
  vi.spyOn(Sink.prototype, "writesAll", "get").mockReturnValue(false);
  expect(await written(capture)).toEqual(late);
  expect(String(late[1]).length).toBeGreaterThan(100_000);
});

test.each(Object.entries(others))("%s: packet by packet", async (_, capture) => {
  const all = vi.spyOn(DumpFile.prototype, "writeAll");
  await written(capture);
  expect(all.mock.calls.length).toBe(0);
});

// What a pasted script asks for and what is not there says so; it is no "command not found", which a reader would install.
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";

test.each([
  ["sudo ip link", "skbook: sudo is not simulated: everybody is root here"],
  ["iptables -t nat -A POSTROUTING -j MASQUERADE", "skbook: iptables is not simulated: there is no packet filter"],
  ["tc qdisc add dev eth0 root netem delay 10ms", "skbook: tc is not simulated: there are no queueing disciplines"],
  ["dig example.org", "skbook: dig is not simulated: there is no DNS"],
])("%s", async (line, says) => {
  const run = await new Lab().machine("h").sh(line);
  expect(run.status).toBe(1);
  expect(run.text).toContain(says);
});

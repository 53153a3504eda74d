// Terminals of a machine as a notebook's cells use them.
import { expect, test } from "vitest";
import { Lab } from "../../src/index.js";

const machine = (profile: "debian12" | "centos7" = "debian12") => new Lab({ profile }).machine("h1");

test("a wrong word gets the login shell's own error", async () => {
  const run = await machine().sh("nosuch");
  expect(run.text).toBe("root@h1:~# nosuch\n-bash: nosuch: command not found\n");
  expect(run.status).toBe(127);
});

test("what never ends by itself is interrupted, and the prompt is back", async () => {
  const lab = new Lab({ patience: 3 });
  const h1 = lab.machine("h1");
  const run = await h1.sh("ip link set lo up\nping 127.0.0.1");
  expect(run.text).toMatch(/icmp_seq=3 .*\n\^C\n--- 127\.0\.0\.1 ping statistics ---\n/);
  expect((await h1.sh("echo here")).output).toBe("here\n");
});

test("state lives from run to run; side windows are closed with what they showed", async () => {
  const lab = new Lab();
  const h1 = lab.machine("h1");
  await h1.sh("ip link set lo up; x=7");
  const [main, side] = await lab.panes([
    { machine: h1, text: "ping -c 1 127.0.0.1 >/dev/null; echo $x" },
    { machine: h1, text: "tcpdump -nn -i lo icmp" },
  ]);
  expect(main!.output).toBe("7\n");
  expect(side!.text).toMatch(/echo request.*\n.*echo reply.*\n$/);
  expect(side!.text).not.toContain("captured");
});

test("the prompt is the distribution's", async () => {
  expect((await machine("centos7").sh("cd /tmp\ntrue")).text).toBe("[root@h1 ~]# cd /tmp\n[root@h1 tmp]# true\n");
  const below = await machine("debian12").sh("mkdir -p a/b; cd a/b\ncd /root2\ntrue");
  expect(below.text).toContain("root@h1:~/a/b# true\n");
});

test("ping's outcome as data agrees with its text", async () => {
  const h1 = machine();
  await h1.sh("ip link set lo up");
  const ping = await h1.ping("127.0.0.1", { count: 3, interval: 0.5 });
  expect([ping.sent, ping.received, ping.errors.length, ping.rtts.length]).toEqual([3, 3, 0, 3]);
  expect(ping.transcript.text).toContain("3 packets transmitted, 3 received, 0% packet loss");
});

test("whoever logs out gets a new shell", async () => {
  const h1 = machine();
  expect((await h1.sh("x=1\nexit 3")).status).toBe(3);
  expect((await h1.sh('echo "again $x"')).output).toBe("again \n");
});

test("a ping that cannot be is an error, not an empty result", async () => {
  const h1 = machine();
  await expect(h1.ping("127.0.0.1", { count: 1.5 })).rejects.toThrow("count 1.5 is no whole number");
  await expect(h1.ping("10.0.0.1")).rejects.toThrow("ping: connect: Network is unreachable");
});

test("cards and cables that cannot be are refused, and nothing is half done", () => {
  const lab = new Lab();
  const [one, two] = [lab.machine("one"), lab.machine("two")];
  const [a, b, c] = [lab.nic(one, "e0"), lab.nic(two, "e0"), lab.nic(two, "e1")];
  lab.cable(a, b);
  expect(() => lab.cable(c, a)).toThrow("e0 has a cable already");
  expect(c.cable).toBeUndefined();
  expect(() => lab.cable(c, c)).toThrow("two ends");
  expect(() => lab.nic(one, "averyveryverylongname")).toThrow("no device name");
  expect(() => lab.nic(one, "m0", { mac: "01:00:5e:00:00:01" })).toThrow("no card's MAC");
  expect(lab.journal.map(({ act }) => act)).toEqual(["machine", "machine", "nic", "nic", "nic", "cable"]);
});

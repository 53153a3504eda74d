// ping(8) in the words of CentOS 7, and its timing. Debian 12's words are recorded from the real one: test/linux.
import { describe, expect, it } from "vitest";
import { Lab } from "../../src/index.js";

async function ping(profile: "debian12" | "centos7", command: string) {
  const lab = new Lab({ profile });
  const host = lab.machine("m");
  const pair = "ip link set lo up; ip link add e0 type veth peer name e1; ip addr add 10.99.0.1/24 dev e0";
  await host.script(`${pair}; ip link set e0 up; ip link set e1 up; sleep 3\n`);
  const started = lab.clock.now;
  let text = "";
  const status = await host.script(`${command}\n`, {
    write: (out) => {
      text += out.text;
    },
  });
  return { text, status, seconds: (lab.clock.now - started) / 1e9, events: lab.log.events };
}

describe("ping on CentOS 7", () => {
  it.each([
    ["ping -c 1 -I nosuch 127.0.0.1", "ping: unknown iface nosuch\n", 2],
    ["ping -c 1 8.8.8.8", "connect: Network is unreachable\n", 2],
    ["ping -c 1 -I 9.9.9.9 127.0.0.1", "bind: Cannot assign requested address\n", 2],
    ["ping -c 1 nosuch.host", "ping: nosuch.host: Name or service not known\n", 2],
    ["ping -c 1 10.99.0.255", "Do you want to ping broadcast? Then -b. If not, check your local firewall rules.\n", 2],
  ])("%s", async (command, text, status) => {
    expect(await ping("centos7", command)).toMatchObject({ text, status });
  });
});

describe("ping's time", () => {
  it("is a second between requests, a coarse tick more on 6.1", async () => {
    const gaps = async (profile: "debian12" | "centos7") => {
      const { events } = await ping(profile, "ping -c 4 10.99.0.1");
      const sent = events.filter((e) => e.kind === "send").map((e) => e.time / 1e9);
      return sent.slice(1).map((time, i) => time - sent[i]!);
    };
    for (const gap of await gaps("debian12")) {
      expect(gap).toBeGreaterThan(0.999);
      expect(gap).toBeLessThan(1.1);
    }
    for (const gap of await gaps("centos7")) expect(Math.abs(gap - 1)).toBeLessThan(0.002);
  });

  it("ends with the last answer, with -W, or with -w", async () => {
    expect((await ping("debian12", "ping -c 1 10.99.0.1")).seconds).toBeLessThan(0.1);
    expect((await ping("debian12", "ping -c 1 -W 2 10.99.0.9")).seconds).toBeCloseTo(2, 0);
    expect((await ping("debian12", "ping -w 2 10.99.0.1")).seconds).toBeCloseTo(2, 0);
    // Ten seconds without an answer, but the neighbour fails first.
    expect((await ping("debian12", "ping -c 1 10.99.0.9")).seconds).toBeCloseTo(3.1, 0);
  });

  it("does not slow down when its numbers begin anew after 65535", async () => {
    const { text, seconds } = await ping("debian12", "ping -q -f -c 70000 10.99.0.1");
    expect(text).toContain("70000 received");
    // The real one took 10.3 seconds over lo.
    expect(seconds).toBeLessThan(20);
  });

  it("without an interval is limited while nobody answers", async () => {
    const { text, seconds } = await ping("debian12", "ping -c 5 -i x -W 1 10.99.0.9");
    expect(text).toContain("5 packets transmitted, 0 received");
    expect(seconds).toBeLessThan(1.5);
  });
});

// Copies of a lab: at this moment, at an earlier one, and the same story with one thing told otherwise.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Lab } from "../../src/index.js";
import { story } from "./chance.js";

const ECHO_REPLY = 0;
const bytes = (_key: string, value: unknown) => (value instanceof Uint8Array ? [...value].join(" ") : value);
const log = (lab: Lab) => JSON.stringify(lab.log.events, bytes);

const pair = `ip link set lo up; ip link add e0 type veth peer name e1
ip addr add 10.97.0.1/24 dev e0; ip addr add 10.97.0.2/24 dev e1
ip link set e0 up; ip link set e1 up
sleep 2`;
const ask = "ping -c 2 -I e0 10.97.0.2";

async function asked(): Promise<Lab> {
  const lab = new Lab({ seed: 4 });
  const host = lab.machine("h");
  await host.sh(pair);
  await lab.panes([
    { machine: host, text: ask },
    { machine: host, text: "tcpdump -ni e1 arp" },
  ]);
  return lab;
}

describe("a fork", () => {
  test("has the same past and, told the same, the same future; and neither touches the other", async () => {
    const lab = await asked();
    const [one, other] = [await lab.fork(), await lab.fork()];
    expect(log(one)).toBe(log(lab));
    expect(one.clock.now).toBe(lab.clock.now);
    await one.machine("h").sh("sysctl -w net.ipv4.conf.all.accept_local=1; sleep 30");
    const lucky = await one.machine("h").ping("10.97.0.2", { count: 2, device: "e0" });
    expect(lucky.received).toBe(2);
    expect(log(other)).toBe(log(lab));
    const [here, there] = [await lab.machine("h").sh(ask), await other.machine("h").sh(ask)];
    expect(there.text).toBe(here.text);
    expect(log(other)).toBe(log(lab));
  });

  test("of a lab whose work was interrupted goes as far as that went, and on from there", async () => {
    let looks = 0;
    const lab = new Lab({ seed: 3, patience: 1e9, watch: () => ++looks === 3 });
    await lab.machine("h").sh("ip link set lo up");
    await expect(lab.machine("h").sh("ping -i 0.01 127.0.0.1")).rejects.toThrow("interrupted");
    const copy = await lab.fork();
    expect(copy.clock.now).toBe(lab.clock.now);
    expect(log(copy)).toBe(log(lab));
    const [here, there] = [
      await lab.machine("h").sh("ping -c 1 127.0.0.1"),
      await copy.machine("h").sh("ping -c 1 127.0.0.1"),
    ];
    expect(there.text).toBe(here.text);
    expect(log(await copy.fork())).toBe(log(lab));
  });

  test("of a lab whose sleep was interrupted is at the same moment", async () => {
    let looks = 0;
    const lab = new Lab({ seed: 3, watch: () => ++looks === 2 });
    await lab.machine("h").sh("ip link set lo up; ping -i 0.01 127.0.0.1 >/dev/null &");
    await expect(lab.sleep(1e6)).rejects.toThrow("interrupted");
    const copy = await lab.fork();
    expect(copy.clock.now).toBe(lab.clock.now);
    expect(log(copy)).toBe(log(lab));
  });

  test("goes on with what runs in the background", async () => {
    const lab = new Lab({ seed: 2 });
    await lab.machine("h").sh(`${pair}\n(while true; do sleep 1; date +%S >>/tmp/seen; done) &`);
    await lab.sleep(3);
    const copy = await lab.fork();
    await copy.sleep(4);
    const seen = async (which: Lab) => (await which.machine("h").sh("wc -l </tmp/seen")).output;
    expect([await seen(lab), await seen(copy)]).toEqual(["2\n", "6\n"]);
  });

  test("has the cards, cables, links with their rules and switches", async () => {
    const lab = new Lab();
    const [one, other] = [lab.machine("one"), lab.machine("other")];
    lab
      .connect(one, other, { delay: "3ms", loss: "20%" })
      .rule("every third", ({ time }) => (time % 3 === 0 ? "drop" : undefined));
    lab.cable(lab.nic(one, "c0", { mac: "02:00:00:00:00:01" }), lab.nic(other, "c0"));
    lab.switch("sw", one, other, lab.switch("sw2"));
    lab.veth(one, "v0", other, "v1");
    for (const [machine, address] of [
      [one, 1],
      [other, 2],
    ] as const)
      await machine.sh(`ip addr add 10.97.1.${address}/24 dev eth0; ip link set eth0 up; ip link set eth1 up`);
    await one.sh("ping -c 5 -i 0.2 10.97.1.2");
    const copy = await lab.fork();
    expect(copy.snapshot()).toEqual(lab.snapshot());
    expect(log(copy)).toBe(log(lab));
    expect(lab.log.events.some((event) => event.kind === "drop" && event.reason === "LINK_LOSS")).toBe(true);
  });

  test("of any small lab gives the same log", async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(), async (script, seed) => {
        const lab = new Lab({ seed });
        await lab.machine("m").script(script);
        expect(log(await lab.fork())).toBe(log(lab));
      }),
      { seed: 12, numRuns: 30 },
    );
  });
});

describe("an earlier moment", () => {
  test("by an event: nothing later has happened, and from there everything happens as it did", async () => {
    const lab = await asked();
    const middle = lab.log.events.find((event) => event.kind === "neigh" && event.to === "FAILED")!;
    const copy = await lab.at(middle);
    const past = lab.log.events.filter((event) => event.time <= middle.time);
    expect(copy.log.events).toEqual(past);
    expect(copy.clock.now).toBe(middle.time);
    expect(log(await copy.fork())).toBe(log(copy));
    await copy.sleep((lab.clock.now - middle.time) / 1e9);
    expect(copy.log.events.slice(0, past.length + 3)).toEqual(lab.log.events.slice(0, past.length + 3));
  });

  test("before anything, and between two acts", async () => {
    const lab = await asked();
    expect((await lab.at(0)).log.events).toEqual(lab.log.events.filter((event) => event.time === 0));
    const idle = new Lab();
    await idle.sleep(5);
    await idle.machine("h").sh("ip link set lo up");
    const copy = await idle.at(2e9);
    expect([copy.clock.now, copy.log.events]).toEqual([2e9, []]);
  });

  test("by a command: as it was about to be typed", async () => {
    const lab = await asked();
    const copy = await lab.before(ask);
    expect(copy.log.events.some((event) => event.kind === "send")).toBe(false);
    const before = await copy.machine("h").sh("ip link set e0 down; ip link set e0 up; sleep 2; ip -br link show e0");
    expect(before.output).toContain("e0@e1");
    await expect(lab.before("ping nobody")).rejects.toThrow('no line "ping nobody" in this lab\'s journal');
  });
});

describe("the same story", () => {
  const answers = (lab: Lab) =>
    lab.log.events.filter((event) => event.kind === "deliver" && event.packet[20] === ECHO_REPLY).length;

  test("with one setting otherwise: it is there as soon as the device is", async () => {
    const lab = await asked();
    const other = await lab.replay({
      sysctl: { "net.ipv4.conf.e1.accept_local": 1, "net.ipv4.conf.e0.accept_local": 1 },
    });
    expect([answers(lab), answers(other)]).toEqual([0, 2]);
    expect((await other.machine("h").sh("sysctl -n net.ipv4.conf.e1.accept_local")).output).toBe("1\n");
    expect((await other.machine("h").sh("sysctl -n net.ipv4.conf.lo.accept_local")).output).toBe("0\n");
  });

  test("with a setting of one machine or namespace only", async () => {
    const lab = new Lab({ sysctl: { "h/blue:net.ipv4.ip_forward": 1, "g:net.ipv4.conf.default.rp_filter": 2 } });
    const read = "sysctl -n net.ipv4.ip_forward net.ipv4.conf.default.rp_filter";
    const h = await lab.machine("h").sh(`ip netns add blue; ${read}; ip netns exec blue ${read}`);
    expect(h.output).toBe("0\n0\n1\n0\n");
    expect((await lab.machine("g").sh(read)).output).toBe("0\n2\n");
  });

  test("with another kernel, another seed, another line, another link", async () => {
    const lab = await asked();
    expect((await lab.replay({ profile: "centos7" })).profile.kernel.version).toBe("3.10");
    expect(log(await lab.replay({ seed: 5 }))).not.toBe(log(lab));
    expect(log(await lab.replay({ seed: 4 }))).toBe(log(lab));
    const direct = await lab.replay({ lines: { [ask]: "ping -c 2 10.97.0.2" } });
    expect(answers(direct)).toBe(2);
    const wired = new Lab();
    wired.connect(wired.machine("p"), wired.machine("q"));
    await wired.machine("p").sh("ip link set eth0 up; ip addr add 10.97.2.1/30 dev eth0");
    await wired.machine("q").sh("ip link set eth0 up; ip addr add 10.97.2.2/30 dev eth0");
    const ping = async (which: Lab) => (await which.machine("p").ping("10.97.2.2", { count: 1 })).received;
    const cut = await wired.replay({ links: { "p/eth0 - q/eth0": { loss: 1 } } });
    expect([await ping(wired), await ping(cut)]).toEqual([1, 0]);
  });

  test("is the same when whoever made it changes what he made it with", async () => {
    const options = { seed: 3, sysctl: { "net.ipv4.ip_default_ttl": 60 } };
    const link = { delay: "1ms" };
    const lab = new Lab(options);
    lab.connect(lab.machine("p"), lab.machine("q"), link);
    options.seed = 4;
    options.sysctl["net.ipv4.ip_default_ttl"] = 50;
    link.delay = "70ms";
    await lab.machine("p").sh("ip link set eth0 up; ip addr add 10.97.2.1/30 dev eth0");
    await lab.machine("q").sh("ip link set eth0 up; ip addr add 10.97.2.2/30 dev eth0");
    await lab.machine("p").sh("ping -c 1 10.97.2.2");
    expect(log(await lab.fork())).toBe(log(lab));
  });

  test("says what it does not know", async () => {
    const lab = await asked();
    for (const time of [-1, Number.NaN]) await expect(lab.at(time)).rejects.toThrow(`${time} ns is no moment of a lab`);
    await expect(lab.replay({ sysctl: { "net.ipv4.ip_default_ttl": 0 } })).rejects.toThrow(
      "Linux 6.1 refuses net.ipv4.ip_default_ttl=0 (EINVAL)",
    );
    await lab.machine("h").sh("true; echo one");
    const whole = 'no line "echo one" in this lab\'s journal: there are "true; echo one"';
    await expect(lab.before("echo one")).rejects.toThrow(whole);
    await expect(lab.replay({ lines: { "echo one": "" } })).rejects.toThrow(whole);
    const wired = new Lab();
    wired.connect(wired.machine("p"), wired.machine("q"));
    await expect(wired.replay({ links: { "q/eth0 - p/eth0": {} } })).rejects.toThrow("there are p/eth0 - q/eth0");
    await expect(lab.replay({ lines: { "ip link add x": "" } })).rejects.toThrow('no line "ip link add x"');
    await expect(lab.replay({ links: { "a - b": {} } })).rejects.toThrow('no link "a - b"');
    await expect(lab.replay({ sysctl: { "net.ipv4.conf.e0.accept_lokal": 1 } })).rejects.toThrow(
      'Linux 6.1 has no setting "net.ipv4.conf.e0.accept_lokal"',
    );
  });
});

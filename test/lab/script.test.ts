// A lab as a script: it is bash, it reads back as the same story, and where this machine makes namespaces it prints there what
// the lab printed. test/linux/forks/ holds what the referee's kernel printed of many more.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mask } from "../../kernel/mask.js";
import { fromScript, Lab, sideBySide } from "../../src/index.js";

const bytes = (_key: string, value: unknown) => (value instanceof Uint8Array ? [...value].join(" ") : value);
const log = (lab: Lab) => JSON.stringify(lab.log.events, bytes);

/** Everything that a journal can hold. */
async function everything(): Promise<Lab> {
  const lab = new Lab({ seed: "it's", sysctl: { "net.ipv4.ip_forward": 1, "net/ipv4/conf/e1.7/rp_filter": 1 } });
  const [one, two, three] = ["one", "two", "three"].map((name) => lab.machine(name)) as [
    ReturnType<Lab["machine"]>,
    ReturnType<Lab["machine"]>,
    ReturnType<Lab["machine"]>,
  ];
  lab.connect(one, two, { delay: "3ms", loss: 0.25, rate: 1e7, limit: 50 });
  lab.cable(lab.nic(one, "c0", { mac: "02:00:00:00:00:01" }), lab.nic(three, "c0"), { delay: 2e6 });
  lab.switch("sw", one, three, lab.switch("sw2", two));
  lab.veth(one, "v0", two, "v1");
  await one.sh(
    "ip addr add 10.91.0.1/24 dev eth0\nip link set eth0 up\n# nothing\n\ncat >/tmp/it's <<END\nEND_\nEND\n",
  );
  await two.sh("ip addr add 10.91.0.2/24 dev eth0; ip link set eth0 up");
  await lab.panes([
    { machine: one, text: "ping -c 2 10.91.0.2\nping 10.91.0.2\n^C after 1.5 s\necho $?" },
    { machine: two, text: "tcpdump -ni eth0 icmp\n^C" },
    { machine: two, terminal: "of two", text: "sleep 1000 &" },
  ]);
  await lab.panes([{ machine: two, terminal: "of two", text: "kill $!" }], { keep: true });
  await lab.sleep(1.5);
  await three.script('echo "$0 $2"; exit 3', { name: "some dir/x.sh", args: ["a", "it's b"] });
  return lab;
}

describe("a lab's script", () => {
  test("reads back as the same story, and that as the same script", async () => {
    const lab = await everything();
    const copy = await Lab.tell(fromScript(lab.toScript()));
    expect(log(copy)).toBe(log(lab));
    expect(copy.clock.now).toBe(lab.clock.now);
    expect(copy.toScript()).toBe(lab.toScript());
  });

  test("of an earlier moment, and of what was interrupted, ends there", async () => {
    const lab = await everything();
    const half = await lab.at(lab.log.events[Math.floor(lab.log.events.length / 2)]!);
    await half.machine("one").sh("echo later");
    const before = await lab.before("kill $!");
    let looks = 0;
    const ended = new Lab({ watch: () => ++looks === 2 });
    await ended.machine("m").sh("ip link set lo up");
    await expect(ended.machine("m").sh("ping -i 0.01 127.0.0.1")).rejects.toThrow("interrupted");
    for (const each of [half, before, ended, await lab.at(0)]) {
      const copy = await Lab.tell(fromScript(each.toScript()));
      expect(log(copy)).toBe(log(each));
      expect(copy.clock.now).toBe(each.clock.now);
    }
  });

  test("says what it leaves out", async () => {
    const lab = new Lab();
    lab.connect(lab.machine("p"), lab.machine("q")).rule("every second", () => undefined);
    expect(lab.toScript()).toContain('# Not here: the rule "every second"');
    expect(fromScript(lab.toScript()).journal.map(({ act }) => act)).toContain("rule");
  });

  test("is bash", async () => {
    const { status, stderr } = spawnSync("bash", ["-n"], { input: (await everything()).toScript(), encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("edited wrongly says in which line", () => {
    const edited = (line: string) => () => fromScript(`# ---- the lab\nmachine h\n${line}\n`);
    expect(edited("ping h")).toThrow('line 3: "ping" is no word of a lab\'s script');
    expect(edited("on h")).toThrow("line 3: its input is missing");
    expect(edited("on h <<'END'")).toThrow('line 3: no line "END" ends its input');
    expect(edited("connect h/a h/b slowly")).toThrow('line 3: "slowly" is not what a link does');
    expect(edited("machine 'h")).toThrow("line 3: a quote is not closed");
    expect(() => fromScript("echo\n")).toThrow("this is no lab's script");
  });
});

const spaces = ["--user", "--map-root-user", "--mount", "--net", "--uts", "--ipc", "--pid", "--fork", "--mount-proc"];
const can = spawnSync("unshare", [...spaces, "script", "-V"]).status === 0 && spawnSync("ping", ["-V"]).status === 0;

describe.skipIf(!can)("on this machine's own Linux, in namespaces", () => {
  async function agrees(lab: Lab): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "script."));
    const script = lab.toScript();
    writeFileSync(join(folder, "lab.sh"), script);
    const { stdout, stderr } = spawnSync("bash", [join(folder, "lab.sh")], { encoding: "utf8", timeout: 60_000 });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe("");
    const pairs = await sideBySide(fromScript(script), stdout);
    const words = (side: "lab" | "real") =>
      pairs.map((pair) => [pair[side]?.title, mask(pair[side]?.text ?? "", script)]);
    expect(words("real")).toEqual(words("lab"));
  }

  test("cards, a switch, terminals, a script, ^C and settings give what they gave in the lab", {
    timeout: 90_000,
  }, async () => {
    const lab = new Lab({ sysctl: { "two:net.ipv4.icmp_echo_ignore_all": 1, "net.ipv4.conf.d0.rp_filter": 2 } });
    const [one, two] = [lab.machine("one"), lab.machine("two")];
    lab.switch("sw", one, two);
    lab.nic(one, "spare");
    const quiet = "sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1";
    await two.sh(`${quiet}\nip addr add 10.91.0.2/24 dev eth0\nip link set eth0 up`);
    await one.sh(
      `${quiet}\nip addr add 10.91.0.1/24 dev eth0\nip link set eth0 up; ip link set spare up\nsleep 1.3\nip -br link; ip link`,
    );
    await one.sh(
      "ping -c 1 -W 1 10.91.0.2\nip link add d0 type veth peer name d1\nsysctl net.ipv4.conf.d0.rp_filter\nnothere",
    );
    await two.sh("sysctl -w net.ipv4.icmp_echo_ignore_all=0; cd /tmp; x=5");
    await lab.panes([
      { machine: one, text: "ping -c 1 10.91.0.2" },
      { machine: two, text: "tcpdump -ni eth0 icmp" },
    ]);
    await two.sh("pwd; echo $x >kept; sleep 100 &\nread y\ntyped\necho $y");
    await two.script('read a </tmp/kept; echo "$a $0 $1"; exit 4', { name: "s.sh", args: ["it's"] });
    await agrees(lab);
  });
});

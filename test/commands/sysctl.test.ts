// sysctl(8) and /proc/sys: what is refused, and what a refusal leaves. The words are recorded from the real one: test/linux.
import { describe, expect, it } from "vitest";
import { Lab } from "../../src/index.js";

async function run(script: string): Promise<{ text: string; status: number }> {
  let text = "";
  const status = await new Lab().machine("m").script(script, {
    write: (out) => {
      text += out.text;
    },
  });
  return { text, status };
}

describe("a setting", () => {
  it.each(["x", "", "1x", "99999999999"])("keeps its value when it is told %j", async (value) => {
    const { text, status } = await run(
      `sysctl -q net.ipv4.ip_default_ttl="${value}"; sysctl -n net.ipv4.ip_default_ttl; exit 0\n`,
    );
    expect(status).toBe(0);
    expect(text).toBe('sysctl: setting key "net.ipv4.ip_default_ttl": Invalid argument\n64\n');
  });

  it.each([
    ["0x10", "16"],
    ["010", "8"],
    ["  7  ", "7"],
    ["3 4", "3"],
  ])("reads numbers as the kernel does: %j is %s", async (value, expected) => {
    expect(
      (await run(`echo "${value}" >/proc/sys/net/ipv4/ip_default_ttl; cat /proc/sys/net/ipv4/ip_default_ttl\n`)).text,
    ).toBe(`${expected}\n`);
  });

  it("written is in the log, so that a picture can show it", async () => {
    const lab = new Lab();
    await lab.machine("m").script("sysctl -q -w net.ipv4.conf.all.rp_filter=2\n");
    expect(lab.log.events).toContainEqual(
      expect.objectContaining({ kind: "change", what: "sysctl", text: "net.ipv4.conf.all.rp_filter = 2" }),
    );
  });
});

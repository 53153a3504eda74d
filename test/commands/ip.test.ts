// ip(8) in the words of CentOS 7, and where it stops. Debian 12's words are recorded from the real one: test/linux.
import { describe, expect, it } from "vitest";
import { Lab } from "../../src/index.js";

async function ip(profile: "debian12" | "centos7", script: string): Promise<{ text: string; status: number }> {
  let text = "";
  const status = await new Lab({ profile }).machine("m").script(script, {
    write: (out) => {
      text += out.text;
    },
  });
  return { text, status };
}

const pair = `ip link set lo up; ip link add e0 address 02:00:00:00:00:01 type veth peer name e1 address 02:00:00:00:00:02
ip addr add 10.98.0.1/24 dev e0; ip link set e0 up; ip link set e1 up; sleep 3
`;

describe("ip on CentOS 7", () => {
  it.each([
    [
      "ip link show e0",
      "3: e0@e1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT qlen 1000\n    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff\n",
    ],
    [
      "ip addr show lo",
      "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN qlen 1\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n    inet6 ::1/128 scope host \n       valid_lft forever preferred_lft forever\n",
    ],
    ["ip route", "10.98.0.0/24 dev e0  proto kernel  scope link  src 10.98.0.1 \n"],
    [
      "ip neigh add 10.98.0.5 lladdr 02:00:00:00:00:05 dev e0; ip neigh",
      "10.98.0.5 dev e0 lladdr 02:00:00:00:00:05 PERMANENT\n",
    ],
  ])("%s", async (command, expected) => {
    const { text } = await ip("centos7", `${pair}${command}\n`);
    expect(text.replace(/ $/gm, "")).toBe(expected.replace(/ $/gm, ""));
  });
});

describe("ip says what it cannot do yet", () => {
  it.each(["ip xfrm state", "ip tunnel", "ip token"])("%s", async (command) => {
    const { text, status } = await ip("debian12", `${pair}${command}\n`);
    expect(text).toMatch(/^skbook: .* is not simulated yet\n$/);
    expect(status).toBe(1);
  });
});

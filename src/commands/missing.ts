// Programs that a learner will type and that need what is not there: each says in one line what that is.
import { immediate } from "./world.js";

const absent: Readonly<Record<string, readonly string[]>> = {
  "there are no TCP sockets yet": ["curl", "iperf", "iperf3", "nc", "ncat", "ssh", "telnet", "wget"],
  "there is no packet filter and no address translation": [
    ...["iptables", "iptables-save", "iptables-restore", "ip6tables", "nft", "ipset", "conntrack"],
  ],
  "there are no queueing disciplines; links have rules: lab.connect(a, b, { delay, rate, loss })": ["tc"],
  "there is no DNS, names stand in /etc/hosts": ["dig", "host", "nslookup"],
  "there is no DHCP, give addresses with ip": ["dhclient", "udhcpc"],
  "there are no services": ["firewall-cmd", "ifdown", "ifup", "nmcli", "service", "systemctl"],
  "there are no modules, all devices that exist here are there": ["lsmod", "modprobe", "rmmod"],
  "there are no containers, machines are made with lab.machine(name)": ["docker", "podman"],
  "everybody is root here, leave the word away": ["sudo"],
};

export const missing = Object.entries(absent).flatMap(([why, names]) =>
  names.map(
    (name) => [name, immediate(() => ({ stderr: `skbook: ${name} is not simulated: ${why}\n`, status: 1 }))] as const,
  ),
);

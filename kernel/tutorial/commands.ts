// What a tutorial's line asks for, as far as its words say: is it a command, does it end by itself, does it send anything,
// and what of it cannot be played here.

/** What tutorials about networks type besides what is simulated; a word of these at a line's beginning is a command. */
const known = new Set(
  [
    "ip bridge ss ping arping tracepath traceroute arp route ifconfig netstat brctl ethtool hostname uname tcpdump sysctl nstat",
    "cat echo grep egrep head tail wc sort cut tr sed awk ls cd pwd mkdir rm cp mv touch tee sleep date seq env export kill",
    "pkill ps jq diff sudo su bash sh exit watch timeout for while if set unset read printf true false test which man type",
    "systemctl service nmcli netplan ifup ifdown yum dnf apt apt-get rpm dpkg pip docker podman kubectl virsh ovs-vsctl",
    "ovs-ofctl vi vim nano emacs less more curl wget nc ncat telnet ssh scp iperf iperf3 iptables ip6tables nft tc dig",
    "nslookup host dhclient modprobe lsmod rmmod insmod tshark wireshark mtr nmap python python3 perl mn unshare nsenter lsns",
    "chmod chown find xargs dmesg journalctl make gcc git cmake tar uptime free top id whoami clear history reboot fping",
  ].flatMap((line) => line.split(" ")),
);

/** The command's words, sudo and assignments before it left away. */
export function wordsOf(command: string): readonly string[] {
  const words = command.trim().split(/\s+/);
  while (/^(?:sudo|command|exec|time|nohup|env|[A-Za-z_]\w*=\S*)$/.test(words[0] ?? "")) {
    const word = words.shift();
    if (word === "sudo") while (/^-[A-Za-z]+$/.test(words[0] ?? "")) words.shift();
  }
  return words;
}

export const programOf = (command: string): string => wordsOf(command)[0] ?? "";

export function isCommand(command: string): boolean {
  const [program = "", second = ""] = wordsOf(command);
  if (/^(?:\.{0,2}\/)[\w./-]+$/.test(program)) return true;
  if (!known.has(program)) return false;
  if (program === "ip")
    return /^(?:-|l|a|r|n|ru|net|to|tu|m|x|h|s|v|help$)/.test(second) && !/^(?:is|of|the|and|to)$/.test(second);
  // An English sentence may begin with such a word; a command seldom goes on with one of these.
  return !/^(?:the|a|an|is|are|to|of|that|this|with|we|you|it|and|or)$/.test(second);
}

/** Usage text, with words in capitals or brackets for what is to be filled in. */
export const isUsage = (command: string): boolean =>
  /(?:^|\s)(?:\{ .*\|.*\}|\[ [A-Za-z-].*\]|<[a-z][\w -]*>)(?:\s|$)/.test(command) ||
  /^(?:sudo )?ip\s(?:\S+\s)+(?:DEVICE|NAME|ADDRESS|DEV|PREFIX|IFNAME)\b/.test(command);

const isBackground = (command: string): boolean => /&\s*$/.test(command) && !/&&\s*$/.test(command);

/** The command itself where it runs inside a namespace or under a timeout. */
function innermost(command: string): readonly string[] {
  let words = wordsOf(command);
  for (;;) {
    if (words[0] === "ip" && words.includes("exec")) words = words.slice(words.indexOf("exec") + 2);
    else if (words[0] === "ip" && (words[1] === "-n" || words[1] === "-netns")) words = ["ip", ...words.slice(3)];
    else if (words[0] === "nsenter" || words[0] === "unshare") return words;
    else return words;
  }
}

export const innerProgram = (command: string): string => innermost(command)[0] ?? "";

/** Looks on until somebody ends it: belongs into a window of its own, beside what it looks at. */
export function isWatching(command: string): boolean {
  if (isBackground(command) || /[|;]|&&/.test(command)) return false;
  const words = innermost(command);
  const [program] = words;
  if (program === "tcpdump") return !words.some((word) => /^-[a-zA-Z]*[rDhL]$/.test(word) || word === "--version");
  if (program === "ip" || program === "bridge") return words.some((word) => /^mon(?:itor)?$/.test(word));
  return false;
}

/** How many probes an endless ping has sent when it was ended, by its own count; its interval in seconds. */
export function endlessPing(command: string): { readonly interval: number } | undefined {
  if (isBackground(command)) return undefined;
  const words = innermost(command);
  if (words[0] !== "ping" && words[0] !== "arping") return undefined;
  if (words.some((word) => /^-[A-Za-z46]*[cwhV]\d*$/.test(word))) return undefined;
  const at = words.findIndex((word) => /^-[A-Za-z]*i$/.test(word));
  const interval = at < 0 ? 1 : Number(words[at + 1]);
  return { interval: Number.isFinite(interval) ? interval : 1 };
}

/** Puts packets onto wires that a capture would show. */
export const isActive = (command: string): boolean =>
  /^(?:ping|arping|traceroute|tracepath|mtr|curl|wget|nc|ncat|iperf3?|fping|ssh|telnet)$/.test(innerProgram(command));

/** A shell inside: NAMESPACE for `ip netns exec NAMESPACE bash`. */
export const namespaceShell = (command: string): string | undefined =>
  /^(?:sudo )?ip netns exec (\S+) (?:\/bin\/)?(?:ba)?sh$/.exec(command.trim())?.[1];

const services = "it manages another distribution's services or packages";
const cannot: Readonly<Record<string, readonly string[]>> = {
  "an editor needs a person": ["vi", "vim", "nano", "emacs", "less", "more", "man", "top", "watch"],
  [services]: [
    ...["systemctl", "service", "nmcli", "netplan", "ifup", "ifdown", "yum", "dnf", "apt", "apt-get", "rpm", "dpkg"],
    ...["pip", "docker", "podman", "kubectl", "virsh", "ovs-vsctl", "ovs-ofctl", "mn", "reboot", "dhclient"],
  ],
};

/** Why this is not even tried, undefined where it is worth a try. */
export function refusalOf(command: string): string | undefined {
  const program = innerProgram(command);
  const why = Object.entries(cannot).find(([, names]) => names.includes(program))?.[0];
  if (why) return `${program}: ${why}`;
  if (
    /^(?:su|ssh|bash|sh|zsh|sudo)$/.test(program) &&
    innermost(command).filter((w) => !w.startsWith("-")).length === 1
  )
    return `${program}: a shell inside the shell is not played`;
  if (isUsage(command)) return "usage: its words are to be filled in";
  return undefined;
}

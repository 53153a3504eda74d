// Filter expressions, made by fast-check: mostly right ones, and some with a word too many, too few or wrong.
import fc from "fast-check";

const from = (...words: readonly string[]) => fc.constantFrom(...words);
const join = (...parts: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((all) => all.filter(Boolean).join(" "));

const address = from("10.9.0.1", "10.9.0.2", "192.168.2.7", "0.0.0.7", "255.255.255.255", "10.9");
const network = from(
  "10.0.0.0/8",
  "10",
  "10.9",
  "0.0.0.0/1",
  "128.0.0.0/1",
  "10.9.0.0 mask 255.255.0.0",
  "0/0",
  "10.9.0.1/24",
  "10.0.0.0/33",
  "loopback",
);
const address6 = from("::", "::1", "fe80::1", "ff02::16", "::/1", "e000::/3", "fe80::1/10");
const ethernet = from("ff:ff:ff:ff:ff:ff", "0:0:0:0:0:0", "02:00:00:00:00:01", "02-00-00-00-00-01", "0200.0000.0001");
const port = from("53", "40001", "9999", "0", "65535", "65536", "domain", "ssh", "http", "bootps", "nosuch");
const range = from("9000-40001", "40001-9000", "0-65535", "1-70000", "domain-40001", "80", "x-y");
const protocol = from("ip", "ip6", "arp", "rarp", "tcp", "udp", "icmp", "icmp6", "igmp", "sctp", "ether");
const abbreviation = from(
  "ip",
  "ip6",
  "arp",
  "rarp",
  "tcp",
  "udp",
  "icmp",
  "icmp6",
  "igmp",
  "sctp",
  "igrp",
  "pim",
  "vrrp",
  "esp",
  "ah",
  "decnet",
  "lat",
  "moprc",
);
const direction = from("", "src", "dst", "src or dst", "src and dst", "dst or src");
const small = from("0", "1", "2", "5", "8", "20", "64", "255", "0x800", "0x1fff", "4294967295", "017");

const term: fc.Arbitrary<string> = fc.letrec<{ term: string; value: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3 },
    small,
    from("len", "icmptype", "tcpflags", "icmp-echo", "tcp-syn", "icmp6-neighborsolicit"),
    tie("value"),
    fc
      .tuple(tie("term"), from("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"), tie("term"))
      .map((all) => all.join(" ")),
    tie("term").map((inner) => `(${inner})`),
    tie("term").map((inner) => `-${inner}`),
  ),
  value: fc
    .tuple(
      from("ether", "ip", "ip6", "arp", "tcp", "udp", "icmp", "icmp6", "igmp", "link"),
      from("0", "1", "2", "4", "6", "8", "12", "13", "icmptype", "tcpflags"),
      from("", "", ":1", ":2", ":4", ":3"),
    )
    .map(([name, at, size]) => `${name}[${at}${size}]`),
})).term;

const relation = fc.tuple(term, from("=", "==", "!=", "<", ">", "<=", ">="), term).map((all) => all.join(" "));

export const primitive: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: abbreviation, weight: 4 },
  join(from("", "", "ip", "arp", "rarp", "tcp", "ip6", "ether"), direction, from("host", ""), address),
  join(from("", "", "ip", "arp", "ip6"), direction, from("net"), network),
  join(from("", "ip6", "ip"), direction, from("host", "net"), address6),
  join(from("ether"), direction, from("host", ""), ethernet),
  join(from("", "tcp", "udp", "sctp", "icmp", "ip"), direction, from("port"), port),
  join(from("", "tcp", "udp"), direction, from("portrange"), range),
  join(
    from("", "ip", "ip6", "ether", "arp"),
    from("proto"),
    from("1", "6", "17", "58", "2048", "0x86dd", "1000", "\\icmp", "\\arp", "\\tcp", "\\nosuch", "icmp"),
  ),
  join(from("", "ether", "ip", "ip6", "arp"), from("broadcast", "multicast")),
  join(from("less", "greater"), small),
  { arbitrary: relation, weight: 4 },
  from(
    "vlan",
    "vlan 6",
    "vlan 5000",
    "inbound",
    "ifindex 1",
    "gateway foo",
    "byte 0 = 255",
    "byte 12 < 9",
    "host nosuch",
    "host localhost",
  ),
  join(
    from("src host", "port", "net", "host"),
    from("(10.9.0.1 or 10.9.0.2)", "not 10.9.0.1", "(53 or 40001)", "(10 or 11)", "10.9.0.1 or 10.9.0.2", "53 or 9999"),
  ),
  join(protocol, from("", "src", "host", "port", "net", "proto")),
);

export const expression: fc.Arbitrary<string> = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: primitive, weight: 5 },
    {
      arbitrary: fc
        .tuple(tie("expression"), from("and", "or", "&&", "||"), tie("expression"))
        .map((all) => all.join(" ")),
      weight: 3,
    },
    { arbitrary: tie("expression").map((inner) => `not ${inner}`), weight: 1 },
    { arbitrary: tie("expression").map((inner) => `! (${inner})`), weight: 1 },
    { arbitrary: tie("expression").map((inner) => `(${inner})`), weight: 1 },
  ),
})).expression;

/** An expression with one word dropped, doubled or replaced. */
export const spoilt: fc.Arbitrary<string> = fc
  .tuple(
    expression,
    fc.nat(),
    from("drop", "double", "replace"),
    from("and", "host", "(", ")", "10.9.0.1", "foo", "=", "5", "["),
  )
  .map(([text, where, how, word]) => {
    const words = text.split(" ");
    const at = where % words.length;
    if (how === "drop") words.splice(at, 1);
    else words.splice(at, how === "double" ? 0 : 1, how === "double" ? words[at]! : word);
    return words.join(" ");
  });

// hostname(1) of Debian's hostname 3.23: the machine's name told and set, its addresses. Left out: NIS, names asked of a server.
import { formatIpv4, formatIpv6 } from "../wire/address.js";
import { resolve } from "./ping/names.js";
import { hostNames } from "./tcpdump/hosts.js";
import { immediate, type Result, type World } from "./world.js";

const long: Readonly<Record<string, string>> = {
  ...{ alias: "a", "all-fqdns": "A", boot: "b", domain: "d", fqdn: "f", long: "f", file: "F", help: "h" },
  ...{ "ip-address": "i", "all-ip-addresses": "I", short: "s", version: "V", yp: "y", nis: "y" },
};

const fail = (text: string, status = 1): Result => ({ stderr: `hostname: ${text}\n`, status });

export const hostname = immediate((argv, world, process): Result => {
  let ask = "";
  const names: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (!word.startsWith("-") || word === "-") {
      names.push(word);
      continue;
    }
    const letters = word.startsWith("--") ? long[word.slice(2)] : word.slice(1);
    if (letters === undefined) return { stderr: `hostname: unrecognized option '${word}'\n${usage}`, status: 255 };
    for (const [i, letter] of [...letters].entries()) {
      if (letter === "h") return { stdout: usage, status: 255 };
      if (letter === "V") return { stdout: "hostname 3.23\n", status: 0 };
      if (letter === "F") {
        const path = letters.slice(i + 1) || argv[++at];
        if (path === undefined)
          return { stderr: `hostname: option requires an argument -- 'F'\n${usage}`, status: 255 };
        const file = process.files.read(path);
        if (!("text" in file)) return fail("No such file or directory");
        return rename(world, file.text.split("\n").find((line) => line !== "" && !line.startsWith("#")) ?? "");
      }
      if (!"aAbdfiIsy".includes(letter))
        return { stderr: `hostname: invalid option -- '${letter}'\n${usage}`, status: 255 };
      ask = letter;
    }
  }
  const [name, more] = names;
  if (more !== undefined) return { stderr: usage, status: 255 };
  if (name !== undefined) return rename(world, name);
  return tell(ask, world, process.files);
});

// sethostname, after localhost() found nothing wrong with it: letters, digits and hyphens between dots.
function rename(world: World, name: string): Result {
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(name))
    return fail("the specified hostname is invalid");
  world.rename(name);
  return { status: 0 };
}

function tell(ask: string, world: World, files: Parameters<typeof resolve>[1]): Result {
  const { hostname } = world;
  const line = (text: string): Result => ({ stdout: `${text}\n`, status: 0 });
  switch (ask) {
    case "":
    case "b":
      return line(hostname);
    case "s":
      return line(hostname.split(".")[0]!);
    case "I":
      return {
        stdout: `${addresses(world)
          .map((each) => `${each} `)
          .join("")}\n`,
        status: 0,
      };
    case "y":
      return fail("Local domain name not set");
    default: {
      // The name is looked up: /etc/hosts knows it, or a server would have to.
      const address = resolve(hostname, files);
      if (address === undefined) return fail("Temporary failure in name resolution");
      const known = hostNames(files).get(formatIpv4(address)) ?? hostname;
      if (ask === "i") return line(formatIpv4(address));
      if (ask === "f" || ask === "A") return line(known);
      if (ask === "d")
        return { stdout: known.includes(".") ? `${known.slice(known.indexOf(".") + 1)}\n` : "", status: 0 };
      return line("");
    }
  }
}

// getifaddrs: those of devices that are up, neither lo's nor of the link alone.
function addresses({ netns }: World): string[] {
  const devices = netns.devices().filter((dev) => dev.up && !dev.loopback);
  const four = devices.flatMap((dev) => netns.inDevice(dev).addresses.map(({ local }) => formatIpv4(local)));
  const six = devices.flatMap((dev) =>
    netns.inet6
      .of(dev)
      .filter(({ scope }) => scope !== "link")
      .map(({ address }) => formatIpv6(address)),
  );
  return [...four, ...six];
}

const usage = `Usage: hostname [-b] {hostname|-F file}         set host name (from file)
       hostname [-a|-A|-d|-f|-i|-I|-s|-y]       display formatted name
       hostname                                 display host name

       {yp,nis,}domainname {nisdomain|-F file}  set NIS domain name (from file)
       {yp,nis,}domainname                      display NIS domain name

       dnsdomainname                            display dns domain name

       hostname -V|--version|-h|--help          print info and exit

Program name:
       {yp,nis,}domainname=hostname -y
       dnsdomainname=hostname -d

Program options:
    -a, --alias            alias names
    -A, --all-fqdns        all long host names (FQDNs)
    -b, --boot             set default hostname if none available
    -d, --domain           DNS domain name
    -f, --fqdn, --long     long host name (FQDN)
    -F, --file             read host name or NIS domain name from given file
    -i, --ip-address       addresses for the host name
    -I, --all-ip-addresses all addresses for the host
    -s, --short            short host name
    -y, --yp, --nis        NIS/YP domain name

Description:
   This command can get or set the host name or the NIS domain name. You can
   also get the DNS domain or the FQDN (fully qualified domain name).
   Unless you are using bind or NIS for host lookups you can change the
   FQDN (Fully Qualified Domain Name) and the DNS domain name (which is
   part of the FQDN) in the /etc/hosts file.
`;

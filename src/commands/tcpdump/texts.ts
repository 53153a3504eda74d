// tcpdump's own words, of 4.9.2 (CentOS 7) and 4.99.3 (Debian 12).
import type { LinkType, Version } from "../../wire/summary.js";

const versions: Record<Version, string> = {
  "4.9": `tcpdump version 4.9.2
libpcap version 1.5.3
OpenSSL 1.0.2k-fips  26 Jan 2017
`,
  "4.99": `tcpdump version 4.99.3
libpcap version 1.10.3 (with TPACKET_V3)
OpenSSL 3.0.19 27 Jan 2026
`,
};

const usages: Record<Version, string> = {
  "4.9": `Usage: tcpdump [-aAbdDefhHIJKlLnNOpqStuUvxX#] [ -B size ] [ -c count ]
		[ -C file_size ] [ -E algo:secret ] [ -F file ] [ -G seconds ]
		[ -i interface ] [ -j tstamptype ] [ -M secret ] [ --number ]
		[ -Q|-P in|out|inout ]
		[ -r file ] [ -s snaplen ] [ --time-stamp-precision precision ]
		[ --immediate-mode ] [ -T type ] [ --version ] [ -V file ]
		[ -w file ] [ -W filecount ] [ -y datalinktype ] [ -z postrotate-command ]
		[ -Z user ] [ expression ]
`,
  "4.99": `Usage: tcpdump [-AbdDefhHIJKlLnNOpqStuUvxX#] [ -B size ] [ -c count ] [--count]
		[ -C file_size ] [ -E algo:secret ] [ -F file ] [ -G seconds ]
		[ -i interface ] [ --immediate-mode ] [ -j tstamptype ]
		[ -M secret ] [ --number ] [ --print ] [ -Q in|out|inout ]
		[ -r file ] [ -s snaplen ] [ -T type ] [ --version ]
		[ -V file ] [ -w file ] [ -W filecount ] [ -y datalinktype ]
		[ --time-stamp-precision precision ] [ --micro ] [ --nano ]
		[ -z postrotate-command ] [ -Z user ] [ expression ]
`,
};

export const versionText = (release: Version): string => versions[release];
export const usageText = (release: Version): string => versions[release] + usages[release];

export const linkNames: Record<LinkType, Record<Version, string>> = {
  EN10MB: { "4.9": "Ethernet", "4.99": "Ethernet" },
  LINUX_SLL: { "4.9": "Linux cooked", "4.99": "Linux cooked v1" },
  LINUX_SLL2: { "4.9": "Linux cooked v2", "4.99": "Linux cooked v2" },
};

/** The lines before the first packet. */
export function headText(release: Version, device: string, link: LinkType, snapshot: number, quiet: boolean): string {
  const hint = release === "4.9" ? "use -v or -vv for full protocol decode" : "use -v[v]... for full protocol decode";
  const size = release === "4.9" ? "capture size" : "snapshot length";
  const head = quiet ? "tcpdump: " : `tcpdump: verbose output suppressed, ${hint}\n`;
  return `${head}listening on ${device}, link-type ${link} (${linkNames[link][release]}), ${size} ${snapshot} bytes\n`;
}

export function openErrorText(release: Version, device: string, errno: "ENODEV" | "ENETDOWN" | "EPERM"): string {
  switch (errno) {
    case "ENODEV": {
      const why = release === "4.9" ? "SIOCGIFHWADDR: No such device" : "No such device exists";
      return `${device}: No such device exists\n(${why})`;
    }
    case "ENETDOWN":
      return `${device}: That device is not up`;
    case "EPERM": {
      const why =
        release === "4.9"
          ? "socket: Operation not permitted"
          : "Attempt to create packet socket failed - CAP_NET_RAW may be required";
      return `${device}: You don't have permission to capture on that device\n(${why})`;
    }
    default:
      return errno satisfies never;
  }
}

/** -L */
export function linkTypesText(release: Version, device: string): string {
  const types: readonly LinkType[] = device === "any" ? ["LINUX_SLL", "LINUX_SLL2"] : ["EN10MB"];
  const lines = types.map((type) => `  ${type} (${linkNames[type][release]})\n`);
  return `Data link types for ${device} (use option -y to set):\n${lines.join("")}`;
}

/** -J */
export function timeStampTypesText(device: string): string {
  return `Time stamp types for ${device} (use option -j to set):\n  host (Host)\n`;
}

/** The lines after the last packet. */
export function countsText(captured: number, received: number): string {
  const packets = (count: number) => `${count} packet${count === 1 ? "" : "s"}`;
  return `${packets(captured)} captured\n${packets(received)} received by filter\n${packets(0)} dropped by kernel\n`;
}

// route(8) of net-tools, as far as it lists: `route`, `route -n`, -e. Left out: add, del, flush.
import { mask, table } from "../net/index.js";
import { formatIpv4 } from "../wire/address.js";
import { immediate, type Result, type World } from "./world.js";

export const route = immediate((argv, world): Result => {
  let extended = false;
  let numeric = false;
  for (const word of argv) {
    if (/^-[nveF46]+$/.test(word) || word === "--numeric" || word === "--extend") {
      extended ||= /^-\w*e/.test(word) || word === "--extend";
      numeric ||= /^-\w*n/.test(word) || word === "--numeric";
    } else if (["add", "del", "flush"].includes(word)) {
      return { stderr: `skbook: route ${word} is not simulated yet: use ip route\n`, status: 1 };
    } else {
      const head = word.startsWith("-") ? `route: invalid option -- '${word[1] ?? "-"}'\n` : "";
      return { stderr: head + usage, status: 3 };
    }
  }
  return { stdout: list(world, numeric, extended), status: 0 };
});

function list(world: World, numeric: boolean, extended: boolean): string {
  const head = extended ? "Flags   MSS Window  irtt Iface" : "Flags Metric Ref    Use Iface";
  const lines = ["Kernel IP routing table", `Destination     Gateway         Genmask         ${head}`];
  for (const each of world.netns.fib.routes(table.main)) {
    const reject = each.type === "unreachable" || each.type === "prohibit";
    const flags = `${reject ? "!" : "U"}${each.gateway === undefined ? "" : "G"}${each.length === 32 ? "H" : ""}`;
    const destination = each.length === 0 && !numeric ? "default" : formatIpv4(each.prefix);
    const gateway = reject ? "-" : formatIpv4(each.gateway ?? 0);
    const start = `${destination.padEnd(15)} ${gateway.padEnd(15)} ${formatIpv4(mask(each.length)).padEnd(15)} `;
    const device = each.dev?.name ?? (reject ? "-" : "*");
    lines.push(
      extended
        ? `${start}${flags.padEnd(5)}     ${reject ? "- -          -" : "0 0          0"} ${device}`
        : `${start}${flags.padEnd(5)} ${String(each.priority).padEnd(6)} ${(reject ? "-" : "0").padEnd(6)} ${"0".padStart(3)} ${device}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

const usage = `Usage: route [-nNvee] [-FC] [<AF>]           List kernel routing tables
       route [-v] [-FC] {add|del|flush} ...  Modify routing table for AF.

       route {-h|--help} [<AF>]              Detailed usage syntax for specified AF.
       route {-V|--version}                  Display version/author and exit.

        -v, --verbose            be verbose
        -n, --numeric            don't resolve names
        -e, --extend             display other/more information
        -F, --fib                display Forwarding Information Base (default)
        -C, --cache              display routing cache instead of FIB

  <AF>=Use -4, -6, '-A <af>' or '--<af>'; default: inet
  List of possible address families (which support routing):
    inet (DARPA Internet) inet6 (IPv6) ax25 (AMPR AX.25) 
    netrom (AMPR NET/ROM) rose (AMPR ROSE) ipx (Novell IPX) 
    ddp (Appletalk DDP) x25 (CCITT X.25) 
`;

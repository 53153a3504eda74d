// The names of routing tables: /etc/iproute2/rt_tables as it stands now (rtnl_tab_initialize): a number, a blank, a name;
// what comes later counts. Left out: rt_tables.d.
import type { World } from "../../world.js";

const FILE = "/etc/iproute2/rt_tables";

/** What Debian and CentOS begin with. */
export const tableFile = { path: FILE, text: file({ local: 255, main: 254, default: 253, unspec: 0 }) };

export function tablesOf(world: World): Readonly<Record<string, number>> {
  const names: Record<string, number> = {};
  for (const line of world.readFile(FILE).split("\n")) {
    const [, id, name] = /^\s*(0x[0-9a-f]+|\d+)\s+([^\s#]+)/i.exec(line) ?? [];
    if (id !== undefined && name !== undefined) names[name] = Number(id);
  }
  return names;
}

function file(reserved: Readonly<Record<string, number>>): string {
  const lines = Object.entries(reserved).map(([name, id]) => `${id}\t${name}`);
  return ["#", "# reserved values", "#", ...lines, "#", "# local", "#", "#1\tinr.ruhep", ""].join("\n");
}

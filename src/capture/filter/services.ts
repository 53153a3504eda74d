// Ports and protocols with a name: those of /etc/services and /etc/protocols.
import * as assigned from "./assigned.js";

type Over = "tcp" | "udp";

const rows = (text: string) => text.split(/,\s+/).map((row) => row.split(" "));

const listed = rows(assigned.ports).map(([name, port, over, ...others]) => ({
  name: name!,
  port: Number(port),
  over: over!.split("/") as Over[],
  others,
}));

/** Whose name it is: over TCP, over UDP or both. The first to have a name keeps it; TCP's counts where they differ. */
export const services: ReadonlyMap<string, { readonly port: number; readonly over: readonly Over[] }> = byName();

function byName() {
  const found = new Map<string, { port: number; over: Over[] }>();
  for (const protocol of ["tcp", "udp"] as const)
    for (const { name, port, over, others } of listed)
      for (const each of over.includes(protocol) ? [name, ...others] : []) {
        const known = found.get(each);
        if (!known) found.set(each, { port, over: [protocol] });
        else if (known.port === port && !known.over.includes(protocol)) known.over.push(protocol);
      }
  return found;
}

export const ipProtocols: ReadonlyMap<string, number> = new Map(
  rows(assigned.protocols).map(([name, number]) => [name!, Number(number)]),
);

/** "80/tcp" and "6" to their names, for printing. */
export const serviceNames: ReadonlyMap<string, string> = new Map([
  ...listed.flatMap(({ name, port, over }) => over.map((each) => [`${port}/${each}`, name] as const)),
  ...[...ipProtocols].map(([name, number]) => [String(number), name] as const),
]);

// A fixed piece of plain JavaScript that does what a simulator does (bytes, maps, small objects, a heap of numbers): how often
// it runs in a CPU second says how fast this machine is just now, and figures are kept as ratios against it.
const table = new Map(Array.from({ length: 4096 }, (_, i) => [Math.imul(i, 0x9e3779b1) >>> 0, { hits: 0 }]));
const keys = [...table.keys()];

export const yardstick = {
  name: "yardstick",
  unit: "turns",
  make: () => () => {
    const turns = 2_000_000;
    let packet = new Uint8Array(48);
    let sum = 0;
    for (let turn = 0; turn < turns; turn++) {
      const next = new Uint8Array(48);
      next.set(packet);
      next[turn % 48] = turn;
      for (let at = 0; at < 20; at += 2) sum += (next[at] << 8) | next[at + 1];
      sum = (sum & 0xffff) + (sum >>> 16);
      table.get(keys[(sum ^ turn) & 4095]).hits++;
      packet = next;
    }
    if (sum < 0) throw new Error("never");
    return turns;
  },
};

import fc from "fast-check";
import { expect, test } from "vitest";
import { topology, type World } from "../../src/view/index.js";
import { expectTidy, labelsOf } from "./geometry.js";
import { drawingOf, drawingsOf, goldenPicture } from "./golden.js";
import { device, pairWorld, routedWorld } from "./logs.js";

test("one machine with a pair: golden", async () => {
  goldenPicture("topology-pair", await topology(pairWorld()));
});

test("three machines in a row: golden, English", async () => {
  const picture = await topology(routedWorld(), { words: "en" });
  goldenPicture("topology-routed", picture);
  expectTidy(drawingsOf(picture));
});

const busy: World = {
  machines: [
    {
      name: "宿主机",
      netns: [
        {
          name: "",
          devices: [
            device("br0", 1, "bridge"),
            device("p1", 2, "veth", { master: "br0" }),
            device("p2", 3, "veth", { master: "br0", up: false }),
          ],
        },
        {
          name: "红",
          devices: [
            device("c1", 4, "veth", { addresses: ["10.0.0.2/24", "2001:db8:1234:5678:9abc:def0:1234:5678/64"] }),
          ],
        },
        { name: "<blue>", devices: [device("c2", 5, "veth")] },
      ],
    },
  ],
  links: ["1", "2"].map((n) => ({
    a: { machine: "宿主机", netns: "", device: `p${n}` },
    b: { machine: "宿主机", netns: n === "1" ? "红" : "<blue>", device: `c${n}` },
    kind: "veth" as const,
  })),
};

test("namespaces, a bridge with ports, what is down: in words and dashes, nothing overlapping", async () => {
  const picture = await topology(busy);
  const svg = drawingOf(picture);
  expectTidy([svg]);
  const labels = labelsOf(svg).map((label) => label.text);
  for (const name of ["宿主机", "br0", "p1", "p2", "c1", "c2", "DOWN 未启用"]) expect(labels).toContain(name);
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(2); // p2's box and its wire
  expect(svg).not.toContain("<blue>");
  expect(picture.toString()).toContain("<-> <blue>:c2");
});

test("the same lab is the same bytes, with nothing of elk's own in it", async () => {
  const [first, second] = [await topology(busy), await topology(busy)];
  expect(first.mime).toEqual(second.mime);
  // Layouts of the last labs are kept; behind so many others it is laid out anew.
  for (let n = 0; n < 20; n++) {
    const [machine] = busy.machines;
    await topology({ ...busy, machines: [{ ...machine!, name: "m".repeat(n + 1) }] });
  }
  expect((await topology(busy)).mime).toEqual(first.mime);
  expect(drawingOf(first)).not.toContain("$H");
});

test("no machine is a picture too", async () => {
  expect((await topology({ machines: [], links: [] }, { words: "en" })).toString()).toContain("No machine");
});

const name = fc.stringMatching(/^[a-z0-9.<&\u4e00-\u4e20]{1,15}$/);
const address = fc.constantFrom("10.0.0.1/24", "192.168.100.200/24", "2001:db8:1234:5678:9abc:def0:1234:5678/64");
const view = fc.record({
  name,
  kind: fc.constantFrom("loopback" as const, "veth" as const, "nic" as const, "bridge" as const),
  addresses: fc.array(address, { maxLength: 3 }),
  up: fc.boolean(),
  carrier: fc.boolean(),
  inBridge: fc.boolean(),
});
const unique = <T>(all: fc.Arbitrary<T>, key: (each: T) => string, maxLength: number) =>
  fc.uniqueArray(all, { selector: key, minLength: 1, maxLength });
const world: fc.Arbitrary<World> = fc
  .tuple(
    unique(
      fc.record({
        name,
        netns: unique(
          fc.record({ name: fc.oneof(fc.constant(""), name), devices: unique(view, (d) => d.name, 5) }),
          (n) => n.name,
          3,
        ),
      }),
      (machine) => machine.name,
      4,
    ),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }),
  )
  .map(([machines, pairs]) => {
    const made = machines.map((machine) => ({
      ...machine,
      netns: machine.netns.map(({ name, devices }) => {
        const bridge = devices.find((each) => each.kind === "bridge")?.name;
        const views = devices.map(({ inBridge, ...each }, i) => {
          const master = inBridge && bridge !== undefined && each.kind !== "bridge" ? { master: bridge } : {};
          return { ...device(each.name, i + 1, each.kind), ...each, ...master };
        });
        return { name, devices: views };
      }),
    }));
    const refs = made.flatMap((machine) =>
      machine.netns.flatMap((netns) =>
        netns.devices.map((d) => ({ machine: machine.name, netns: netns.name, device: d.name })),
      ),
    );
    const links = pairs
      .map(([a, b]) => ({ a: refs[a % refs.length]!, b: refs[b % refs.length]!, kind: "cable" as const }))
      .filter(({ a, b }) => a !== b);
    return { machines: made, links };
  });

test("no two labels overlap and nothing leaves the frame, whatever is wired", async () => {
  await fc.assert(
    fc.asyncProperty(world, async (each) => expectTidy(drawingsOf(await topology(each)))),
    { numRuns: 60, seed: 6 },
  );
}, 240_000);

const place = (svg: string, name: string) => labelsOf(svg).find(({ text }) => text === name)!;

test("a pinned box stands where it is pinned, wires follow, the others make way", async () => {
  const free = drawingOf(await topology(routedWorld(), { words: "en" }));
  const pins = { omega: [12, 12], alpha: [560, 40] } as const;
  const pinned = drawingOf(await topology(routedWorld(), { words: "en", pins }));
  expectTidy([pinned]);
  expect(place(free, "alpha").x).toBeLessThan(place(free, "omega").x);
  // The words of a box begin eight pixels inside it.
  expect([place(pinned, "omega").x, place(pinned, "alpha").x]).toEqual([20, 568]);
  expect(place(pinned, "alpha").y - place(pinned, "omega").y).toBeCloseTo(28);
  expect(pinned.match(/<path [^>]*s-data/g)?.length).toBe(free.match(/<path [^>]*s-data/g)?.length);
  // The same pins, the same bytes.
  expect(drawingOf(await topology(routedWorld(), { words: "en", pins }))).toBe(pinned);
});

test("a namespace is pinned in its machine, which grows to hold it", async () => {
  const svg = drawingOf(await topology(busy, { pins: { "宿主机/红": [700, 300] } }));
  expectTidy([svg]);
  expect(place(svg, "网络命名空间 (netns) 红").x).toBe(12 + 700 + 8);
  await expect(topology(busy, { pins: { nobody: [1, 2] } })).rejects.toThrow(/no box "nobody" to pin: .*宿主机\/红/);
});

test("a bridge, a port of it and a device are pinned in the box around them, below its words", async () => {
  const at = async (pins: Record<string, [number, number]>) => {
    const svg = drawingOf(await topology(busy, { pins }));
    expectTidy([svg]);
    return (name: string) => place(svg, name);
  };
  const free = await at({ 宿主机: [12, 12] });
  const bridge = await at({ 宿主机: [12, 12], "宿主机:br0": [40, 500] });
  // The words of a box begin eight pixels inside it, all at the same height below its edge.
  expect(bridge("br0").x).toBe(12 + 40 + 8);
  expect(bridge("br0").y - free("宿主机").y).toBeCloseTo(500);
  const port = await at({ 宿主机: [12, 12], "宿主机:p2": [300, 250] });
  expect(port("p2").x - free("p2").x).toBeGreaterThan(150);
  expect(port("p2").y - port("br0").y).toBeCloseTo(250);
  const inside = await at({ 宿主机: [12, 12], "宿主机/红:c1": [0, 0] });
  expect(inside("c1").y).toBeGreaterThan(inside("网络命名空间 (netns) 红").y + 12);
  await expect(topology(busy, { pins: { "宿主机:c1": [1, 2] } })).rejects.toThrow(
    'no box "宿主机:c1" to pin: there are 宿主机, 宿主机/红, 宿主机/<blue>, 宿主机:br0, 宿主机:p1, 宿主机:p2, 宿主机/红:c1, 宿主机/<blue>:c2',
  );
});

test("whatever is pinned where, nothing overlaps", async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.nat(5), fc.nat(99), async (each, which, any) => {
      const { name, netns } = each.machines[which % each.machines.length]!;
      const inside = netns.flatMap((space) => {
        const own = space.name === "" ? name : `${name}/${space.name}`;
        return [...(space.name === "" ? [] : [own]), ...space.devices.map((device) => `${own}:${device.name}`)];
      });
      const box = [name, inside[any % inside.length]!][any % 2]!;
      const pictured = topology(each, { pins: { [box]: [40 * which, 60 * which] } });
      const refused = (error: unknown) => {
        // In a large lab a loopback has no box.
        expect(String(error)).toContain("RangeError: no box");
        return topology(each);
      };
      expectTidy(drawingsOf(await pictured.catch(refused)));
    }),
    { numRuns: 60, seed: 7 },
  );
}, 240_000);

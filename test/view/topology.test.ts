import { expect, test } from "vitest";
import { topology, type World } from "../../src/view/index.js";
import { expectTidy, labelsOf } from "./geometry.js";
import { drawingOf, goldenPicture } from "./golden.js";
import { device, pairWorld, routedWorld } from "./logs.js";

test("one machine with a pair: golden", async () => {
  goldenPicture("topology-pair", await topology(pairWorld()));
});

test("three machines in a row: golden, English", async () => {
  const picture = await topology(routedWorld(), { words: "en" });
  goldenPicture("topology-routed", picture);
  expectTidy(drawingOf(picture));
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
  expectTidy(svg);
  const labels = labelsOf(svg).map((label) => label.text);
  for (const name of ["宿主机", "br0", "p1", "p2", "c1", "c2", "DOWN 未启用"]) expect(labels).toContain(name);
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(2); // p2's box and its wire
  expect(svg).not.toContain("<blue>");
  expect(picture.toString()).toContain("<-> <blue>:c2");
});

test("the same lab is the same bytes, with nothing of elk's own in it", async () => {
  const [first, second] = [await topology(busy), await topology(busy)];
  expect(first.mime).toEqual(second.mime);
  expect(drawingOf(first)).not.toContain("$H");
});

test("no machine is a picture too", async () => {
  expect((await topology({ machines: [], links: [] }, { words: "en" })).toString()).toContain("No machine");
});

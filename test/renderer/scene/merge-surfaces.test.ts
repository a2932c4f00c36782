import { BoxGeometry, BufferAttribute, type BufferGeometry, EdgesGeometry } from "three";
import { expect, it } from "vitest";
import { mergeSurfaces, surfaceRoleShift } from "../../../renderer/scene/merge-surfaces.ts";

function box(size: number, role: number): BufferGeometry {
  const geometry = new BoxGeometry(size, size, size);
  geometry.setAttribute("role", new BufferAttribute(new Uint8Array(24).fill(role), 1));
  return geometry;
}

it("joins geometries so that each is found by its indices, with its list and its role at every vertex", () => {
  const surfaces = [
    { geometry: box(1, 4), firstInLists: 0 },
    { geometry: box(2, 9), firstInLists: 70_000 },
  ];
  const { geometry, indexCounts, indexOffsets } = mergeSurfaces(surfaces);
  expect([[...indexCounts], [...indexOffsets]]).toEqual([
    [36, 36],
    [0, 36 * 4],
  ]);
  const { index, attributes } = geometry;
  for (const [place, { geometry: own, firstInLists }] of surfaces.entries()) {
    for (let rank = 0; rank < 36; rank++) {
      const vertex = index?.getX((indexOffsets[place] ?? 0) / 4 + rank) ?? -1;
      const before = own.index?.getX(rank) ?? -1;
      expect(attributes.position?.getX(vertex)).toBe(own.getAttribute("position").getX(before));
      expect(attributes.normal?.getZ(vertex)).toBeCloseTo(own.getAttribute("normal").getZ(before), 4);
      expect(attributes.surface?.getX(vertex)).toBe(firstInLists + (place === 0 ? 4 : 9) * 2 ** surfaceRoleShift);
    }
  }
});

it("numbers the ends of lines that have no indices, and gives role 0 to what has none", () => {
  const edges = new EdgesGeometry(new BoxGeometry(1, 1, 1));
  const { geometry, indexCounts } = mergeSurfaces([
    { geometry: edges, firstInLists: 3 },
    { geometry: edges, firstInLists: 5 },
  ]);
  expect([...indexCounts]).toEqual([24, 24]);
  expect([...(geometry.index?.array ?? [])]).toEqual(Array.from({ length: 48 }, (_, rank) => rank));
  expect([geometry.attributes.surface?.getX(0), geometry.attributes.surface?.getX(47)]).toEqual([3, 5]);
});

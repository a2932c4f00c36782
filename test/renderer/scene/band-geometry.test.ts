import { describe, expect, it } from "vitest";
import { bandGeometry, type Route } from "../../../renderer/scene/band-geometry.ts";

const straight: Route = [
  [0, 1, 0],
  [10, 1, 0],
];
const bent: Route = [
  [0, 1, 0],
  [10, 1, 0],
  [10, 1, 20],
];

/** The vertices of one band: place, side and way of each. */
function verticesOf(routes: readonly Route[], band: number): { at: number[]; side: number[]; way: number[] }[] {
  const { attributes } = bandGeometry(routes);
  const read = (name: string, vertex: number): number[] => {
    const attribute = attributes[name];
    if (attribute === undefined) throw new Error(`no attribute ${name}`);
    return Array.from({ length: attribute.itemSize }, (_, place) => attribute.getComponent(vertex, place));
  };
  return Array.from({ length: attributes.position?.count ?? 0 }, (_, vertex) => ({
    at: read("position", vertex),
    side: read("side", vertex),
    way: read("way", vertex),
  })).filter(({ way }) => way[2] === band);
}

describe("the geometry of bands", () => {
  it("has two vertices at each end of a straight way, to its left and to its right", () => {
    const vertices = verticesOf([straight], 0);
    expect(vertices.map(({ at }) => at)).toEqual([
      [0, 1, 0],
      [0, 1, 0],
      [10, 1, 0],
      [10, 1, 0],
    ]);
    expect(vertices.map(({ side }) => side.map(Math.abs))).toEqual(vertices.map(() => [0, 1]));
    expect(vertices.map(({ way }) => way)).toEqual([
      [0, -1, 0],
      [0, 1, 0],
      [10, -1, 0],
      [10, 1, 0],
    ]);
  });

  it("rounds corners, and counts the way along the arc", () => {
    const vertices = verticesOf([straight, bent], 1);
    const corner = vertices.filter(({ at }) => at[0] === 10 && at[2] === 0);
    expect(corner).toEqual([]);
    const lengthM = Math.max(...vertices.map(({ way }) => way[0] ?? 0));
    expect(lengthM).toBeLessThan(30);
    expect(lengthM).toBeGreaterThan(28);
  });

  it("looks up, whichever way it leads", () => {
    const geometry = bandGeometry([bent]);
    const index = geometry.index?.array ?? [];
    const vertices = verticesOf([bent], 0);
    const pointOf = (vertex: number): [number, number] => {
      const { at, side } = vertices[vertex] ?? { at: [], side: [] };
      return [(at[0] ?? 0) + (side[0] ?? 0) * 0.5, (at[2] ?? 0) + (side[1] ?? 0) * 0.5];
    };
    for (let first = 0; first < index.length; first += 3) {
      const [a, b, c] = [0, 1, 2].map((corner) => pointOf(index[first + corner] ?? 0));
      if (a === undefined || b === undefined || c === undefined) throw new Error("no triangle");
      // Seen from above, x to the right and z down, what turns anticlockwise faces up.
      expect((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])).toBeLessThan(0);
    }
  });
});

import fc from "fast-check";
import { Box3, PerspectiveCamera, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { cornersOf } from "../../../renderer/scene/asset-bounds.ts";
import { planFlight } from "../../../renderer/scene/camera-flight.ts";
import { fieldOfViewDeg, poseFor } from "../../../renderer/scene/camera-pose.ts";

const points = cornersOf(new Box3(new Vector3(-30, 0, -10), new Vector3(30, 8, 10)));

describe("the pose of a view", () => {
  it("shows the whole of what it looks at, in any shape of window", () => {
    const levels = ["park", "factory", "line", "device"] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...levels),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (level, aspect, heading) => {
          const { position, target } = poseFor(points, level, heading, aspect);
          const camera = new PerspectiveCamera(fieldOfViewDeg, aspect, 0.1, 5000);
          camera.position.copy(position);
          camera.lookAt(target);
          camera.updateMatrixWorld();
          for (const point of points) {
            const seen = point.clone().project(camera);
            expect(Math.max(Math.abs(seen.x), Math.abs(seen.y))).toBeLessThanOrEqual(1);
            expect(seen.z).toBeLessThan(1);
          }
        },
      ),
      { seed: 8 },
    );
  });

  it.each([
    ["park", 1.5],
    ["factory", 1.5],
    ["factory", 1.78],
    ["line", 1.5],
  ] as const)(
    "fills the picture of a %s, %d times as wide as high, from side to side or up to its labels",
    (level, aspect) => {
      const { position, target } = poseFor(points, level, 0.4, aspect);
      const camera = new PerspectiveCamera(fieldOfViewDeg, aspect, 0.1, 5000);
      camera.position.copy(position);
      camera.lookAt(target);
      camera.updateMatrixWorld();
      const seen = points.map((point) => point.clone().project(camera));
      const reachX = Math.max(...seen.map(({ x }) => Math.abs(x)));
      const bottom = Math.min(...seen.map(({ y }) => y));
      expect(Math.max(reachX / 0.96, bottom / -0.93)).toBeCloseTo(1, 2);
    },
  );

  it("is found for a plant of more points than a call may have arguments", () => {
    const many = Array.from({ length: 200_000 }, (_, place) => new Vector3(place % 1000, 0, Math.floor(place / 1000)));
    const { position, target } = poseFor(many, "park", 0, 1.6);
    expect(target.distanceTo(new Vector3(500, 0, 100))).toBeLessThan(200);
    expect(position.y).toBeGreaterThan(100);
  });

  it("looks down from above the ground, from the side that the level is designed for", () => {
    const { position, target } = poseFor(points, "park", 0, 1.6);
    const offset = position.clone().sub(target);
    expect((Math.atan2(offset.x, offset.z) * 180) / Math.PI).toBeCloseTo(23);
    expect((Math.asin(offset.y / offset.length()) * 180) / Math.PI).toBeCloseTo(34);
  });
});

describe("a flight", () => {
  const from = { position: new Vector3(200, 300, 400), target: new Vector3(0, 0, 0) };
  const to = { position: new Vector3(32, 6, 12), target: new Vector3(30, 1, -4) };

  it("leads from where it starts to where it ends, in 0.9 to 1.6 s", () => {
    const at = { position: new Vector3(), target: new Vector3() };
    const flight = planFlight(from, to);
    expect(flight.at(0, at)).toBe(false);
    expect(at.position.distanceTo(from.position)).toBeLessThan(1e-6);
    expect(flight.at(0.89, at)).toBe(false);
    expect(flight.at(1.6, at)).toBe(true);
    expect(at.position.distanceTo(to.position)).toBeLessThan(1e-6);
    expect(at.target.distanceTo(to.target)).toBeLessThan(1e-6);
  });

  it("never jumps, and never dips below the ground", () => {
    const at = { position: new Vector3(), target: new Vector3() };
    const flight = planFlight(from, to);
    flight.at(0, at);
    let before = at.position.clone();
    for (let seconds = 0; seconds <= 1.6; seconds += 1 / 120) {
      flight.at(seconds, at);
      expect(at.position.distanceTo(before)).toBeLessThan(25);
      expect(at.position.y).toBeGreaterThan(0);
      before = at.position.clone();
    }
  });
});

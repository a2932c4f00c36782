import { Box3, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { spotBefore } from "../../../renderer/scene/spot-before.ts";

describe("a place before a box", () => {
  const box = new Box3(new Vector3(10, 0, -20), new Vector3(30, 8, 20));
  const radiusM = 4;

  it.each([
    new Vector3(100, 60, 10),
    new Vector3(20, 60, 300),
    new Vector3(-200, 5, -200),
    new Vector3(20, 90, 0),
    new Vector3(15, 3, 2),
  ])("has room for what is to stand there, on the side of an eye at %o", (eye) => {
    const spot = spotBefore(box, eye, radiusM);
    const middle = box.getCenter(new Vector3());
    expect(box.distanceToPoint(spot)).toBeGreaterThan(radiusM);
    expect(spot.clone().sub(middle).dot(eye.clone().sub(middle).setY(0))).toBeGreaterThanOrEqual(0);
  });
});

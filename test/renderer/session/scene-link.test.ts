import { expect, it, vi } from "vitest";
import { createSceneLink } from "../../../renderer/session/scene-link.ts";

it("tells every other scene where a hand has moved the camera, and none that has left", () => {
  const link = createSceneLink();
  const heard = [vi.fn(), vi.fn(), vi.fn()];
  const seats = heard.map((listener) => link.join(listener));
  const view = { positionM: [1, 2, 3], targetM: [4, 5, 6] } satisfies Parameters<(typeof seats)[0]["tell"]>[0];
  seats[2]?.leave();
  seats[0]?.tell(view);
  expect(heard.map(({ mock }) => mock.calls)).toEqual([[], [[view]], []]);
});

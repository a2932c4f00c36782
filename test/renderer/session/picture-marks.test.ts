import { expect, it } from "vitest";
import { pictureMarks } from "../../../renderer/session/picture-marks.ts";
import type { Provenance } from "../../../twin/playback/provenance.ts";

const marksOf = (source: Provenance["source"], plant: boolean, simulated: boolean): string[] =>
  pictureMarks({ provenance: { source, origins: { plant, simulated } }, live: undefined }).map(
    ({ text, isDashed }) => `${text}${isDashed ? " dashed" : ""}`,
  );

it("says of a picture in both languages what it shows: live or recorded, real or simulated", () => {
  expect(marksOf("live", true, false)).toEqual(["● 实时 LIVE"]);
  expect(marksOf("recorded", false, true)).toEqual(["◁ 录制 RECORDED", "◇ 仿真 SIMULATED dashed"]);
  expect(marksOf("recorded", true, true)[1]).toBe("◇ 部分仿真 PARTLY SIMULATED dashed");
  expect(marksOf("none", false, false)).toEqual(["○ 无数据 NO DATA"]);
});

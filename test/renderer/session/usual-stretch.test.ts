import { expect, it } from "vitest";
import type { LiveValues } from "../../../renderer/session/live-values.ts";
import { usualStretch } from "../../../renderer/session/usual-stretch.ts";
import type { SourceView } from "../../../twin/bridge/contract.ts";

const minuteUs = 60e6;
const edgeUs = 1_780_000_000_000_000;

function stretchOf(recordedUs: number | undefined, kind: SourceView["kind"], range?: { fromUs: number; toUs: number }) {
  const ranges = recordedUs === undefined ? [] : [{ fromUs: edgeUs - recordedUs, toUs: edgeUs }];
  const alarms = { critical: [], high: [], medium: [], low: [] };
  const live = { clock: { edgeUs: () => edgeUs } } as unknown as LiveValues;
  const timeline = () => Promise.resolve({ result: { ranges: [{ fromUs: 1, toUs: 2 }, ...ranges], alarms } });
  return usualStretch({ range, live, source: { kind, modelFolder: "plant/" } }, { timeline });
}

it("takes what is picked, a short file as a whole, and of a history its last minutes", async () => {
  const picked = { fromUs: 5, toUs: 9 };
  expect(await stretchOf(minuteUs, "live", picked)).toBe(picked);
  // From when machines have spoken: most say nothing in the first moments of a recording.
  expect(await stretchOf(2 * minuteUs, "live")).toEqual({ fromUs: edgeUs - 2 * minuteUs + 10e6, toUs: edgeUs });
  expect(await stretchOf(3e6, "live")).toEqual({ fromUs: edgeUs - 1e6, toUs: edgeUs });
  expect(await stretchOf(600 * minuteUs, "live")).toEqual({ fromUs: edgeUs - 10 * minuteUs, toUs: edgeUs });
  expect(await stretchOf(60 * minuteUs, "file")).toEqual({ fromUs: edgeUs - 60 * minuteUs, toUs: edgeUs });
  expect(await stretchOf(600 * minuteUs, "file")).toEqual({ fromUs: edgeUs - 10 * minuteUs, toUs: edgeUs });
});

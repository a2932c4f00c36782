import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyPark } from "./quick-park.ts";

const line = "battery/assembly/line-2";
const winder = `${line}/winder-4`;

/** Long enough for a test that takes its time: nothing moves on by itself. */
const holdS = 600;

const simulation = { weekday: 2, time: "09:30", settleS: 60, lengthS: 150 };

const meanPower = (of: string, expect: object) => ({
  measure: {
    formula: "power",
    unit: "kW",
    terms: { power: { from: "signals", of, take: "mean", over: { fromS: 0, toS: 120 } } },
  },
  expect,
});

/** Three steps that hold, and at the last one a claim for each verdict. */
export const shortTour = {
  format: 1,
  id: "short-tour",
  title: { zh: "装配线导览", en: "A tour of the assembly line" },
  summary: { zh: "三步走完一条产线。数据为仿真。", en: "A line in three steps. The data is simulated." },
  criteria: ["scenes-2025/3"],
  play: { toS: 150, simulation },
  steps: [
    {
      id: "line",
      chapter: { zh: "产线", en: "The line" },
      at: { offsetS: 0 },
      holdS,
      view: { asset: line },
      caption: { zh: "装配线：六台卷绕机并联。", en: "The line: six winders side by side." },
      notes: { zh: "先请大家找到 4 号卷绕机。", en: "Let people find winder 4 first." },
      show: [{ panel: "trend", signals: [`${line}/power`, `${winder}/power`] }],
    },
    {
      id: "machine",
      chapter: { zh: "设备", en: "The machine" },
      at: { offsetS: 30 },
      holdS,
      view: { asset: winder, shot: "close" },
      caption: { zh: "卷绕机 4：每个数都有来源。", en: "Winder 4: every figure has a source." },
      notes: { zh: "点开功率，看它的主题。", en: "Open its power and show the topic." },
      show: [{ panel: "device", asset: winder }, { panel: "alarms" }, { panel: "figures", asset: line }],
      highlight: [winder],
    },
    {
      id: "result",
      chapter: { zh: "结论", en: "The result" },
      at: { offsetS: 120 },
      holdS,
      view: { asset: line },
      caption: { zh: "三项说明，各有各的结果。", en: "Three claims, and each has its own outcome." },
      evidence: [
        {
          id: "runs",
          claim: { zh: "产线在运行", en: "The line runs" },
          ...meanPower(`${line}/power`, { atLeast: 1 }),
        },
        {
          id: "too-much",
          claim: { zh: "产线功率高于一座城市", en: "The line needs more power than a town" },
          ...meanPower(`${line}/power`, { atLeast: 1e6 }),
        },
        {
          id: "unknown",
          claim: { zh: "没有的点位也能测量", en: "A signal that is not there can be measured" },
          ...meanPower(`${line}/gone`, { atLeast: 1 }),
        },
      ],
    },
  ],
};

const caption = { zh: "字幕", en: "A caption" };

/** Names assets, signals and criteria that the park does not have. */
const withGaps = {
  format: 1,
  id: "with-gaps",
  title: { zh: "引用不全的导览", en: "A tour with gaps" },
  criteria: ["scenes-2025/3", "scenes-2025/999"],
  play: { toS: 100, simulation },
  steps: [
    {
      id: "nowhere",
      at: { offsetS: 0 },
      holdS,
      view: { asset: "battery/gone" },
      caption: { zh: "这里的设备已拆除。", en: "The machine that stood here is gone." },
      show: [{ panel: "trend", signals: [`${line}/gone`] }],
      highlight: ["battery/lost"],
    },
    { id: "somewhere", at: { offsetS: 50 }, holdS, view: { asset: line }, caption },
  ],
};

/** Needs an hour of a recording that is two and a half minutes long. */
const tooLong = {
  format: 1,
  id: "too-long",
  title: { zh: "比记录长的导览", en: "A tour longer than its recording" },
  play: { toS: 3600, simulation },
  steps: [
    { id: "begins", at: { offsetS: 0 }, holdS, caption },
    { id: "never", at: { offsetS: 3000 }, holdS, caption },
  ],
};

/** Waits for what is no condition. */
const broken = {
  ...tooLong,
  id: "broken",
  steps: [{ id: "begins", at: { when: `${line}/power > and` }, caption }],
};

/** A copy of the demonstration park with these scenarios in place of its own; the caller removes it. */
export async function copyParkWithTours(): Promise<string> {
  const folder = await copyPark();
  await rm(join(folder, "scenarios"), { recursive: true });
  await mkdir(join(folder, "scenarios"));
  for (const scenario of [shortTour, withGaps, tooLong, broken]) {
    await writeFile(join(folder, "scenarios", `${scenario.id}.json`), JSON.stringify(scenario));
  }
  return folder;
}

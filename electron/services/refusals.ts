import { Refusal } from "../../twin/bridge/refusal.ts";

/** Refusals that several requests have. */
export const refusals = {
  nothingRecorded: () => new Refusal({ zh: "这里没有历史数据", en: "nothing is recorded here" }),
  nothingPlays: () => new Refusal({ zh: "当前没有播放场景", en: "nothing plays here" }),
  beingMadeReady: () => new Refusal({ zh: "场景正在准备，请稍候", en: "a scenario is being made ready here already" }),
  noScenario: (id: string) => new Refusal({ zh: `没有场景 “${id}”`, en: `there is no scenario ${id} here` }),
  notSimulated: (id: string) =>
    new Refusal({ zh: `场景 “${id}” 没有仿真录制`, en: `no recording is simulated for ${id}` }),
} as const;

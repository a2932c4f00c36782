import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { historyLines } from "../../../renderer/session/alarm-lines.ts";
import { type FollowedHistory, followAlarmHistory } from "../../../renderer/session/follow-alarm-history.ts";
import { startTexts } from "../../../renderer/session/language.ts";
import type { Answer } from "../../../renderer/session/session-requests.ts";
import { type AlarmHistory, alarmHistoryOf } from "../../../twin/alarms/alarm-history.ts";
import type { AlarmEntry } from "../../../twin/alarms/alarm-life.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { alarmPlant } from "../../support/alarm-plant.ts";

const plant = indexPlantView(viewPlant(alarmPlant, "operator").plant);
const { t } = await startTexts("en");
const hourUs = 3_600_000_000;
const name = { asset: "line-1/pump-1", signal: "flow", id: "low", priority: "low" } as const;

const comment = (timeUs: number, text: string): AlarmEntry => ({
  kind: "alarm-action",
  timeUs,
  alarm: name,
  action: "comment",
  who: "",
  text,
  untilUs: null,
});

describe("the history of alarms while it is looked at", () => {
  let journal: AlarmEntry[];
  let asked: TimeRange[];
  let shown: FollowedHistory[];
  let nowUs: number;
  let changed: () => void;
  let end: () => void;
  let isBroken: boolean;
  const limit = 4;
  const notes = (): string[] => shown.at(-1)?.lines?.map(({ note }) => note) ?? [];
  const keys = (): string[] => shown.at(-1)?.lines?.map(({ key }) => key) ?? [];
  const passS = async (seconds: number): Promise<void> => {
    nowUs += seconds * 1e6;
    await vi.advanceTimersByTimeAsync(seconds * 1000);
  };
  const answer = (range: TimeRange): Answer<AlarmHistory> => {
    asked.push(range);
    if (isBroken) return { problem: { code: "failed", detail: "the disk is full" } };
    const within = journal.filter(({ timeUs }) => timeUs >= range.fromUs && timeUs <= range.toUs);
    return { result: alarmHistoryOf(within, limit, () => true, true) };
  };
  const follow = async (): Promise<void> => {
    end = followAlarmHistory(hourUs, {
      ask: async (range) => answer(range),
      linesOf: (history, before) => historyLines(plant, history, "en", t, before),
      nowUs: () => nowUs,
      onAlarms: (tell) => {
        changed = tell;
        return () => {
          changed = () => undefined;
        };
      },
      show: (history) => shown.push(history),
    });
    await passS(0);
  };
  beforeEach(() => {
    vi.useFakeTimers();
    nowUs = 10 * hourUs;
    asked = [];
    shown = [];
    isBroken = false;
    journal = [comment(nowUs - 2 * hourUs, "too old"), comment(nowUs - 600e6, "old"), comment(nowUs - 5e6, "new")];
  });
  afterEach(() => {
    end();
    vi.useRealTimers();
  });

  it("has what was on its way to the journal when it was opened", async () => {
    await follow();
    expect(notes()).toEqual(["new", "old"]);
    journal.push(comment(nowUs - 0.1e6, "just before"));
    await passS(1);
    expect(notes()).toEqual(["just before", "new", "old"]);
  });

  it("asks for what is new alone when alarms have changed, and once for many changes", async () => {
    await follow();
    await passS(30);
    expect(asked).toHaveLength(2);
    const before = keys();
    for (let times = 0; times < 100; times++) changed();
    journal.push(comment(nowUs, "seen"));
    await passS(1);
    expect(asked).toHaveLength(3);
    expect(asked.at(-1)?.fromUs).toBeGreaterThan(nowUs - 120e6);
    expect(notes()).toEqual(["seen", "new", "old"]);
    expect(keys().slice(1)).toEqual(before);
    expect(new Set(keys()).size).toBe(3);
  });

  it("takes in an event that came late, and draws nothing again where nothing is new", async () => {
    await follow();
    await passS(1);
    expect(shown).toHaveLength(1);
    journal.splice(2, 0, comment(nowUs - 20e6, "late"));
    changed();
    await passS(1);
    expect(notes()).toEqual(["new", "late", "old"]);
  });

  it("shows nothing of what is to come to whoever has gone back in time", async () => {
    journal.splice(2, 0, comment(nowUs - 200e6, "to come"));
    await follow();
    await passS(1);
    nowUs -= 300e6;
    changed();
    await passS(1);
    expect(notes()).toEqual(["old"]);
  });

  it("says that older ones are left out, and keeps what there is when the host cannot answer", async () => {
    for (let place = 0; place < limit; place++) journal.push(comment(nowUs - 4e6 + place, `${place}`));
    await follow();
    expect(shown.at(-1)?.isCut).toBe(true);
    isBroken = true;
    changed();
    await passS(1);
    expect(notes()).toEqual(["3", "2", "1", "0"]);
    end();
    await follow();
    expect(shown.at(-1)?.problem).toMatchObject({ detail: "the disk is full" });
  });

  it("asks no more when it has ended", async () => {
    await follow();
    end();
    changed();
    await passS(5);
    expect(asked).toHaveLength(1);
  });
});

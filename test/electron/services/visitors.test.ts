import { expect, it, onTestFinished } from "vitest";
import { createLiveSource } from "../../../electron/services/live-source.ts";
import { openedSession } from "../../../electron/services/screen-requests.ts";
import { createSessions } from "../../../electron/services/sessions.ts";
import { newAlarm } from "../../../twin/alarms/standing-alarm.ts";
import type { PlantIssue } from "../../../twin/plant/plant-issue.ts";
import { silentLog } from "../../support/host.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { createRecordedTime } from "../../support/recorded-time.ts";

it("visitors count the alarms of which they are told, and no others", async () => {
  const host = createRecordedTime();
  onTestFinished(() => host.dispose());
  for (const [signal, visibility] of Object.entries({ state: "public", flow: "internal" })) {
    const { definition } = host.plant.signals.find((each) => each.definition.id === signal) ?? {};
    expect(definition?.visibility).toBe(visibility);
    const name = { asset: "line-1/pump-1", signal, id: "a", priority: "high" } as const;
    const alarm = newAlarm({ ...name, sinceUs: host.startUs, value: null });
    host.history.entries.push({ kind: "alarm-raised", timeUs: host.startUs, alarm });
  }
  const range = { fromUs: host.startUs - 1e6, toUs: host.startUs + 1e6, buckets: 2 };
  const counted = async (profile: "operator" | "visitor"): Promise<number[]> => {
    const screen = await host.open({}, profile);
    return (await screen.end.request("timeline", range)).alarms.high;
  };
  expect(await counted("operator")).toEqual([0, 2]);
  expect(await counted("visitor")).toEqual([0, 1]);
});

it("visitors are told no names of what is wrong with the plant, or gone from it", () => {
  const text = { zh: "点位 flow", en: "the signal flow" };
  const issue: PlantIssue = { severity: "warning", file: "types/pump.json", place: "signals[4]", text };
  const source = createLiveSource(
    parsedPumpPlant(),
    new Map(),
    [issue],
    undefined,
    { alarms: [], marks: [] },
    silentLog,
  );
  const seal = "intact" as const;
  const file = {
    name: "a",
    software: "",
    author: "",
    createdUs: 0,
    sha256: "",
    seal,
    damage: [],
    gone: ["pump-1/flow"],
  };
  const shown = { ...source, view: { kind: "file" as const, modelFolder: "plant/", file } };
  const session = createSessions(silentLog).enter("a", shown, "visitor", 0);
  const openedAs = (profile: "operator" | "visitor") =>
    openedSession(session, profile, { software: "test", clockUs: () => 0 });
  expect(openedAs("visitor")).toMatchObject({ issues: [], source: { file: { name: "a", gone: [] } } });
  expect(openedAs("operator")).toMatchObject({ issues: [issue], source: { file: { gone: ["pump-1/flow"] } } });
});

it("stretches without a length, or beyond all dates, are refused with what would be right", async () => {
  const host = createRecordedTime();
  onTestFinished(() => host.dispose());
  const { end } = await host.open();
  const clip = (fromUs: number, toUs: number): Promise<unknown> =>
    end.request("save-clip", { fromUs, toUs, author: "", note: "" });
  await expect(clip(5, 1)).rejects.toThrow("must end after it begins");
  await expect(clip(-1e300, 1)).rejects.toMatchObject({ code: "bad-arguments" });
  const samples = end.request("export-samples", { fromUs: 1, toUs: 1, asset: "works", format: "csv" });
  await expect(samples).rejects.toThrow("must end after it begins");
});

import { parsePlant } from "../../twin/plant/parse-plant.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { plantFiles, pumpPlant, pumpType } from "./plant-files.ts";

/** The pump works with an alarm of every kind. */
export const alarmPlant: Plant = (() => {
  const message = { zh: "报警", en: "Alarm" };
  const alarms: Readonly<Record<string, readonly object[]>> = {
    flow: [
      { id: "high", high: 10, deadband: 2, delayMs: 1000, priority: "medium", message },
      { id: "low", low: 1, offDelayMs: 500, priority: "low", message, latching: true },
      { id: "dry-run", when: "flow < 4 and state = 'execute'", priority: "critical", message },
    ],
    speed: [
      { id: "surge", risePerS: 10, overMs: 1500, suppressWhen: "state = 'stopped'", priority: "medium", message },
      { id: "lasting", risePerS: 15, overMs: 1500, delayMs: 1000, priority: "low", message },
    ],
    alarm: [{ id: "lamp", is: true, priority: "low", message }],
    state: [{ id: "silent", stale: true, priority: "high", message }],
  };
  const signals = pumpType.signals.map((signal) => ({ ...signal, alarms: alarms[signal.id] ?? [] }));
  const files = plantFiles({ "plant.json": pumpPlant(), "types/pump.json": { ...pumpType, signals } });
  const { plant, issues } = parsePlant(files);
  if (plant === undefined) throw new Error(`the test's plant is wrong: ${JSON.stringify(issues)}`);
  return plant;
})();

export const alarmStartUs = 1_764_000_000_000_000;

/** The signals of the first pump. */
export const alarmSignals = { state: at("state"), speed: at("speed"), alarm: at("alarm"), flow: at("flow") };

function at(id: string): number {
  return alarmPlant.signals.findIndex(
    ({ definition, asset }) => definition.id === id && alarmPlant.assets[asset]?.path === "line-1/pump-1",
  );
}

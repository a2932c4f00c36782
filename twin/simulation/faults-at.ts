import type { LocalizedText } from "../plant/localized-text.ts";
import type { Asset, Plant } from "../plant/plant.ts";
import type { BuiltPlant } from "./build-plant.ts";
import type { FaultOption, FaultRequest } from "./fault-request.ts";
import type { Line } from "./line-model.ts";
import type { Machine } from "./machine-model.ts";
import type { FailureSettings } from "./machine-schema.ts";
import type { SensorFaults } from "./sensor-faults.ts";
import type { SimulatedAsset } from "./simulated-asset.ts";
import type { Reporting, SignalModel } from "./speaker.ts";

/** What a fault does when it begins, and undoes when it ends. */
export interface Effect {
  begin(nowUs: number): void;
  end(nowUs: number): void;
  /** Whether it is over by itself. */
  isOver(): boolean;
}

interface Workplace {
  readonly plant: Plant;
  readonly built: BuiltPlant;
  readonly reportings: readonly Reporting[];
  readonly sensors: SensorFaults;
  readonly models: readonly SignalModel[];
}

type Option = FaultOption & {
  readonly effectOf: (request: FaultRequest) => Effect;
  /** Time from its beginning to the failure at full severity; none where nothing fails. */
  readonly leadS?: number;
};

const names = {
  blocked: { zh: "堵料", en: "Blocked" },
  changeover: { zh: "换型", en: "Changeover" },
  "bad-batch": { zh: "来料批次不良", en: "Bad batch of material" },
  "power-peak": { zh: "功率尖峰", en: "Power peak" },
  "network-loss": { zh: "网络中断", en: "Network loss" },
  "clock-off": { zh: "时钟偏差", en: "Clock off" },
  "sensor-drift": { zh: "传感器漂移", en: "Sensor drift" },
  "sensor-stuck": { zh: "传感器卡滞", en: "Sensor stuck" },
} satisfies Record<string, LocalizedText>;

/** How far a clock is off, and how much scrap a bad batch adds, at full severity. */
const clockOffUs = 120e6;
const badBatchShare = 0.4;

/** What may go wrong at an asset: the failures of its machine, and what any plant knows. */
export function faultsAt(at: Workplace, asset: Asset): Option[] {
  const of = at.built.assets[asset.index];
  const under = assetsUnder(at.plant, asset.path).map(({ index }) => index);
  const { machine } = of ?? {};
  const line = at.built.lines.get(asset.path);
  const options: Option[] = [];
  if (machine !== undefined) options.push(...failuresOf(machine));
  if (of?.station !== undefined && of.line !== undefined) options.push(blocked(of.line, asset.path));
  if (line !== undefined) options.push(changeover(line), badBatch(line));
  options.push(powerPeak(under.flatMap((index) => at.built.assets[index] ?? [])));
  options.push(...reportingFaults(under.flatMap((index) => at.reportings[index] ?? [])));
  if (asset.level === "device") options.push(...sensorFaults(at, asset));
  return options;
}

function lasting(fault: keyof typeof names, effectOf: Option["effectOf"]): Option {
  return { fault, name: names[fault], signals: [], lasts: true, effectOf };
}

function untilCleared(begin: Effect["begin"], end: Effect["end"]): Effect {
  return { begin, end, isOver: () => false };
}

function failuresOf(machine: Machine): Option[] {
  return machine.wear.failures.map((settings, failure) => ({
    fault: settings.id,
    name: settings.name,
    signals: [],
    lasts: false,
    leadS: requestedLeadS(settings),
    effectOf: ({ severity }) => {
      let hasEnded = false;
      return {
        begin: (nowUs) =>
          machine.hasten(failure, (requestedLeadS(settings) / severity) * 1e6, severity, nowUs, () => {
            hasEnded = true;
          }),
        end: (nowUs) => machine.mend(failure, nowUs),
        isOver: () => hasEnded,
      };
    },
  }));
}

/** What gives no sign has nothing to wait for. */
function requestedLeadS({ requestLeadS, signs, spoils, slow }: FailureSettings): number {
  return signs.length === 0 && spoils.length === 0 && slow === 0 ? 1 : requestLeadS;
}

function blocked(line: Line, machine: string): Option {
  return lasting("blocked", () =>
    untilCleared(
      (nowUs) => line.hold(machine, true, nowUs),
      (nowUs) => line.hold(machine, false, nowUs),
    ),
  );
}

function changeover(line: Line): Option {
  return {
    ...lasting("changeover", () => ({
      begin: () => line.count.changeProduct(),
      end: () => undefined,
      isOver: () => true,
    })),
    lasts: false,
  };
}

function badBatch(line: Line): Option {
  return lasting("bad-batch", ({ severity }) => {
    const share = badBatchShare * severity;
    return untilCleared(
      () => line.spoil(share),
      () => line.spoil(-share),
    );
  });
}

/** Everything that runs below the target draws more: at full severity, half as much again. */
function powerPeak(assets: readonly SimulatedAsset[]): Option {
  return lasting("power-peak", ({ severity }) => {
    const added = new Map<SimulatedAsset, number>();
    return untilCleared(
      (nowUs) => {
        for (const asset of assets) {
          const kw = Math.max(0, (asset.meter?.powerAt(nowUs) ?? 0) * 0.5 * severity);
          added.set(asset, kw);
          asset.meter?.add(kw, nowUs);
        }
      },
      (nowUs) => {
        for (const [{ meter }, kw] of added) meter?.add(-kw, nowUs);
      },
    );
  });
}

function reportingFaults(reportings: readonly Reporting[]): Option[] {
  return [
    lasting("network-loss", () =>
      untilCleared(
        () => {
          for (const reporting of reportings) reporting.silences++;
        },
        () => {
          for (const reporting of reportings) reporting.silences--;
        },
      ),
    ),
    lasting("clock-off", ({ severity }) => {
      const shift = (byUs: number): void => {
        for (const reporting of reportings) reporting.clockOffsetUs += byUs;
      };
      return untilCleared(
        () => shift(clockOffUs * severity),
        () => shift(-clockOffUs * severity),
      );
    }),
  ];
}

function sensorFaults({ sensors, models }: Workplace, asset: Asset): Option[] {
  const measured = models.filter(
    ({ signal, behaviour }) => signal.asset === asset.index && (behaviour.kind === "level" || behaviour.kind === "day"),
  );
  if (measured.length === 0) return [];
  const signals = measured.map(({ signal: { definition } }) => ({ id: definition.id, name: definition.name }));
  const sensor = (
    fault: "sensor-drift" | "sensor-stuck",
    begin: (model: SignalModel, request: FaultRequest, nowUs: number) => void,
  ): Option => ({
    ...lasting(fault, (request) => {
      const model = measured.find(({ signal }) => signal.definition.id === request.signal);
      return untilCleared(
        (nowUs) => (model === undefined ? undefined : begin(model, request, nowUs)),
        () => (model === undefined ? undefined : sensors.trust(model.signal.index)),
      );
    }),
    signals,
  });
  return [
    sensor("sensor-drift", ({ signal, valueAt }, { severity, durationS }, nowUs) => {
      const value = valueAt(nowUs);
      // At full severity a third of what it shows, reached half way through.
      const by = (typeof value === "number" ? Math.abs(value) : 0) * 0.33 * severity;
      sensors.drift(signal.index, by, durationS / 2, nowUs);
    }),
    sensor("sensor-stuck", ({ signal }) => sensors.stick(signal.index)),
  ];
}

/** Assets below one, itself included. */
function assetsUnder(plant: Plant, path: string): Asset[] {
  const root = plant.assets.find((asset) => asset.path === path);
  if (root === undefined) return [];
  const inside = new Set([root.index]);
  return plant.assets.filter((asset) => {
    if (!inside.has(asset.index) && !inside.has(asset.parent)) return false;
    inside.add(asset.index);
    return true;
  });
}

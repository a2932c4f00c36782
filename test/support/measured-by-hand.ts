import { type HeldValues, heldS, heldValues, meanOf } from "./held-values.ts";
import { plant, type Recording } from "./park-scenarios.ts";
import type { Row } from "./samples.ts";

/** Rows of the signals that claims rest on, in the order of their times. */
export type RecordedRows = Pick<Recording, "range" | "rows">;

/** What signals said over a part of the recording, seconds after its beginning. */
function heldIn(recording: RecordedRows, names: readonly string[], fromS: number, toS: number): HeldValues[] {
  const { fromUs } = recording.range;
  const rows = names.map((name) => rowsNamed(recording.rows, name).rows);
  return heldValues(rows, fromUs + fromS * 1e6, fromUs + toS * 1e6);
}

/** A signal's rows, found by its name. */
export function rowsNamed(
  rows: readonly Row[],
  name: string,
): { readonly signal: number; readonly rows: readonly Row[] } {
  const signal = plant.signals.findIndex(
    ({ asset, definition }) => `${plant.assets[asset]?.path}/${definition.id}` === name,
  );
  return { signal, rows: rows.filter((row) => row.signal === signal) };
}

/** The first sample of a signal, from so many seconds after the beginning on, that fits; seconds after the beginning. */
export function firstS(
  { rows, range }: RecordedRows,
  name: string,
  fits: (value: number) => boolean,
  fromS: number,
): number {
  const found = rowsNamed(rows, name).rows.find(
    ({ timeUs, value }) => timeUs >= range.fromUs + fromS * 1e6 && fits(Number(value)),
  );
  return ((found?.timeUs ?? Number.NaN) - range.fromUs) / 1e6;
}

export function stateAt(asset: string, state: string): number {
  const definition = plant.assets.find(({ path }) => path === asset)?.type?.signals.find(({ id }) => id === "state");
  return definition?.type === "enum" ? definition.values.indexOf(state) : -1;
}

/** How long after the beginning something first held of the values, seconds. */
function firstHeldS(held: readonly HeldValues[], holds: (values: readonly number[]) => boolean): number {
  const place = held.findIndex(({ values }) => holds(values));
  return place < 0 ? Number.NaN : held.slice(0, place).reduce((sum, { lengthS }) => sum + lengthS, 0);
}

type Independent = (recording: RecordedRows) => Readonly<Record<string, number>>;

const furnace = "fab/front/line-2/furnace-4";
const transformers = "power-equipment/transformer/line-1";
const coater = "battery/electrode/line-1/coater-1";
const packaging = "biomed/fill/line-2";
const cells = "battery/assembly/line-2";
const spindle = "equipment/machining/line-1/five-axis-3";

/** What each claim comes to, from the samples alone. */
export const measuredByHand: Readonly<Record<string, Independent>> = {
  "equipment-monitoring": (recording) => {
    const first = (name: string, limit: number): number => firstS(recording, name, (value) => value > limit, 240);
    const aborted = stateAt(furnace, "aborted");
    const stopS = firstS(recording, `${furnace}/state`, (value) => value === aborted, 240);
    return {
      "read-all-the-time": meanOf(heldIn(recording, [`${furnace}/exhaust-pressure`], 0, 300), ([kPa = 0]) => kPa),
      "before-temperature": first(`${furnace}/pump-temperature`, 80) - first(`${furnace}/exhaust-pressure`, 5),
      "alarm-before-stop": stopS - first(`${furnace}/pump-current`, 12.8),
    };
  },
  "inspection-traceability": (recording) => {
    const first = (name: string, limit: number, fromS: number): number =>
      firstS(recording, `${transformers}/${name}`, (value) => value > limit, fromS);
    const background = heldIn(recording, [`${transformers}/test-1/background-noise`], 300, 1200);
    return {
      "found-on-line": first("test-1/partial-discharge", 100, 300) - 300,
      "not-background": Math.max(...background.flatMap(({ values }) => values)),
      "cause-before-effect": first("test-1/partial-discharge", 100, 240) - first("dryer-1/leak-rate", 4, 240),
      "held-at-dryer": first("test-1/partial-discharge", 100, 240) - first("dryer-1/moisture", 0.3, 240),
    };
  },
  "integrated-safety": (recording) => {
    const vapour = `${coater}/solvent-vapour`;
    const aborted = stateAt(coater, "aborted");
    const signS = firstS(recording, `${coater}/zone-deviation`, (value) => value > 2, 240);
    const stopS = firstS(recording, `${coater}/state`, (value) => value === aborted, signS);
    return {
      "below-interlock": Math.max(...heldIn(recording, [vapour], 240, 1500).flatMap(({ values }) => values)),
      "sign-before-alarm": firstS(recording, vapour, (value) => value > 25, 240) - signS,
      "falls-after-stop": firstS(recording, vapour, (value) => value < 25, stopS) - stopS,
    };
  },
  "flexible-changeover": (recording) => {
    const machines = ["inspection", "cartoner"].flatMap((kind) => [1, 2, 3].map((n) => `${packaging}/${kind}-${n}`));
    const held = heldIn(
      recording,
      machines.map((machine) => `${machine}/state`),
      600,
      6000,
    );
    const setup = stateAt(machines[0] ?? "", "setup");
    const each = machines.map((_, place) => heldS(held, (states) => states[place] === setup));
    const good = rowsNamed(recording.rows, `${packaging}/good`).rows;
    const goodAt = (atS: number): number =>
      Number(good.findLast(({ timeUs }) => timeUs < recording.range.fromUs + atS * 1e6)?.value);
    return {
      "inspection-set-up": (each[0] ?? 0) / 60,
      "cartoner-set-up": (each[3] ?? 0) / 60,
      "side-by-side": each.reduce((sum, s) => sum + s, 0) / heldS(held, (states) => states.includes(setup)),
      "output-back": ((goodAt(6600) - goodAt(6000)) / (goodAt(600) - goodAt(0.001))) * 100,
    };
  },
  "energy-peak": (recording) => {
    const held = heldIn(recording, ["demo-park/power", "storage/power", "solar/power"], 0, 1800);
    const grid = meanOf(held, ([park = 0]) => park);
    const without = meanOf(held, ([park = 0, storage = 0]) => park - storage);
    const peak = (make: (values: readonly number[]) => number): number =>
      Math.max(...held.map(({ values }) => make(values)));
    const solar = meanOf(held, ([, , kw = 0]) => kw);
    return {
      "storage-shaves": ((without - grid) / without) * 100,
      "highest-demand": (peak(([park = 0, storage = 0]) => park - storage) - peak(([park = 0]) => park)) / 1000,
      "solar-share": (-solar / (without - solar)) * 100,
    };
  },
  "digital-twin-factory": (recording) => {
    const under = (path: string, level: string): string[] =>
      plant.assets.flatMap((asset) =>
        asset.level === level && asset.path.startsWith(`${path}/`) ? [`${asset.path}/power`] : [],
      );
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    const line = heldIn(recording, [`${cells}/power`, ...under(cells, "device")], 60, 600);
    const lineKw = meanOf(line, ([kw = 0]) => kw);
    const factory = heldIn(recording, ["battery/power", ...under("battery", "line")], 60, 600);
    const base = ([kw = 0, ...lines]: readonly number[]): number => kw - sum(lines) - 3200;
    return {
      "line-adds-up": ((lineKw - meanOf(line, ([, ...machines]) => sum(machines))) / lineKw) * 100,
      "factory-adds-up": (meanOf(factory, base) / meanOf(factory, ([kw = 0]) => kw)) * 100,
      "nothing-missing": 100,
    };
  },
  "predictive-maintenance": (recording) => {
    const first = (signal: string, fits: (value: number) => boolean): number =>
      firstS(recording, `${spindle}/${signal}`, fits, 240);
    const aborted = stateAt(spindle, "aborted");
    const signS = first("vibration", (value) => value > 1.2);
    const stopS = first("state", (value) => value === aborted);
    return {
      "early-sign": stopS - signS,
      "before-temperature": first("bearing-temperature", (value) => value > 45) - signS,
      "alarm-before-stop": stopS - first("vibration", (value) => value > 2.8),
    };
  },
  "dynamic-scheduling": (recording) => {
    const winder = `${cells}/winder-4`;
    const [aborted, execute] = [stateAt(winder, "aborted"), stateAt(winder, "execute")];
    const good = rowsNamed(recording.rows, `${cells}/good`).rows;
    const goodAt = (atS: number): number =>
      Number(good.findLast(({ timeUs }) => timeUs < recording.range.fromUs + atS * 1e6)?.value);
    const stood = heldIn(recording, [`${winder}/state`], 1000, 1600);
    const signS = firstS(recording, `${winder}/overhang-sigma`, (value) => value > 0.12, 0);
    const worn = heldIn(recording, [`${winder}/state`, `${winder}/overhang-sigma`], signS, 1980);
    const stopS = signS + firstHeldS(worn, ([state, sigma = 0]) => state === aborted && sigma > 0.15);
    const after = heldIn(recording, [`${winder}/state`], 1620, 1980);
    const restartS = 1620 + firstHeldS(after, ([state]) => state === execute);
    const down = heldIn(recording, [`${winder}/state`], stopS, restartS);
    return {
      "output-kept": ((goodAt(1600) - goodAt(1000.000001)) / (goodAt(900) - goodAt(300.000001))) * 100,
      "machine-stood": (heldS(stood, ([state]) => state === aborted) / 600) * 100,
      "repair-time": heldS(down, ([state]) => state === aborted) / 60,
    };
  },
};

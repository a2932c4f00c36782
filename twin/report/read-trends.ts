import type { Plant } from "../plant/plant.ts";
import type { RecordedHistory } from "../playback/recorded-history.ts";
import type { Evidence } from "../scenario/evidence.ts";
import { createScenarioNames } from "../scenario/scenario-names.ts";
import { evidenceRange } from "./evidence-range.ts";
import type { ReportTrend } from "./report-block.ts";

/** More curves than that say nothing on a page. */
const maxTrends = 4;

/** Pieces of a curve: as many as its width on paper shows. */
const pieces = 240;

/** What the numbers that evidence was computed from did over its range; states and texts have no curve. */
export async function readTrends(
  evidence: Evidence,
  plant: Plant,
  recorded: Pick<RecordedHistory, "trend">,
): Promise<ReportTrend[]> {
  const names = createScenarioNames(plant);
  const range = evidenceRange(evidence);
  const lengthUs = range.toUs - range.fromUs;
  if (lengthUs <= 0) return [];
  const numbers = evidence.signals.flatMap((name) => {
    const signal = plant.signals[names.signal(name) ?? -1];
    return signal?.definition.type === "number" ? [{ ...signal, definition: signal.definition }] : [];
  });
  const trends: ReportTrend[] = [];
  for (const { index, asset, definition } of numbers.slice(0, maxTrends)) {
    const { timeUs, min, max, mean } = await recorded.trend(index, range, pieces);
    const of = plant.assets[asset]?.name ?? plant.name;
    trends.push({
      title: { zh: `${of.zh}：${definition.name.zh}`, en: `${of.en}: ${definition.name.en}` },
      unit: definition.unit,
      points: timeUs.map((atUs, place) => ({
        at: Math.min(1, Math.max(0, (atUs - range.fromUs) / lengthUs)),
        min: min[place] ?? 0,
        max: max[place] ?? 0,
        mean: mean[place] ?? 0,
      })),
    });
  }
  return trends;
}

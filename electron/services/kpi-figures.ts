import { Refusal } from "../../twin/bridge/refusal.ts";
import { createAssetCalendars } from "../../twin/kpi/asset-calendars.ts";
import type { KpiBook } from "../../twin/kpi/kpi-book.ts";
import type { KpiResult, KpiSpan } from "../../twin/kpi/kpi-result.ts";
import { createPublicFigures } from "../../twin/kpi/public-figures.ts";
import { recomputeKpis } from "../../twin/kpi/recompute-kpis.ts";
import { fullMinute, spanRange } from "../../twin/kpi/span-range.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { RecordedHistory, TimeRange } from "../../twin/playback/recorded-history.ts";
import { refusals } from "./refusals.ts";

/** The figures of a plant's assets, each with those of its children, as a profile may see them. */
export interface KpiFigures {
  /** Whether there is an asset of that path. */
  has(asset: string): boolean;
  /**
   * The asset first, then its children.
   *
   * @throws Error where there is no asset of that path
   */
  now(asset: string, span: KpiSpan, profile: Profile): KpiResult[];
  /** As they were at a moment, from the history. */
  at(asset: string, span: KpiSpan, timeUs: number, profile: Profile): Promise<KpiResult[]>;
  /** Of a range, from the history. */
  over(asset: string, range: TimeRange, knownUs: number, profile: Profile): Promise<KpiResult[]>;
}

/**
 * @param live the figures as they are now; undefined for a file
 * @param recorded undefined where nothing is recorded
 */
export function createKpiFigures(
  plant: Plant,
  live: KpiBook["result"] | undefined,
  recorded: RecordedHistory | undefined,
): KpiFigures {
  const calendars = createAssetCalendars(plant);
  const publicFigures = createPublicFigures(plant);
  const indexByPath = new Map(plant.assets.map(({ path, index }) => [path, index]));

  const withChildren = (path: string): number[] => {
    const asset = indexByPath.get(path);
    if (asset === undefined) throw new Refusal({ zh: `没有对象 “${path}”`, en: `there is no asset ${path}` });
    return [asset, ...plant.assets.filter(({ parent }) => parent === asset).map(({ index }) => index)];
  };
  const show = (results: KpiResult[], profile: Profile): KpiResult[] =>
    profile === "operator" ? results : results.map(publicFigures);
  const recompute = async (
    asset: string,
    range: TimeRange,
    knownUs: number,
    profile: Profile,
    beganUs?: number,
  ): Promise<KpiResult[]> => {
    if (recorded === undefined) throw refusals.nothingRecorded();
    return show(await recomputeKpis(plant, recorded, withChildren(asset), range, knownUs, beganUs), profile);
  };

  return {
    has: (asset) => indexByPath.has(asset),
    now(asset, span, profile) {
      if (live === undefined)
        throw new Refusal({ zh: "录制文件没有当前指标", en: "a recording has no figures of now" });
      const assets = withChildren(asset);
      return show(
        assets.map((index) => live(index, span, assets[0])),
        profile,
      );
    },
    async at(asset, span, timeUs, profile) {
      const minute = fullMinute(timeUs);
      const range = spanRange(calendars.of(indexByPath.get(asset) ?? 0), span, minute);
      // A shift ends, and where none follows at once its figures stay.
      const toUs = Math.min(minute, range.toUs);
      const beganUs = (await recorded?.ranges())?.[0]?.fromUs;
      return recompute(asset, { fromUs: Math.min(range.fromUs, toUs), toUs }, timeUs, profile, beganUs);
    },
    over: (asset, range, knownUs, profile) => recompute(asset, range, knownUs, profile),
  };
}

import { Refusal } from "../../twin/bridge/refusal.ts";
import { createAssetCalendars } from "../../twin/kpi/asset-calendars.ts";
import type { KpiBook } from "../../twin/kpi/kpi-book.ts";
import type { KpiResult, KpiSpan, MinuteUnderWay } from "../../twin/kpi/kpi-result.ts";
import { createPublicFigures } from "../../twin/kpi/public-figures.ts";
import { recomputeKpis, recomputeMinute } from "../../twin/kpi/recompute-kpis.ts";
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
  /** What an asset has lost since the last full minute; undefined where it has no losses, or they may not be told. */
  minuteNow(asset: string, nowUs: number, profile: Profile): MinuteUnderWay | undefined;
  /** The same as it was at a moment, from the history. */
  minuteAt(asset: string, timeUs: number, profile: Profile): Promise<MinuteUnderWay | undefined>;
  /** Of a range, from the history. */
  over(asset: string, range: TimeRange, knownUs: number, profile: Profile): Promise<KpiResult[]>;
}

/**
 * @param live the figures as they are now; undefined for a file
 * @param recorded undefined where nothing is recorded
 */
export function createKpiFigures(
  plant: Plant,
  live: Pick<KpiBook, "result" | "minuteUnderWay"> | undefined,
  recorded: RecordedHistory | undefined,
): KpiFigures {
  const calendars = createAssetCalendars(plant);
  const publicFigures = createPublicFigures(plant);
  const indexByPath = new Map(plant.assets.map(({ path, index }) => [path, index]));

  const assetAt = (path: string): number => {
    const asset = indexByPath.get(path);
    if (asset === undefined) throw new Refusal({ zh: `没有对象 “${path}”`, en: `there is no asset ${path}` });
    return asset;
  };
  const withChildren = (path: string): number[] => {
    const asset = assetAt(path);
    return [asset, ...plant.assets.filter(({ parent }) => parent === asset).map(({ index }) => index)];
  };
  const show = (results: KpiResult[], profile: Profile): KpiResult[] =>
    profile === "operator" ? results : results.map(publicFigures.result);
  const showMinute = (
    asset: string,
    minute: MinuteUnderWay | undefined,
    profile: Profile,
  ): MinuteUnderWay | undefined => (profile === "operator" ? minute : publicFigures.minute(asset, minute));
  const history = (): RecordedHistory => {
    if (recorded === undefined) throw refusals.nothingRecorded();
    return recorded;
  };
  const book = (): NonNullable<typeof live> => {
    if (live === undefined) throw new Refusal({ zh: "录制文件没有当前指标", en: "a recording has no figures of now" });
    return live;
  };
  const beganUs = async (): Promise<number | undefined> => (await recorded?.ranges())?.[0]?.fromUs;
  const recompute = async (
    asset: string,
    range: TimeRange,
    knownUs: number,
    profile: Profile,
    firstUs?: number,
  ): Promise<KpiResult[]> =>
    show(await recomputeKpis(plant, history(), withChildren(asset), range, knownUs, firstUs), profile);

  return {
    has: (asset) => indexByPath.has(asset),
    now(asset, span, profile) {
      const { result } = book();
      const assets = withChildren(asset);
      return show(
        assets.map((index) => result(index, span, assets[0])),
        profile,
      );
    },
    async at(asset, span, timeUs, profile) {
      const minute = fullMinute(timeUs);
      const range = spanRange(calendars.of(indexByPath.get(asset) ?? 0), span, minute);
      // A shift ends, and where none follows at once its figures stay.
      const toUs = Math.min(minute, range.toUs);
      return recompute(asset, { fromUs: Math.min(range.fromUs, toUs), toUs }, timeUs, profile, await beganUs());
    },
    minuteNow: (asset, nowUs, profile) => showMinute(asset, book().minuteUnderWay(assetAt(asset), nowUs), profile),
    async minuteAt(asset, timeUs, profile) {
      const minute = await recomputeMinute(plant, history(), assetAt(asset), timeUs, await beganUs());
      return showMinute(asset, minute, profile);
    },
    over: (asset, range, knownUs, profile) => recompute(asset, range, knownUs, profile),
  };
}

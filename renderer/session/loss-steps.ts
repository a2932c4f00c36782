import {
  type KpiResult,
  type Losses,
  type LossKind,
  lossKinds,
  type MinuteUnderWay,
} from "../../twin/kpi/kpi-result.ts";

/** Half a second is the least that reads as one. */
const leastSaidUs = 500_000;

/** One bar of the waterfall, from and to as shares of the widest one. */
export interface LossStep {
  readonly kind: LossKind | "planned" | "missing" | "valuable";
  /** Microseconds; negative where time was gained. */
  readonly us: number;
  /** What came on top since the last full minute, microseconds; 0 where it is less than a screen can say. */
  readonly sinceUs: number;
  readonly fromShare: number;
  readonly toShare: number;
}

/**
 * From the planned time down to the time that made good units, each loss hanging where the one before it ended.
 * Losses of nothing are left out.
 *
 * @param since what was lost after those full minutes; it is named, and moves no bar
 */
export function lossSteps(
  { plannedUs, missingUs, lost, valuableUs }: Losses,
  since: Partial<MinuteUnderWay["lost"]> = {},
): LossStep[] {
  const sinceOf = (kind: LossStep["kind"]): number => {
    const us = since[kind as keyof typeof since] ?? 0;
    return us < leastSaidUs ? 0 : us;
  };
  const losses = [
    ["missing", missingUs] as const,
    ...lossKinds.map((kind) => [kind, Math.round(lost[kind])] as const),
  ].filter(([kind, us]) => us !== 0 || sinceOf(kind) > 0);
  const widestUs = Math.max(1, plannedUs, valuableUs, runningHeight(plannedUs, losses));
  const step = (kind: LossStep["kind"], us: number, aUs: number, bUs: number): LossStep => ({
    kind,
    us,
    sinceUs: sinceOf(kind),
    fromShare: Math.max(0, Math.min(aUs, bUs)) / widestUs,
    toShare: Math.max(0, aUs, bUs) / widestUs,
  });
  let leftUs = plannedUs;
  const steps = [step("planned", plannedUs, 0, plannedUs)];
  for (const [kind, us] of losses) {
    steps.push(step(kind, us, leftUs, leftUs - us));
    leftUs -= us;
  }
  return [...steps, step("valuable", valuableUs, 0, valuableUs)];
}

/** Why losses of speed or by scrap are not among those of a result, though there may be some. */
export function untoldLosses({ figures }: Pick<KpiResult, "figures">): "too-short" | "uncounted" | undefined {
  const whyNo = (id: KpiResult["figures"][number]["id"]): string | null =>
    figures.find((figure) => figure.id === id)?.why ?? null;
  if (whyNo("effectiveness") === "too-short") return "too-short";
  const isWork = whyNo("availability") === null;
  return isWork && [whyNo("effectiveness"), whyNo("quality")].includes("no-data") ? "uncounted" : undefined;
}

/** How high the bars get where time was gained. */
function runningHeight(plannedUs: number, losses: readonly (readonly [unknown, number])[]): number {
  let leftUs = plannedUs;
  let highest = plannedUs;
  for (const [, us] of losses) {
    leftUs -= us;
    highest = Math.max(highest, leftUs);
  }
  return highest;
}

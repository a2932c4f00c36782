import type { RequestHandlers } from "../../twin/bridge/host-end.ts";
import type { RecordedHistory, TimeRange, Trend } from "../../twin/playback/recorded-history.ts";
import { compareRuns, type Quantity, type Run } from "../../twin/scenario/compare-runs.ts";
import { createScenarioNames } from "../../twin/scenario/scenario-names.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import type { SharedSession } from "./shared-session.ts";
import type { Source } from "./source.ts";

/** What the host does for people who compare. */
export interface PairServices {
  readonly clockUs: () => number;
  /**
   * The recording that is simulated for a scenario.
   *
   * @throws Error where there is no such scenario, or none is simulated for it
   */
  simulatedRun(scenario: Scenario["id"], onProgress: (share: number) => void): Promise<Source>;
}

type CompareHandler = RequestHandlers["compare-runs"];
type WantedRun = Parameters<CompareHandler>[0]["before"];

interface OpenRun extends Run {
  readonly history: RecordedHistory;
}

export function createPairRequests(
  host: PairServices,
  shared: () => SharedSession,
): Pick<RequestHandlers, "compare-runs"> {
  const open = async (wanted: WantedRun): Promise<OpenRun> => {
    const session = shared();
    if (wanted.of === "recorded") return runOf(session.home, { fromUs: wanted.fromUs, toUs: wanted.toUs });
    if (session.preparing !== undefined) throw new Error("a scenario is being made ready here already");
    const { scenario } = wanted;
    try {
      session.preparing = { scenario, share: 0 };
      const source = await host.simulatedRun(scenario, (share) => {
        session.preparing = { scenario, share };
      });
      const { startUs, edgeUs } = source.bounds(host.clockUs());
      return runOf(source, { fromUs: startUs, toUs: edgeUs });
    } finally {
      session.preparing = undefined;
    }
  };
  return {
    "compare-runs": async ({ quantities, points, ...wanted }) => {
      const before = await open(wanted.before);
      const after = await open(wanted.after);
      const comparisons = await compareRuns(quantities, before, after);
      return {
        before: before.range,
        after: after.range,
        comparisons: await Promise.all(
          comparisons.map(async (comparison, place) => ({
            ...comparison,
            before: { ...comparison.before, ...(await trendOf(quantities[place], before, points)) },
            after: { ...comparison.after, ...(await trendOf(quantities[place], after, points)) },
          })),
        ),
      };
    },
  };
}

function runOf({ plant, recorded }: Source, range: TimeRange): OpenRun {
  if (recorded === undefined) throw new Error("nothing is recorded here");
  return { plant, history: recorded, range };
}

async function trendOf(
  quantity: Quantity | undefined,
  { plant, history, range }: OpenRun,
  points: number,
): Promise<{ trend?: { [Column in keyof Trend]: number[] } }> {
  const signal = quantity?.from === "signals" ? createScenarioNames(plant).signal(quantity.of) : undefined;
  if (signal === undefined) return {};
  const { timeUs, min, max, mean, last, count } = await history.trend(signal, range, points);
  return {
    trend: { timeUs: [...timeUs], min: [...min], max: [...max], mean: [...mean], last: [...last], count: [...count] },
  };
}

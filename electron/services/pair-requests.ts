import type { RequestHandlers } from "../../twin/bridge/host-end.ts";
import type { PairSide } from "../../twin/bridge/pair-requests.ts";
import type { RecordedHistory, Trend } from "../../twin/playback/recorded-history.ts";
import { compareRuns, type Quantity, type Run } from "../../twin/scenario/compare-runs.ts";
import { createScenarioNames } from "../../twin/scenario/scenario-names.ts";
import { type OpenRun, openRun, type RunServices } from "./open-run.ts";
import { refusals } from "./refusals.ts";
import type { SharedSession } from "./shared-session.ts";

interface RunOfPlant extends Run {
  readonly history: RecordedHistory;
}

export function createPairRequests(
  host: RunServices,
  shared: () => SharedSession,
): Pick<RequestHandlers, "compare-runs"> {
  const open = async (wanted: PairSide["run"]): Promise<RunOfPlant> => {
    const session = shared();
    if (wanted.of === "recorded") return runOf(await openRun(wanted, session.home, host, ignoreProgress));
    if (session.preparing !== undefined) throw refusals.beingMadeReady();
    const { scenario } = wanted;
    const tell = (share: number): void => {
      session.preparing = { scenario, share };
    };
    try {
      tell(0);
      return runOf(await openRun(wanted, session.home, host, tell));
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

/** Nothing is made that could take time. */
const ignoreProgress = (): void => undefined;

function runOf({ source: { plant, recorded }, range }: OpenRun): RunOfPlant {
  if (recorded === undefined) throw refusals.nothingRecorded();
  return { plant, history: recorded, range };
}

async function trendOf(
  quantity: Quantity | undefined,
  { plant, history, range }: RunOfPlant,
  points: number,
): Promise<{ trend?: { [Column in keyof Trend]: number[] } }> {
  const signal = quantity?.from === "signals" ? createScenarioNames(plant).signal(quantity.of) : undefined;
  if (signal === undefined) return {};
  const { timeUs, min, max, mean, last, count } = await history.trend(signal, range, points);
  return {
    trend: { timeUs: [...timeUs], min: [...min], max: [...max], mean: [...mean], last: [...last], count: [...count] },
  };
}

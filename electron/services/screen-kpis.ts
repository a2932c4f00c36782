import type { Logger } from "pino";
import type { EventData, RequestArgs } from "../../twin/bridge/contract.ts";
import type { KpiSpan } from "../../twin/kpi/kpi-result.ts";
import { fullMinute } from "../../twin/kpi/span-range.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import { isDue } from "./is-due.ts";
import type { TimeSession } from "./time-session.ts";

/** The figures that one screen watches. */
export interface ScreenKpis {
  watch(wanted: RequestArgs<"watch-kpis">): void;
  /** Pushes figures that are due; called as often as the screen is looked at. */
  tick(session: TimeSession, profile: Profile, nowUs: number, push: (figures: EventData<"kpis">) => void): void;
}

/** The figures of one asset that a screen watches. */
interface Watched {
  readonly asset: string;
  readonly span: KpiSpan;
  /** What was pushed last: of which minute, and for whom. */
  told: string;
}

/** Figures of the past are read from the history: those of an asset not more often than this, however fast it plays. */
const pastEveryUs = 2_000_000;

export function createScreenKpis(log: Logger): ScreenKpis {
  let watched: readonly Watched[] = [];
  let isReading = false;
  let readAgainUs = 0;

  return {
    watch({ assets, span }) {
      watched = [...new Set(assets)].map((asset) => ({ asset, span, told: "" }));
    },
    tick(session, profile, nowUs, push) {
      const { sessionTimeUs } = session.clock(nowUs);
      const isNow = session.isFollowing && session.source.live !== undefined;
      const due = `${isNow} ${fullMinute(isNow ? nowUs : sessionTimeUs)} ${profile}`;
      const { kpis } = session.source;
      const fail = ({ asset, span }: Watched, error: unknown): void =>
        log.error({ error, asset, span }, "figures could not be computed");
      // What is shown now may be another plant than that of the asset: a tour over somebody's recording.
      const untold = watched.filter(({ asset, told }) => told !== due && kpis.has(asset));
      if (isNow) {
        for (const each of untold) {
          const { asset, span } = each;
          each.told = due;
          try {
            push({ asset, span, results: kpis.now(asset, span, profile) });
          } catch (error) {
            fail(each, error);
          }
        }
        return;
      }
      const [next] = untold;
      if (next === undefined || isReading || !isDue(readAgainUs, pastEveryUs, nowUs)) return;
      const { asset, span } = next;
      isReading = true;
      // Whatever comes of it, the others have their turn before it is asked for again.
      watched = [...watched.filter((each) => each !== next), next];
      kpis
        .at(asset, span, sessionTimeUs, profile)
        .then((results) => {
          if (!watched.includes(next)) return;
          next.told = due;
          push({ asset, span, results });
        })
        .catch((error: unknown) => fail(next, error))
        .finally(() => {
          isReading = false;
          readAgainUs = nowUs + pastEveryUs / Math.max(1, watched.length);
        });
    },
  };
}

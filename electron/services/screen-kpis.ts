import type { Logger } from "pino";
import type { EventData, RequestArgs } from "../../twin/bridge/contract.ts";
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

/** Figures of the past are read from the history: not more often than this, however fast it plays. */
const pastEveryUs = 2_000_000;

export function createScreenKpis(log: Logger): ScreenKpis {
  let wanted: RequestArgs<"watch-kpis"> | undefined;
  /** What was pushed last: whose, and of which minute. */
  let told = "";
  let isReading = false;
  let readAgainUs = 0;

  return {
    watch(next) {
      wanted = next;
      told = "";
    },
    tick(session, profile, nowUs, push) {
      if (wanted === undefined || wanted.asset === null) return;
      const { asset, span } = wanted;
      const asked = wanted;
      const { kpis } = session.source;
      // What is shown now may be another plant than that of the asset: a tour over somebody's recording.
      if (!kpis.has(asset)) return;
      const { sessionTimeUs } = session.clock(nowUs);
      const isNow = session.isFollowing && session.source.live !== undefined;
      const due = `${asset} ${span} ${isNow} ${fullMinute(isNow ? nowUs : sessionTimeUs)} ${profile}`;
      if (due === told) return;
      if (isNow) {
        told = due;
        push({ asset, span, results: kpis.now(asset, span, profile) });
        return;
      }
      if (isReading || !isDue(readAgainUs, pastEveryUs, nowUs)) return;
      isReading = true;
      kpis
        .at(asset, span, sessionTimeUs, profile)
        .then((results) => {
          if (wanted !== asked) return;
          told = due;
          push({ asset, span, results });
        })
        .catch((error: unknown) => log.error({ error, asset, span }, "figures could not be computed"))
        .finally(() => {
          isReading = false;
          readAgainUs = nowUs + pastEveryUs;
        });
    },
  };
}

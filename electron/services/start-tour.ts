import type { RequestResult } from "../../twin/bridge/contract.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import { neededS } from "../../twin/scenario/tour-length.ts";
import { refusals } from "./refusals.ts";
import type { ScenarioShelf } from "./scenarios/scenario-shelf.ts";
import type { RequestInput } from "./screen-requests.ts";
import type { SharedSession } from "./shared-session.ts";
import type { Source } from "./source.ts";

/** What was received this long ago is on the disk. */
const unsavedUs = 1_500_000;

/**
 * Plays a scenario in a session, over a recording that is made for it where there is none yet, or over what the
 * session's own source has recorded or receives.
 *
 * @throws Error where there is no such scenario, nothing to play it over, or another one that is being made ready
 */
export async function startTour(
  session: SharedSession,
  { scenario: id, over, range, allTheSame }: RequestInput<"start-tour">,
  shelf: ScenarioShelf,
  clockUs: () => number,
): Promise<RequestResult<"start-tour">> {
  const scenario = shelf.scenario(id);
  const wanted = range ?? (over === "recorded" ? shelf.madeOver(id, session.home) : undefined);
  return playScenario(session, scenario, { over, range: wanted, allTheSame }, shelf, clockUs);
}

/** The same for a scenario that is at hand. */
export async function playScenario(
  session: SharedSession,
  scenario: Scenario,
  { over, range, allTheSame }: Pick<RequestInput<"start-tour">, "over" | "range" | "allTheSame">,
  shelf: Pick<ScenarioShelf, "recording">,
  clockUs: () => number,
): Promise<RequestResult<"start-tour">> {
  const { id } = scenario;
  if (session.preparing !== undefined) throw refusals.beingMadeReady();
  session.preparing = { scenario: id, share: 0 };
  try {
    const ground = await groundOf();
    const { isStarted, warnings } = await session.startTour({ scenario, over, ...ground, allTheSame }, clockUs);
    return { isStarted, warnings: [...warnings] };
  } finally {
    session.preparing = undefined;
  }

  async function groundOf(): Promise<{ source: Source; range: TimeRange | undefined }> {
    const { home } = session;
    if (over === "recorded") return { source: home, range: range ?? rangeOf(home, scenario, clockUs()) };
    if (over === "live") return { source: home, range: undefined };
    const source = await shelf.recording(scenario, (share) => {
      session.preparing = { scenario: id, share };
    });
    const { startUs, edgeUs } = source.bounds(clockUs());
    return { source, range: { fromUs: startUs, toUs: edgeUs } };
  }
}

/** All of a file; of what is recorded here, as much as the scenario needs, up to now. */
function rangeOf({ live, bounds }: Source, scenario: Scenario, nowUs: number): TimeRange {
  const { startUs, edgeUs } = bounds(nowUs);
  if (live === undefined) return { fromUs: startUs, toUs: edgeUs };
  const toUs = nowUs - unsavedUs;
  return { fromUs: Math.max(startUs, toUs - neededS(scenario) * 1e6), toUs };
}

import type { RequestHandlers } from "../../twin/bridge/host-end.ts";
import type { ScenarioDesk } from "./scenarios/scenario-shelf.ts";
import type { SharedSession } from "./shared-session.ts";
import type { Source } from "./source.ts";

/** What the host does for people who make scenarios. */
export interface AuthoringServices {
  /** @throws Error where this host keeps none */
  scenarioDesk(): ScenarioDesk;
}

type AuthoringHandlers = Pick<
  RequestHandlers,
  "read-scenario" | "check-scenario" | "save-scenario" | "remove-scenario" | "preview-scenario"
>;

/**
 * Answers one screen's requests about making scenarios.
 *
 * @param shared the screen's session
 * @param moved the same, for somebody who may move it
 */
export function createAuthoringRequests(
  host: AuthoringServices,
  shared: () => SharedSession,
  moved: () => SharedSession,
): AuthoringHandlers {
  return {
    "read-scenario": ({ id }) => host.scenarioDesk().read(id, shared().home),
    "check-scenario": ({ scenario }) => ({ issues: [...host.scenarioDesk().check(scenario).issues] }),
    "save-scenario": async ({ scenario: draft, madeOver }) => {
      const recording = recordingOf(shared().home);
      const { scenario, issues } = await host.scenarioDesk().save(draft, { ...madeOver, ...recording });
      return { isSaved: scenario !== undefined, issues: [...issues] };
    },
    "remove-scenario": async ({ id }) => {
      await host.scenarioDesk().remove(id);
      return null;
    },
    "preview-scenario": async ({ scenario: draft, range }) => {
      const { scenario, issues } = host.scenarioDesk().check(draft);
      if (scenario === undefined) return { isStarted: false, warnings: [], issues: [...issues] };
      return { ...(await host.scenarioDesk().preview(moved(), scenario, range)), issues: [...issues] };
    },
  };
}

/** Which exchange file a source is; of the host's own history there is nothing to say. */
function recordingOf({ view }: Source): { recording?: string } {
  return view.file === undefined ? {} : { recording: view.file.sha256 };
}

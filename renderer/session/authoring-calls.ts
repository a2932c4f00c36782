import type { RequestArgs, RequestName, RequestResult } from "../../twin/bridge/contract.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import type { Answer } from "./session-requests.ts";

/** What a screen asks of its host while a scenario is made on it. */
export interface AuthoringCalls {
  readScenario(id: string): Promise<Answer<RequestResult<"read-scenario">>>;
  checkScenario(scenario: Scenario): Promise<Answer<RequestResult<"check-scenario">>>;
  saveScenario(scenario: Scenario, madeOver: TimeRange): Promise<Answer<RequestResult<"save-scenario">>>;
  removeScenario(id: string): Promise<Answer<null>>;
  previewScenario(scenario: Scenario, range: TimeRange): Promise<Answer<RequestResult<"preview-scenario">>>;
}

type Ask = <Name extends RequestName>(name: Name, args: RequestArgs<Name>) => Promise<Answer<RequestResult<Name>>>;

export function createAuthoringCalls(ask: Ask): AuthoringCalls {
  return {
    readScenario: (id) => ask("read-scenario", { id }),
    checkScenario: (scenario) => ask("check-scenario", { scenario: asJson(scenario) }),
    saveScenario: (scenario, madeOver) => ask("save-scenario", { scenario: asJson(scenario), madeOver }),
    removeScenario: (id) => ask("remove-scenario", { id }),
    previewScenario: (scenario, range) => ask("preview-scenario", { scenario: asJson(scenario), range }),
  };
}

/** The same content, of which types know that it is JSON. */
function asJson(scenario: Scenario): RequestArgs<"check-scenario">["scenario"] {
  return JSON.parse(JSON.stringify(scenario));
}

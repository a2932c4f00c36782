import type { RequestArgs, RequestName, RequestResult } from "../../twin/bridge/contract.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { CriteriaPack } from "../../twin/scenario/criteria-schema.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import type { Answer } from "./session-requests.ts";

/** What a screen asks of its host while scenarios and criteria are made on it. */
export interface AuthoringCalls {
  readScenario(id: string): Promise<Answer<RequestResult<"read-scenario">>>;
  checkScenario(scenario: Scenario): Promise<Answer<RequestResult<"check-scenario">>>;
  saveScenario(scenario: Scenario, madeOver: TimeRange): Promise<Answer<RequestResult<"save-scenario">>>;
  removeScenario(id: string): Promise<Answer<null>>;
  previewScenario(scenario: Scenario, range: TimeRange): Promise<Answer<RequestResult<"preview-scenario">>>;
  listPacks(): Promise<Answer<RequestResult<"list-packs">>>;
  savePack(pack: CriteriaPack): Promise<Answer<RequestResult<"save-pack">>>;
  removePack(id: string): Promise<Answer<null>>;
  compareRuns(args: RequestArgs<"compare-runs">): Promise<Answer<RequestResult<"compare-runs">>>;
}

type Ask = <Name extends RequestName>(name: Name, args: RequestArgs<Name>) => Promise<Answer<RequestResult<Name>>>;

export function createAuthoringCalls(ask: Ask): AuthoringCalls {
  return {
    readScenario: (id) => ask("read-scenario", { id }),
    checkScenario: (scenario) => ask("check-scenario", { scenario: asJson(scenario) }),
    saveScenario: (scenario, madeOver) => ask("save-scenario", { scenario: asJson(scenario), madeOver }),
    removeScenario: (id) => ask("remove-scenario", { id }),
    previewScenario: (scenario, range) => ask("preview-scenario", { scenario: asJson(scenario), range }),
    listPacks: () => ask("list-packs", {}),
    savePack: (pack) => ask("save-pack", { pack: asJson(pack) }),
    removePack: (id) => ask("remove-pack", { id }),
    compareRuns: (args) => ask("compare-runs", args),
  };
}

/** The same content, of which types know that it is JSON. */
function asJson(content: Scenario | CriteriaPack): RequestArgs<"check-scenario">["scenario"] {
  return JSON.parse(JSON.stringify(content));
}

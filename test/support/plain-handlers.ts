import type { RequestResult } from "../../twin/bridge/contract.ts";
import type { RequestHandlers } from "../../twin/bridge/host-end.ts";

/** What a host without a plant says of itself. */
export const opened: RequestResult<"open-session"> = {
  profile: "operator",
  software: "test",
  hostTimeUs: 1,
  issues: [],
  session: "own",
  mayControl: true,
  source: { kind: "live", modelFolder: "plant/" },
};

const nothing = (): null => null;
const notHere = (): never => {
  throw new Error("not here");
};
const noFile = { url: "files/1/none", name: "none", sizeBytes: 0, sha256: "" };

/** Answers of a host that does nothing; a test replaces those that it is about. */
export const plainHandlers: RequestHandlers = {
  "open-session": () => opened,
  "retry-feed": nothing,
  "control-time": nothing,
  timeline: () => ({ ranges: [], alarms: { critical: [], high: [], medium: [], low: [] } }),
  trend: () => ({ timeUs: [], min: [], max: [], mean: [], last: [], count: [] }),
  "set-mark": nothing,
  "remove-mark": nothing,
  "alarm-history": () => ({ alarms: [], timeUs: [], event: [], alarm: [], value: [], said: [], isCut: false }),
  "operation-log": () => ({ operations: [], isCut: false }),
  kpis: () => ({ results: [] }),
  "watch-kpis": nothing,
  "minute-under-way": () => ({}),
  "act-on-alarms": () => ({ refused: [] }),
  "save-clip": () => noFile,
  "export-samples": () => noFile,
  "set-retention": nothing,
  "list-faults": () => ({ options: [], active: [] }),
  "inject-fault": () => [],
  "clear-fault": () => [],
  "read-scenario": () => {
    throw new Error("there is none");
  },
  "check-scenario": () => ({ issues: [] }),
  "save-scenario": () => ({ isSaved: false, issues: [] }),
  "remove-scenario": nothing,
  "preview-scenario": () => ({ isStarted: false, warnings: [], issues: [] }),
  "list-packs": () => ({ packs: [], issues: [] }),
  "save-pack": () => ({ isSaved: false, issues: [] }),
  "remove-pack": nothing,
  "compare-runs": () => ({ before: { fromUs: 0, toUs: 1 }, after: { fromUs: 0, toUs: 1 }, comparisons: [] }),
  "list-scenarios": () => ({ scenarios: [], issues: [] }),
  "start-tour": () => ({ isStarted: false, warnings: [] }),
  "control-tour": nothing,
  "leave-tour": nothing,
  "remote-token": () => ({ token: "token" }),
  "list-assessments": () => ({ assessments: [], packs: [], issues: [] }),
  "create-assessment": notHere,
  "open-assessment": notHere,
  "edit-assessment": notHere,
  "attached-document": notHere,
  "list-evidence": () => [],
  "attach-evidence": notHere,
  "attach-tour": notHere,
  "measure-by-hand": notHere,
  "keep-picture": nothing,
  "evidence-picture": nothing,
  "make-report": notHere,
  "save-portable": () => noFile,
};

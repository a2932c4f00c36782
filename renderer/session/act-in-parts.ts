import { type AlarmRequest, mostAlarmsAtOnce } from "../../twin/alarms/alarm-action.ts";
import type { RequestResult } from "../../twin/bridge/contract.ts";
import type { Answer, SessionRequests } from "./session-requests.ts";

/** Does something to any number of alarms, a message's worth at a time; the first problem ends it. */
export async function actInParts(
  session: Pick<SessionRequests, "actOnAlarms">,
  request: AlarmRequest,
): Promise<Answer<RequestResult<"act-on-alarms">>> {
  const refused: RequestResult<"act-on-alarms">["refused"] = [];
  for (let from = 0; from < request.alarms.length; from += mostAlarmsAtOnce) {
    const alarms = request.alarms.slice(from, from + mostAlarmsAtOnce);
    const answer = await session.actOnAlarms({ ...request, alarms });
    if (answer.problem !== undefined) return answer;
    refused.push(...answer.result.refused);
  }
  return { result: { refused } };
}

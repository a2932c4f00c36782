import type { AlarmRequest } from "../../twin/alarms/alarm-action.ts";
import type { AlarmBoard } from "../../twin/alarms/alarm-board.ts";
import type { AlarmEntry } from "../../twin/alarms/alarm-life.ts";
import type { RequestResult } from "../../twin/bridge/contract.ts";
import { Refusal } from "../../twin/bridge/refusal.ts";

/** A shelf is not a grave: whoever wants an alarm gone for longer takes it out of service. */
const longestShelvingUs = 7 * 86_400_000_000;

/**
 * Does what a person asks to each of the alarms; what happens is appended to `entries`.
 *
 * @returns the alarms that it does not fit, each with the reason
 * @throws Error where shelving would end at once or is too long
 */
export function actOnAlarms(
  board: AlarmBoard,
  request: AlarmRequest,
  nowUs: number,
  entries: AlarmEntry[],
): RequestResult<"act-on-alarms">["refused"] {
  const { action, who } = request;
  const text = "text" in request ? request.text : "";
  const untilUs = "untilUs" in request ? request.untilUs : null;
  if (untilUs !== null && (untilUs <= nowUs || untilUs > nowUs + longestShelvingUs)) {
    throw new Refusal({
      zh: "搁置的结束时间应晚于现在，且不超过 7 天",
      en: "shelving ends later than now and within seven days",
    });
  }
  return request.alarms.flatMap((alarm) => {
    try {
      board.act({ alarm, action, who, text, untilUs }, nowUs, entries);
      return [];
    } catch (error) {
      return [{ alarm, detail: error instanceof Error ? error.message : String(error) }];
    }
  });
}

import { formatDateTime } from "./format.ts";
import type { SessionState } from "./session-store.ts";

/** A mark on a picture of the scene; the two of look.md stand side by side. */
export interface PictureMark {
  readonly text: string;
  /** Of what is simulated the frame is dashed. */
  readonly isDashed: boolean;
}

const sources = { live: "● 实时 LIVE", recorded: "◁ 录制 RECORDED", none: "○ 无数据 NO DATA" } as const;

/** What a picture that is taken now says of itself, in both languages: it goes into reports. */
export function pictureMarks({ provenance, live }: Pick<SessionState, "provenance" | "live">): PictureMark[] {
  const { source, origins } = provenance;
  const moment = live === undefined ? "" : ` ${formatDateTime(live.nowUs())}`;
  const marks: PictureMark[] = [{ text: `${sources[source]}${moment}`, isDashed: false }];
  if (origins.simulated) {
    marks.push({ text: origins.plant ? "◇ 部分仿真 PARTLY SIMULATED" : "◇ 仿真 SIMULATED", isDashed: true });
  }
  return marks;
}

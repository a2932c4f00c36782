import type { Channel } from "../../twin/bridge/channel.ts";
import { attachScreen } from "../../twin/bridge/host-end.ts";
import { refusals } from "./refusals.ts";
import { refuseRequests } from "./refuse-requests.ts";
import type { ScreenSession } from "./screen-session.ts";
import { createScreenTours } from "./screen-tours.ts";
import type { SharedSession } from "./shared-session.ts";

/**
 * Serves a telephone as the remote control of a session's tours: it is told what visitors are told of them, moves
 * them, and can do nothing else.
 */
export function openRemote(
  channel: Channel,
  session: SharedSession,
  clockUs: () => number,
): Pick<ScreenSession, "tick"> {
  const end = attachScreen(channel, () => "visitor", {
    ...refuseRequests({ zh: "遥控只能操作场景播放", en: "a remote control only moves the tour" }),
    "control-tour": (command) => {
      if (session.tour === undefined) throw refusals.nothingPlays();
      session.tour.session.command(command, clockUs());
      return null;
    },
  });
  const tours = createScreenTours((name, data) => end.pushEvent(name, data));
  return {
    tick(nowUs) {
      if (end.isReady) tours.tick(session, "visitor", nowUs);
    },
  };
}

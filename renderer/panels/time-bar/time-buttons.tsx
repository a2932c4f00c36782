import { ActionIcon, Button, Kbd, Tooltip } from "@mantine/core";
import {
  IconBookmarkPlus,
  IconHistory,
  IconPlayerSkipForwardFilled,
  IconPlayerTrackNextFilled,
  IconRepeat,
  IconX,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatSpeed } from "../../session/format.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { minuteSpeed } from "../../session/play-speeds.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { lastShift } from "../../session/shifts.ts";
import { runTimeAction } from "../../session/time-actions.ts";
import { openNewMark } from "../open-new-mark.ts";
import { describeShift } from "./describe-moment.ts";
import classes from "./time-bar.module.css";
import { TimeMenu } from "./time-menu.tsx";

/** The way back to now, and what else is done with time. */
export function TimeButtons({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const hasTour = useSessionState((state) => state.tour !== undefined);
  const mayControl = useSessionState((state) => state.mayControl);
  const isFile = useSessionState((state) => state.source?.kind === "file");
  const isOperator = useSessionState((state) => state.profile === "operator");
  const loop = useSessionState((state) => state.loop);
  const range = useSessionState((state) => state.range);
  return (
    <>
      {hasTour ? <LeaveTour /> : <BackToLive />}
      <div className={classes.tools}>
        {!isFile && <LastShift live={live} />}
        <Tooltip label={t(loop === undefined && range === undefined ? "time.loop-hint" : "time.loop")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t("time.loop")}
            aria-pressed={loop !== undefined}
            aria-disabled={!mayControl || (loop === undefined && range === undefined)}
            onClick={() => runTimeAction(store, session, "loop")}
          >
            <IconRepeat size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        {isOperator && (
          <Tooltip label={t("time.with-key", { label: t("mark.add"), key: "M" })}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t("mark.add")}
              onClick={() => openNewMark(store)}
            >
              <IconBookmarkPlus size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
        <TimeMenu />
      </div>
    </>
  );
}

function BackToLive(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const timeState = useSessionState((state) => state.timeState);
  const mayControl = useSessionState((state) => state.mayControl);
  const isFile = useSessionState((state) => state.source?.kind === "file");
  const isAtEdge = !isFile && timeState === "following";
  return (
    <Button
      className={classes.backToLive}
      variant={isAtEdge ? "default" : "filled"}
      fullWidth
      disabled={isAtEdge || !mayControl}
      leftSection={isFile ? <IconPlayerSkipForwardFilled size={16} /> : <IconPlayerTrackNextFilled size={16} />}
      rightSection={isAtEdge ? null : <Kbd className={classes.key}>R</Kbd>}
      onClick={() => runTimeAction(store, session, "back-to-live")}
    >
      {t(isFile ? "time.to-end" : "time.back-to-live")}
    </Button>
  );
}

/** While a tour plays, the way back is out of it. */
function LeaveTour(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const mayControl = useSessionState((state) => state.mayControl);
  return (
    <Button
      className={classes.backToLive}
      variant="default"
      fullWidth
      disabled={!mayControl}
      leftSection={<IconX size={16} />}
      onClick={() => void session.leaveTour()}
    >
      {t("tour.leave")}
    </Button>
  );
}

/** The last complete shift in a minute. */
function LastShift({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const mayControl = useSessionState((state) => state.mayControl);
  const language = useSessionState((state) => state.language);
  const shift = lastShift(live.plant.view.calendar, live.clock.edgeUs());
  const hint =
    shift === undefined
      ? ""
      : t("time.last-shift-hint", { shift: describeShift(t, language, shift), speed: formatSpeed(minuteSpeed(shift)) });
  return (
    <Tooltip label={hint}>
      <Button
        className={classes.lastShift}
        variant="subtle"
        color="gray"
        size="compact-sm"
        disabled={!mayControl}
        leftSection={<IconHistory size={17} stroke={1.6} />}
        onClick={() => runTimeAction(store, session, "last-shift")}
      >
        {t("time.last-shift")}
      </Button>
    </Tooltip>
  );
}

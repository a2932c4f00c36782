import {
  IconBell,
  IconBellOff,
  IconClipboardCheck,
  IconFlask,
  IconKeyboard,
  IconLayoutBottombar,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconPresentation,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isSounding } from "../session/alarm-sound.ts";
import { formatClock } from "../session/format.ts";
import { useLiveSample, useSessionState, useSessionStore } from "../session/session-context.tsx";
import { mayAskForFaults } from "../session/session-store.ts";
import { Breadcrumb } from "./breadcrumb.tsx";
import { ConnectionStatus } from "./connection-status.tsx";
import { IconButton } from "./icon-button.tsx";
import { LookSwitches } from "./look-switches.tsx";
import { ProvenanceMark } from "./provenance-mark.tsx";
import { RecordingStatusMark } from "./recording-status.tsx";
import classes from "./top-bar.module.css";

/** Where you are, whether it is now, how it comes, and the time. */
export function TopBar(): ReactNode {
  const { t } = useTranslation();
  return (
    <header className={classes.bar}>
      <svg width="24" height="24" viewBox="0 0 24 24" fill="none" aria-hidden="true">
        <path d="M3 20V9l6 4V9l6 4V5h6v15Z" stroke="currentColor" strokeWidth="1.7" strokeLinejoin="round" />
      </svg>
      <h1 className={classes.name}>{t("app.name")}</h1>
      <Breadcrumb />
      <ProvenanceMark />
      <RecordingStatusMark />
      <ConnectionStatus />
      <Clock />
      <Switches />
    </header>
  );
}

/** The session's time, not this computer's. */
function Clock(): ReactNode {
  useLiveSample();
  const live = useSessionState((state) => state.live);
  return <time className={classes.clock}>{live === undefined ? "" : formatClock(live.clock.nowUs())}</time>;
}

function Switches(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const isTreeOpen = useSessionState((state) => state.isTreeOpen);
  const isDetailOpen = useSessionState((state) => state.isDetailOpen);
  const isTimeBarOpen = useSessionState((state) => state.isTimeBarOpen);
  const maySimulate = useSessionState(mayAskForFaults);
  const sounds = useSessionState(isSounding);
  const isOperator = useSessionState((state) => state.profile === "operator");
  return (
    <div className={classes.switches}>
      <LookSwitches />
      <IconButton
        label={t(sounds ? "alarm.sound-off" : "alarm.sound-on")}
        icon={sounds ? <IconBell size={18} stroke={1.6} /> : <IconBellOff size={18} stroke={1.6} />}
        onClick={() => store.setState({ alarmSound: !sounds })}
      />
      {maySimulate && (
        <IconButton
          label={t("faults.menu")}
          icon={<IconFlask size={18} stroke={1.6} />}
          onClick={() => store.setState({ dialog: "faults" })}
        />
      )}
      <IconButton
        label={t("scenario.title")}
        icon={<IconPresentation size={18} stroke={1.6} />}
        onClick={() => store.setState({ dialog: "scenarios" })}
      />
      {isOperator && (
        <IconButton
          label={t("assessment.title")}
          icon={<IconClipboardCheck size={18} stroke={1.6} />}
          onClick={() => store.setState({ dialog: "assessments" })}
        />
      )}
      <IconButton
        label={t("top.help")}
        icon={<IconKeyboard size={18} stroke={1.6} />}
        onClick={() => store.setState({ dialog: "help" })}
      />
      <IconButton
        label={t("top.tree")}
        icon={<IconLayoutSidebar size={18} stroke={1.6} />}
        isOn={isTreeOpen}
        onClick={() => store.setState({ isTreeOpen: !isTreeOpen })}
      />
      <IconButton
        label={t("top.time-bar")}
        icon={<IconLayoutBottombar size={18} stroke={1.6} />}
        isOn={isTimeBarOpen}
        onClick={() => store.setState({ isTimeBarOpen: !isTimeBarOpen })}
      />
      <IconButton
        label={t("top.detail")}
        icon={<IconLayoutSidebarRight size={18} stroke={1.6} />}
        isOn={isDetailOpen}
        onClick={() => store.setState({ isDetailOpen: !isDetailOpen })}
      />
    </div>
  );
}

import { Menu, UnstyledButton } from "@mantine/core";
import { IconChevronUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatSpeed } from "../../session/format.ts";
import { mainSpeeds, playSpeeds } from "../../session/play-speeds.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { setPlaySpeed } from "../../session/time-actions.ts";
import classes from "./time-bar.module.css";

/** How fast recorded time runs. The plant's own now has one speed only. */
export function SpeedControl(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const playSpeed = useSessionState((state) => state.playSpeed);
  const isFollowing = useSessionState((state) => state.timeState === "following");
  const mayControl = useSessionState((state) => state.mayControl);
  const speed = isFollowing ? 1 : playSpeed;
  const others = playSpeeds.filter((each) => !mainSpeeds.some((main) => main === each));
  const choose = (chosen: number): void => setPlaySpeed(store, session, chosen);
  return (
    <fieldset className={classes.speeds} aria-label={t("time.speed")}>
      {mainSpeeds.map((each) => (
        <UnstyledButton
          key={each}
          className={classes.speed}
          aria-pressed={each === speed}
          disabled={!mayControl || (isFollowing && each !== 1)}
          onClick={() => choose(each)}
        >
          {formatSpeed(each)}
        </UnstyledButton>
      ))}
      <Menu position="top-start" width={208} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <UnstyledButton
            className={classes.speed}
            aria-label={t("time.more-speeds")}
            aria-pressed={!mainSpeeds.some((main) => main === speed)}
            disabled={!mayControl}
          >
            {mainSpeeds.some((main) => main === speed) ? <IconChevronUp size={14} /> : formatSpeed(speed)}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {!isFollowing && (
            <>
              <Menu.Label>{t("time.forwards")}</Menu.Label>
              <div className={classes.speedGrid}>
                {others.map((each) => (
                  <Menu.Item key={each} onClick={() => choose(each)}>
                    {formatSpeed(each)}
                  </Menu.Item>
                ))}
              </div>
            </>
          )}
          <Menu.Label>{t("time.backwards")}</Menu.Label>
          <div className={classes.speedGrid}>
            {[1, 5, 10, 30, 60, 600].map((each) => (
              <Menu.Item key={each} onClick={() => choose(-each)}>
                {formatSpeed(-each)}
              </Menu.Item>
            ))}
          </div>
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}

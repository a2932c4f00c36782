import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { resumeScenario } from "../../session/authoring.ts";
import { formatDateTime } from "../../session/format.ts";
import { dropDraft, type KeptDraft, readDrafts } from "../../session/kept-drafts.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import classes from "./author-panel.module.css";

/** In the list of scenarios: what somebody has begun on this screen and not saved. */
export function KeptDraftsList(): ReactNode {
  const { t } = useTranslation();
  const plant = useSessionState((state) => state.live?.plant.view.id ?? "");
  const mayMake = useSessionState((state) => state.profile === "operator" && state.use === "work");
  const open = useSessionState((state) => state.authoring !== undefined);
  const [drafts, setDrafts] = useState(() => readDrafts(window.localStorage, plant));
  if (!mayMake || open || drafts.length === 0) return null;
  return (
    <section className={classes.drafts} aria-label={t("author.drafts")}>
      <h3>{t("author.drafts")}</h3>
      <ul>
        {drafts.map((kept) => (
          <DraftRow
            key={kept.draft.scenario.id}
            kept={kept}
            onDiscard={() => {
              dropDraft(window.localStorage, kept.draft.scenario.id);
              setDrafts(readDrafts(window.localStorage, plant));
            }}
          />
        ))}
      </ul>
    </section>
  );
}

function DraftRow({ kept, onDiscard }: { kept: KeptDraft; onDiscard: () => void }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const isReplaced = useSessionState((state) => state.tour !== undefined);
  const [isDiscarding, setDiscarding] = useState(false);
  const { scenario, range } = kept.draft;
  const { title } = scenario;
  const name = title[language] || title.zh || title.en || t("author.draft-untitled");
  const resume = (): void => {
    resumeScenario(store, kept.draft, kept.saved);
    if (scenario.play.simulation === undefined) void session.controlTime({ kind: "seek", timeUs: range.fromUs });
    store.setState({ isTimeBarOpen: true });
  };
  if (isDiscarding) {
    return (
      <li role="alert">
        <span>{t("author.draft-question", { name })}</span>
        <Button size="compact-sm" variant="default" onClick={() => setDiscarding(false)}>
          {t("cancel")}
        </Button>
        <Button size="compact-sm" onClick={onDiscard}>
          {t("delete")}
        </Button>
      </li>
    );
  }
  return (
    <li>
      <strong>{name}</strong>
      <small>{t("author.draft-facts", { steps: scenario.steps.length, time: formatDateTime(kept.atUs) })}</small>
      <Button size="compact-sm" disabled={isReplaced} onClick={resume}>
        {t("author.draft-resume")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t("author.draft-discard-named", { name })}
        onClick={() => setDiscarding(true)}
      >
        {t("author.draft-discard")}
      </Button>
    </li>
  );
}

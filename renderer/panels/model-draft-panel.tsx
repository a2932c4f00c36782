import { CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatBytes, formatNumber } from "../session/format.ts";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import classes from "./model-draft-panel.module.css";

/** What is in a model that was dropped on the window, and what is wrong with it. */
export function ModelDraftPanel(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const draft = useSessionState((state) => state.modelDraft);
  if (draft === undefined) return null;
  const { model, problems } = draft.inspection;
  const facts = [
    [t("draft.size"), formatBytes(draft.bytes.byteLength)],
    ...(model === undefined
      ? []
      : [
          [t("draft.triangles"), formatNumber(model.triangles, 0, language)],
          [t("draft.extensions"), model.extensions.join(", ")],
        ]),
  ].filter(([, value]) => value !== "");
  return (
    <section className={classes.panel} aria-label={t("draft.title")}>
      <header className={classes.head}>
        <div>
          <p>{t("draft.title")}</p>
          <h2>{draft.name}</h2>
        </div>
        <CloseButton aria-label={t("close")} onClick={() => store.setState({ modelDraft: undefined })} />
      </header>
      {problems.map((problem) => (
        <p key={problem.en} className={classes.problem} role="alert">
          {problem[language]}
        </p>
      ))}
      {draft.failure !== undefined && (
        <p className={classes.problem} role="alert">
          {t("draft.failed", { reason: draft.failure })}
        </p>
      )}
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {model !== undefined && (
        <>
          <h3>{t("draft.parts")}</h3>
          {model.parts.length === 0 && <p>{t("draft.no-parts")}</p>}
          <ul className={classes.parts}>
            {[...new Set(model.parts)].map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

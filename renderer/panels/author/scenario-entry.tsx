import { Button } from "@mantine/core";
import { IconArrowsDiff, IconCopy, IconListCheck, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScenarioEntry } from "../../../twin/bridge/contract.ts";
import { neededS } from "../../../twin/scenario/tour-length.ts";
import { beginScenario, openScenario } from "../../session/authoring.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { usualStretch } from "../../session/usual-stretch.ts";
import { ProblemNote } from "../problem-note.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./author-panel.module.css";

/** In the list of scenarios: the way to a new one. Visitors make none. */
export function NewScenarioButton(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const mayMake = useSessionState((state) => state.profile === "operator" && state.use === "work");
  const isReplaced = useSessionState((state) => state.authoring !== undefined || state.tour !== undefined);
  if (!mayMake) return null;
  const begin = async (): Promise<void> => {
    const range = await usualStretch(store.getState(), session);
    beginScenario(store, range);
    void session.controlTime({ kind: "seek", timeUs: range.fromUs });
    store.setState({ isTimeBarOpen: true });
  };
  return (
    <div className={classes.entry}>
      <Button size="sm" leftSection={<IconPlus size={16} />} disabled={isReplaced} onClick={() => void begin()}>
        {t("author.new")}
      </Button>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconListCheck size={16} />}
        onClick={() => store.setState({ dialog: "packs" })}
      >
        {t("packs.title")}
      </Button>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconArrowsDiff size={16} />}
        onClick={() => store.setState({ dialog: "pair", pair: undefined })}
      >
        {t("pair.title")}
      </Button>
      <small>{t("author.new-hint")}</small>
    </div>
  );
}

/** On a scenario of the list: changing and deleting one's own, copying any. */
export function ScenarioEntryButtons({
  scenario,
  onDeleted,
}: {
  scenario: ScenarioEntry;
  onDeleted: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const mayMake = useSessionState((state) => state.profile === "operator" && state.use === "work");
  const isReplaced = useSessionState((state) => state.authoring !== undefined || state.tour !== undefined);
  const [isDeleting, setDeleting] = useState(false);
  const { problem, run } = useRequest<null>();
  const { id, isOwn, title } = scenario;
  if (!mayMake) return null;
  const open = (): Promise<boolean> =>
    run(async () => {
      const answer = await session.readScenario(id);
      if (answer.problem !== undefined) return answer;
      const { scenario: read, madeOver } = answer.result;
      const lengthS = read.play.simulation?.lengthS ?? neededS(read);
      const { toUs } = await usualStretch(store.getState(), session);
      const range = madeOver ?? { fromUs: toUs - lengthS * 1e6, toUs };
      openScenario(store, read, range, isOwn);
      if (read.play.simulation === undefined) void session.controlTime({ kind: "seek", timeUs: range.fromUs });
      return { result: null };
    });
  const remove = async (): Promise<void> => {
    if (await run(() => session.removeScenario(id))) onDeleted();
  };
  if (isDeleting) {
    return (
      <div className={classes.entry} role="alert">
        <span>{t("author.delete-question", { name: title[language] })}</span>
        <Button size="compact-sm" variant="default" onClick={() => setDeleting(false)}>
          {t("cancel")}
        </Button>
        <Button size="compact-sm" onClick={() => void remove()}>
          {t("delete")}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.entry}>
      <Button
        size="compact-sm"
        variant="default"
        disabled={isReplaced}
        leftSection={isOwn ? <IconPencil size={14} /> : <IconCopy size={14} />}
        onClick={() => void open()}
      >
        {t(isOwn ? "author.edit-it" : "author.copy-it")}
      </Button>
      {isOwn && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={14} />}
          onClick={() => setDeleting(true)}
        >
          {t("delete")}
        </Button>
      )}
      <ProblemNote problem={problem} />
    </div>
  );
}

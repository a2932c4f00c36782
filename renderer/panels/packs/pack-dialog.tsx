import { Button } from "@mantine/core";
import { IconCopy, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestResult } from "../../../twin/bridge/contract.ts";
import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import type { CriteriaPack } from "../../../twin/scenario/criteria-schema.ts";
import { startEdits } from "../../../twin/scenario/edit-history.ts";
import { newPack } from "../../../twin/scenario/edit-pack.ts";
import { newId } from "../../session/new-id.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { FileIssues } from "../file-issues.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { useRequest } from "../use-request.ts";
import { PackEditor } from "./pack-editor.tsx";
import classes from "./packs.module.css";

/** The criteria packs at hand: those that ship are read and copied, people's own are written here. */
export function PackDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="packs" title={t("packs.title")} size={900}>
      <Packs />
    </ScreenDialog>
  );
}

function Packs(): ReactNode {
  const session = useSession();
  const store = useSessionStore();
  const list = useRequest<RequestResult<"list-packs">>();
  const edits = useSessionState((state) => state.packEdits);
  const { run } = list;
  const reload = (): void => void run(() => session.listPacks());
  useEffect(() => {
    void run(() => session.listPacks());
  }, [run, session]);
  // Whoever closes the dialog over changes finds them again; a pack that was only looked at is put back.
  useEffect(
    () => () => {
      if (store.getState().packEdits?.past.length === 0) store.setState({ packEdits: undefined });
    },
    [store],
  );
  if (edits !== undefined) {
    const leave = (): void => {
      store.setState({ packEdits: undefined });
      reload();
    };
    return <PackEditor edits={edits} onLeave={leave} />;
  }
  return (
    <>
      <ProblemNote problem={list.problem} />
      {list.result !== undefined && (
        <PackList
          {...list.result}
          onEdit={(pack) => store.setState({ packEdits: startEdits(pack) })}
          onChanged={reload}
        />
      )}
    </>
  );
}

interface PackListProps extends RequestResult<"list-packs"> {
  readonly onEdit: (pack: CriteriaPack) => void;
  readonly onChanged: () => void;
}

function PackList({ packs, issues, onEdit, onChanged }: PackListProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const ownId = (): string => `own-${newId().slice(0, 10)}`;
  const copyOf = ({ title, ...pack }: CriteriaPack): CriteriaPack => ({
    ...pack,
    id: ownId(),
    title: { zh: `${title.zh}（副本）`, en: `${title.en} (copy)` },
  });
  return (
    <div className={classes.page}>
      <div>
        <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => onEdit(newPack(ownId()))}>
          {t("packs.new")}
        </Button>
      </div>
      <ul className={classes.list}>
        {packs.map(({ pack, isShipped }) => (
          <li key={pack.id} className={classes.card} data-pack={pack.id}>
            <h3>{pack.title[language]}</h3>
            <p>{pack.source[language]}</p>
            <div className={classes.row}>
              <span className={classes.fact}>
                {t("packs.facts", { number: indexCriteria([pack]).size, sure: t(`packs.sure.${pack.status}`) })}
              </span>
              {isShipped && <span className={classes.fact}>{t("packs.shipped")}</span>}
              <span className={classes.grow} />
              {!isShipped && (
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconPencil size={14} />}
                  onClick={() => onEdit(pack)}
                >
                  {t("author.edit-it")}
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconCopy size={14} />}
                onClick={() => onEdit(copyOf(pack))}
              >
                {t("author.copy-it")}
              </Button>
              {!isShipped && <DeletePack pack={pack} onDeleted={onChanged} />}
            </div>
          </li>
        ))}
      </ul>
      {issues.length > 0 && <FileIssues issues={issues} className={classes.issues} />}
    </div>
  );
}

function DeletePack({ pack, onDeleted }: { pack: CriteriaPack; onDeleted: () => void }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const [isAsking, setAsking] = useState(false);
  const { problem, run } = useRequest<null>();
  const remove = async (): Promise<void> => {
    if (await run(() => session.removePack(pack.id))) onDeleted();
  };
  if (!isAsking) {
    return (
      <Button size="compact-sm" variant="default" leftSection={<IconTrash size={14} />} onClick={() => setAsking(true)}>
        {t("delete")}
      </Button>
    );
  }
  return (
    <div className={classes.asking} role="alert">
      <span>{t("packs.delete-question", { name: pack.title[language] })}</span>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
        {t("cancel")}
      </Button>
      <Button size="compact-sm" onClick={() => void remove()}>
        {t("delete")}
      </Button>
      <ProblemNote problem={problem} />
    </div>
  );
}

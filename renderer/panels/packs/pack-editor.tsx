import { Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconPlus } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestResult } from "../../../twin/bridge/contract.ts";
import type { PlantIssue } from "../../../twin/plant/plant-issue.ts";
import type { CriteriaPack } from "../../../twin/scenario/criteria-schema.ts";
import { type EditHistory, recordEdit, redoEdit, undoEdit } from "../../../twin/scenario/edit-history.ts";
import { allGroups, editPack, type PackEdit } from "../../../twin/scenario/edit-pack.ts";
import { parseCriteriaPack } from "../../../twin/scenario/parse-criteria-pack.ts";
import { freeId } from "../../../twin/scenario/scenario-draft.ts";
import { useSession, useSessionStore } from "../../session/session-context.tsx";
import fields from "../author/fields.module.css";
import { TextPair } from "../author/text-pair.tsx";
import { DraftIssuesContext } from "../author/use-draft-issue.ts";
import { IconButton } from "../icon-button.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { useRequest } from "../use-request.ts";
import { GroupEditor } from "./group-editor.tsx";
import classes from "./packs.module.css";
import { SureChoice } from "./sure-choice.tsx";

interface PackEditorProps {
  readonly edits: EditHistory<CriteriaPack>;
  readonly onLeave: () => void;
}

/** A pack of people's own: its texts, its groups, their criteria. */
export function PackEditor({ edits, onLeave }: PackEditorProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const store = useSessionStore();
  const [isStrict, setStrict] = useState(false);
  const { result, problem, isBusy, run } = useRequest<RequestResult<"save-pack">>();
  const pack = edits.present;
  const found = useMemo(() => issuesOf(pack), [pack]);
  const issues = [...found, ...(result?.issues ?? [])];
  const setEdits = (next: (before: EditHistory<CriteriaPack>) => EditHistory<CriteriaPack>): void =>
    store.setState(({ packEdits }) => (packEdits === undefined ? {} : { packEdits: next(packEdits) }));
  const change = (edit: PackEdit, group?: string): void =>
    setEdits((before) => recordEdit(before, editPack(before.present, edit), group));
  const save = async (): Promise<void> => {
    setStrict(true);
    if (found.length > 0) return;
    let isSaved = false;
    await run(async () => {
      const answer = await session.savePack(pack);
      isSaved = answer.problem === undefined && answer.result.isSaved;
      return answer;
    });
    if (isSaved) onLeave();
  };
  return (
    <div className={`${classes.page} ${fields.fields}`} data-pack-editor={pack.id}>
      <DraftIssuesContext value={{ issues, isStrict }}>
        <TextPair
          label={t("author.name")}
          value={pack.title}
          place="title"
          maxLength={200}
          onChange={(title) => title !== undefined && change({ kind: "pack", changes: { title } }, "title")}
        />
        <TextPair
          label={t("packs.source")}
          value={pack.source}
          place="source"
          maxLength={600}
          onChange={(source) => source !== undefined && change({ kind: "pack", changes: { source } }, "source")}
        />
        <SureChoice
          label={t("packs.status")}
          value={pack.status}
          onChange={(status) => change({ kind: "pack", changes: { status } })}
        />
        {pack.groups.map((group, place) => (
          <GroupEditor key={group.id} pack={pack} group={group} at={`groups[${place}]`} onEdit={change} />
        ))}
      </DraftIssuesContext>
      <div>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => {
            const id = freeId("group", allGroups(pack.groups));
            change({ kind: "add-group", group: { id, title: { zh: "", en: "" }, groups: [], criteria: [] } });
          }}
        >
          {t("packs.add-group")}
        </Button>
      </div>
      <ProblemNote problem={problem} />
      {isStrict && issues.length > 0 && (
        <p className={classes.issues} role="alert">
          {t("author.errors", { count: issues.length })}
        </p>
      )}
      <div className={classes.foot}>
        <IconButton
          label={t("author.undo")}
          icon={<IconArrowBackUp size={18} stroke={1.6} />}
          isDisabled={edits.past.length === 0}
          onClick={() => setEdits(undoEdit)}
        />
        <IconButton
          label={t("author.redo")}
          icon={<IconArrowForwardUp size={18} stroke={1.6} />}
          isDisabled={edits.future.length === 0}
          onClick={() => setEdits(redoEdit)}
        />
        <span className={classes.grow} />
        <Button variant="default" onClick={onLeave}>
          {t("cancel")}
        </Button>
        <RequestButton isBusy={isBusy} onClick={() => void save()}>
          {t("save")}
        </RequestButton>
      </div>
    </div>
  );
}

/** What the host would say of its file. */
function issuesOf(pack: CriteriaPack): readonly PlantIssue[] {
  return parseCriteriaPack(new TextEncoder().encode(JSON.stringify(pack)), `${pack.id}.json`).issues;
}

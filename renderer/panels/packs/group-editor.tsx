import { Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CriteriaGroup, CriteriaPack, Criterion } from "../../../twin/scenario/criteria-schema.ts";
import { allGroups, groupsIn, type PackEdit } from "../../../twin/scenario/edit-pack.ts";
import { freeId } from "../../../twin/scenario/scenario-draft.ts";
import { useSessionState } from "../../session/session-context.tsx";
import { TextPair } from "../author/text-pair.tsx";
import { Fold } from "../fold.tsx";
import { IconButton } from "../icon-button.tsx";
import classes from "./packs.module.css";
import { SureChoice } from "./sure-choice.tsx";

interface GroupEditorProps {
  readonly pack: CriteriaPack;
  readonly group: CriteriaGroup;
  /** Where it stands in the pack. */
  readonly at: string;
  readonly onEdit: (edit: PackEdit, group?: string) => void;
}

/** A group with its criteria and the groups within it; folded until somebody wants to change it. */
export function GroupEditor({ pack, group, at, onEdit }: GroupEditorProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { id, title, criteria } = group;
  const name = title[language] || t("packs.no-title");
  const add = (): void => {
    const taken = allGroups(pack.groups).flatMap((each) => each.criteria);
    const criterion: Criterion = { id: freeId("own", taken), title: { zh: "", en: "" }, sure: "own" };
    onEdit({ kind: "add-criterion", group: id, criterion });
  };
  return (
    <Fold
      className={classes.group}
      data-group={id}
      mustOpen={title.zh === "" && title.en === ""}
      summary={
        <>
          {name} <small>{t("packs.criteria-count", { number: criteria.length })}</small>
        </>
      }
    >
      <div className={classes.row}>
        <div className={classes.grow}>
          <TextPair
            label={t("packs.group")}
            value={title}
            place={`${at}.title`}
            maxLength={200}
            onChange={(value) =>
              value !== undefined && onEdit({ kind: "change-group", id, changes: { title: value } }, `group ${id}`)
            }
          />
        </div>
        <Remove label={t("packs.delete-group", { name })} onClick={() => onEdit({ kind: "remove-group", id })} />
      </div>
      {criteria.map((criterion, place) => (
        <CriterionEditor key={criterion.id} criterion={criterion} at={`${at}.criteria[${place}]`} onEdit={onEdit} />
      ))}
      {groupsIn(group).map((within, place) => (
        <GroupEditor key={within.id} pack={pack} group={within} at={`${at}.groups[${place}]`} onEdit={onEdit} />
      ))}
      <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
        {t("packs.add-criterion")}
      </Button>
    </Fold>
  );
}

interface CriterionEditorProps extends Pick<GroupEditorProps, "at" | "onEdit"> {
  readonly criterion: Criterion;
}

function CriterionEditor({ criterion, at, onEdit }: CriterionEditorProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { id, title, text, sure } = criterion;
  const change = (changes: Extract<PackEdit, { kind: "change-criterion" }>["changes"], field?: string): void =>
    onEdit({ kind: "change-criterion", id, changes }, field && `${id} ${field}`);
  const name = title[language] || t("packs.no-title");
  return (
    <section className={classes.criterion} data-criterion={id} aria-label={name}>
      <div className={classes.row}>
        <div className={classes.grow}>
          <TextPair
            label={t("packs.criterion")}
            value={title}
            place={`${at}.title`}
            maxLength={200}
            onChange={(value) => value !== undefined && change({ title: value }, "title")}
          />
        </div>
        <Remove
          label={t("packs.delete-criterion", { name })}
          onClick={() => onEdit({ kind: "remove-criterion", id })}
        />
      </div>
      <TextPair
        label={t("packs.text")}
        value={text}
        place={`${at}.text`}
        maxLength={4000}
        isLong
        isOptional
        onChange={(value) => change({ text: value }, "text")}
      />
      <SureChoice label={t("packs.sure-label")} value={sure} onChange={(value) => change({ sure: value })} />
    </section>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }): ReactNode {
  return <IconButton size={30} label={label} icon={<IconTrash size={16} stroke={1.6} />} onClick={onClick} />;
}

import { MultiSelect } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestResult } from "../../../twin/bridge/contract.ts";
import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";

interface CriteriaChoiceProps {
  /** As pack/criterion. */
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** What a scenario is held against, of all packs at hand. */
export function CriteriaChoice({ value, onChange }: CriteriaChoiceProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const [packs, setPacks] = useState<RequestResult<"list-packs">["packs"]>([]);
  useEffect(() => {
    let isWanted = true;
    void session.listPacks().then((answer) => {
      if (isWanted && answer.problem === undefined) setPacks(answer.result.packs);
    });
    return () => {
      isWanted = false;
    };
  }, [session]);
  const known = packs.map(({ pack }) => ({
    group: pack.title[language],
    items: [...indexCriteria([pack])].map(([id, { title }]) => ({ value: id, label: title[language] })),
  }));
  const gone = value.filter((id) => !known.some(({ items }) => items.some((item) => item.value === id)));
  return (
    <MultiSelect
      size="xs"
      label={t("author.criteria")}
      placeholder={value.length === 0 ? t("author.criteria-none") : ""}
      data={[...known, ...(gone.length === 0 ? [] : [{ group: "—", items: gone }])]}
      value={[...value]}
      searchable
      hidePickedOptions
      nothingFoundMessage={t("author.criteria-nothing")}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      clearButtonProps={{ "aria-label": t("author.criteria-clear") }}
      onChange={onChange}
    />
  );
}

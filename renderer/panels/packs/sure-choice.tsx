import { NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Wording, wordings } from "../../../twin/scenario/criteria-schema.ts";

interface SureChoiceProps {
  readonly label: string;
  readonly value: Wording;
  readonly onChange: (value: Wording) => void;
}

/** How well a wording is known. */
export function SureChoice({ label, value, onChange }: SureChoiceProps): ReactNode {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value}
      onChange={(event) => onChange(wordings.find((each) => each === event.currentTarget.value) ?? value)}
      data={wordings.map((each) => ({ value: each, label: t(`packs.sure.${each}`) }))}
    />
  );
}

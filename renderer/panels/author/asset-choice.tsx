import { Select } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { describeAsset } from "../../session/describe-names.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState } from "../../session/session-context.tsx";

/** A list this long is searched, not read. */
const shownAtMost = 60;

interface AssetChoiceProps {
  readonly live: LiveValues;
  /** Path of the asset. */
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (path: string) => void;
}

/** One asset of the plant, found by writing a part of its name. */
export function AssetChoice({ live, value, error, onChange }: AssetChoiceProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const data = useMemo(
    () => live.plant.view.assets.map(({ path }) => ({ value: path, label: describeAsset(live.plant, path, language) })),
    [live, language],
  );
  return (
    <Select
      size="xs"
      label={t("author.asset")}
      data={data}
      value={value}
      error={error}
      searchable
      limit={shownAtMost}
      allowDeselect={false}
      nothingFoundMessage={t("tree.nothing")}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      onChange={(path) => path !== null && onChange(path)}
    />
  );
}

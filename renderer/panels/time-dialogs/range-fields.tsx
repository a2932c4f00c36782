import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { formatDateTime, formatSpan } from "../../session/format.ts";
import type { SessionState } from "../../session/session-store.ts";
import classes from "./time-dialogs.module.css";

interface RangeFieldsProps {
  readonly range: TimeRange;
  readonly onChange: (range: TimeRange) => void;
}

/** Where a stretch of time begins and ends, to the second. */
export function RangeFields({ range, onChange }: RangeFieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = (end: "fromUs" | "toUs"): ReactNode => (
    <TextInput
      type="datetime-local"
      step={1}
      label={t(end === "fromUs" ? "range.from" : "range.to")}
      value={formatDateTime(range[end]).replace(" ", "T")}
      error={range.toUs <= range.fromUs && end === "toUs" ? t("range.backwards") : undefined}
      onChange={(event) => {
        const timeUs = new Date(event.currentTarget.value).getTime() * 1000;
        if (!Number.isNaN(timeUs)) onChange({ ...range, [end]: timeUs });
      }}
    />
  );
  return (
    <div>
      <div className={classes.pair}>
        {field("fromUs")}
        {field("toUs")}
      </div>
      {range.toUs > range.fromUs && (
        <p className={classes.hint}>{t("range.span", { span: formatSpan(range.toUs - range.fromUs) })}</p>
      )}
    </div>
  );
}

/** What a file is made of unless a person says otherwise: what is picked, what loops, or the ten minutes before. */
export function usualRange({ range, loop, live }: SessionState): TimeRange {
  const nowUs = Math.floor((live?.nowUs() ?? 0) / 1e6) * 1e6;
  return range ?? loop ?? { fromUs: nowUs - 600e6, toUs: nowUs };
}

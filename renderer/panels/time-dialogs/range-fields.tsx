import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { formatDateTime, formatSpan } from "../../session/format.ts";
import { parseDateTime } from "../../session/parse-date-time.ts";
import type { SessionState } from "../../session/session-store.ts";
import classes from "./time-dialogs.module.css";

interface RangeFieldsProps {
  readonly range: TimeRange;
  /** Hears undefined while what is written is no range. */
  readonly onChange: (range: TimeRange | undefined) => void;
}

/** Where a stretch of time begins and ends, to the second, written as everywhere on the screen. */
export function RangeFields({ range, onChange }: RangeFieldsProps): ReactNode {
  const { t } = useTranslation();
  const [from, setFrom] = useState(() => formatDateTime(range.fromUs));
  const [to, setTo] = useState(() => formatDateTime(range.toUs));
  const change = (newFrom: string, newTo: string): void => {
    setFrom(newFrom);
    setTo(newTo);
    onChange(rangeOf(newFrom, newTo));
  };
  const read = rangeOf(from, to);
  const isBackwards = read === undefined && parseDateTime(from) !== undefined && parseDateTime(to) !== undefined;
  const faultOf = (text: string): string | undefined =>
    parseDateTime(text) === undefined ? t("range.not-a-moment") : undefined;
  return (
    <div>
      <div className={classes.pair}>
        <TextInput
          label={t("range.from")}
          value={from}
          error={faultOf(from)}
          onChange={(event) => change(event.currentTarget.value, to)}
        />
        <TextInput
          label={t("range.to")}
          value={to}
          error={faultOf(to) ?? (isBackwards ? t("range.backwards") : undefined)}
          onChange={(event) => change(from, event.currentTarget.value)}
        />
      </div>
      <p className={classes.hint}>
        {read === undefined ? "" : t("range.span", { span: formatSpan(read.toUs - read.fromUs) })}
      </p>
    </div>
  );
}

/** What a file is made of unless a person says otherwise: what is picked, what loops, or the ten minutes before. */
export function usualRange({ range, loop, live }: SessionState): TimeRange {
  const nowUs = Math.floor((live?.clock.nowUs() ?? 0) / 1e6) * 1e6;
  return range ?? loop ?? { fromUs: nowUs - 600e6, toUs: nowUs };
}

function rangeOf(from: string, to: string): TimeRange | undefined {
  const fromUs = parseDateTime(from);
  const toUs = parseDateTime(to);
  return fromUs === undefined || toUs === undefined || toUs <= fromUs ? undefined : { fromUs, toUs };
}

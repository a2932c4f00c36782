import { Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import classes from "./author-panel.module.css";
import { useDraftIssue } from "./use-draft-issue.ts";

interface TextPairProps {
  readonly label: string;
  readonly value: LocalizedText | undefined;
  /** Where it stands in the draft. */
  readonly place: string;
  readonly maxLength: number;
  readonly isLong?: boolean;
  /** Whether it may be left out: then it is, where both are empty. */
  readonly isOptional?: boolean;
  readonly onChange: (value: LocalizedText | undefined) => void;
}

/** A text in both languages, one field below the other. */
export function TextPair({ label, value, onChange, isOptional = false, ...rest }: TextPairProps): ReactNode {
  const { t } = useTranslation();
  const given = value ?? { zh: "", en: "" };
  const change = (next: LocalizedText): void =>
    onChange(isOptional && next.zh === "" && next.en === "" ? undefined : next);
  return (
    <fieldset className={classes.pair}>
      <legend>{label}</legend>
      <Words
        {...rest}
        label={t("author.in-zh", { label })}
        tag={t("author.zh")}
        lang="zh-CN"
        value={given.zh}
        place={`${rest.place}.zh`}
        onChange={(zh) => change({ ...given, zh })}
      />
      <Words
        {...rest}
        label={t("author.in-en", { label })}
        tag={t("author.en")}
        lang="en"
        value={given.en}
        place={`${rest.place}.en`}
        onChange={(en) => change({ ...given, en })}
      />
    </fieldset>
  );
}

interface WordsProps extends Pick<TextPairProps, "label" | "place" | "maxLength" | "isLong"> {
  readonly tag: string;
  readonly lang: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Words({ label, tag, lang, value, place, maxLength, isLong = false, onChange }: WordsProps): ReactNode {
  const error = useDraftIssue(place, value.trim() === "");
  const shared = { "aria-label": label, lang, value, maxLength, error, size: "xs" as const };
  return (
    <div className={classes.words}>
      <span aria-hidden="true">{tag}</span>
      {isLong ? (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={6}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </div>
  );
}

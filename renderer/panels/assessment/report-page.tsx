import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { IconArrowLeft, IconDownload, IconPrinter, IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MadeFile, RequestResult } from "../../../twin/bridge/contract.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { AssessmentView } from "../../session/assessment-requests.ts";
import { formatBytes } from "../../session/format.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { MadeFileNote } from "../time-dialogs/made-file-note.tsx";
import { RangeFields, usualRange } from "../time-dialogs/range-fields.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./assessment.module.css";
import page from "./report-page.module.css";

type Made = RequestResult<"make-report">;

interface ReportPageProps {
  readonly view: AssessmentView;
  readonly onBack: () => void;
}

/** What others get of an assessment: a report, and the file that it can be checked against. */
export function ReportPage({ view, onBack }: ReportPageProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconArrowLeft size={15} />}
          onClick={onBack}
        >
          {t("report.back")}
        </Button>
        <h3>{view.assessment.title}</h3>
      </header>
      <div className={page.columns}>
        <ReportForm id={view.assessment.id} />
        <PortableForm />
      </div>
    </div>
  );
}

function ReportForm({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const author = useSessionState((state) => state.author);
  const { isBusy, problem, result, run } = useRequest<Made>();
  const make = (event: FormEvent): void => {
    event.preventDefault();
    void run(() => session.makeReport({ id, author: author.trim() }));
  };
  return (
    <form className={classes.form} aria-label={t("report.title")} onSubmit={make}>
      <h4>{t("report.title")}</h4>
      <p className={classes.hint}>{t("report.hint")}</p>
      <TextInput
        size="sm"
        label={t("report.author")}
        value={author}
        maxLength={200}
        onChange={(event) => store.setState({ author: event.currentTarget.value })}
      />
      <ProblemNote problem={problem} />
      <div className={classes.buttons}>
        <RequestButton type="submit" isBusy={isBusy} variant={result === undefined ? "filled" : "default"}>
          {t("report.make")}
        </RequestButton>
      </div>
      {result !== undefined && <MadeReport made={result} />}
    </form>
  );
}

function MadeReport({ made }: { made: Made }): ReactNode {
  const { t } = useTranslation();
  const { html, word, pdf, check } = made;
  return (
    <div className={page.made} role="status">
      <div className={page.files}>
        <FileLink form="html" file={html} />
        <FileLink form="word" file={word} />
        {pdf === null ? <PrintButton file={html} /> : <FileLink form="pdf" file={pdf} />}
      </div>
      {pdf === null && <p className={classes.hint}>{t("report.print-hint")}</p>}
      <CheckResult check={check} />
    </div>
  );
}

function FileLink({ form, file }: { form: "html" | "word" | "pdf"; file: MadeFile }): ReactNode {
  const { t } = useTranslation();
  return (
    <Button
      component="a"
      size="sm"
      variant="default"
      href={file.url}
      download={file.name}
      leftSection={<IconDownload size={16} />}
    >
      {t(`report.form.${form}`)}
      <small className={page.size}>{formatBytes(file.sizeBytes)}</small>
    </Button>
  );
}

/** Opens the report in a window of its own and asks for it to be printed. */
function PrintButton({ file }: { file: MadeFile }): ReactNode {
  const { t } = useTranslation();
  const print = (): void => {
    const opened = window.open(`${file.url}?show`, "_blank");
    opened?.addEventListener("load", () => opened.print());
  };
  return (
    <Button size="sm" variant="default" leftSection={<IconPrinter size={16} />} onClick={print}>
      {t("report.print")}
    </Button>
  );
}

/** What `npm run verify` says of the report. */
function CheckResult({ check }: Pick<Made, "check">): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { problems, recomputed, evidence, publicKey } = check;
  const isIntact = problems.length === 0;
  return (
    <section className={page.check} data-intact={isIntact} aria-label={t("report.check")}>
      <h4>{t("report.check")}</h4>
      <p className={page.verdictLine}>
        {isIntact ? <IconShieldCheck size={18} aria-hidden="true" /> : <IconShieldX size={18} aria-hidden="true" />}
        {isIntact ? t("report.intact") : t("report.changed", { count: problems.length })}
      </p>
      <ul className={classes.plain}>
        {problems.map(({ what, name, text }) => (
          <li key={`${what} ${name} ${text.en}`}>
            <strong>{t(`report.what.${what}`)}</strong> {name}
            {t("scenario.colon")}
            {text[language]}
          </li>
        ))}
      </ul>
      <p>{t("report.recomputed", { recomputed, evidence })}</p>
      {recomputed < evidence && <p className={classes.hint}>{t("report.not-all")}</p>}
      <p className={page.key}>
        {t("report.key")} <code>{publicKey}</code>
      </p>
    </section>
  );
}

const ranges = ["tour", "range"] as const;

function PortableForm(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const author = useSessionState((state) => state.author);
  const hasTour = useSessionState((state) => state.tour !== undefined);
  const [usual] = useState(() => usualRange(store.getState()));
  const [range, setRange] = useState<TimeRange | undefined>(usual);
  const [of, setOf] = useState<(typeof ranges)[number]>(hasTour ? "tour" : "range");
  const [note, setNote] = useState("");
  const { isBusy, problem, result, run } = useRequest<MadeFile>();
  const isOfTour = of === "tour" && hasTour;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const asked = isOfTour ? null : range;
    if (asked === undefined) return;
    void run(() => session.savePortable({ range: asked, author: author.trim(), note: note.trim() }));
  };
  return (
    <form className={classes.form} aria-label={t("report.portable")} onSubmit={save}>
      <h4>{t("report.portable")}</h4>
      <p className={classes.hint}>{t("report.portable-hint")}</p>
      {hasTour && (
        <SegmentedControl
          size="xs"
          aria-label={t("report.portable-of")}
          value={of}
          onChange={(value) => setOf(ranges.find((each) => each === value) ?? "range")}
          data={ranges.map((each) => ({ value: each, label: t(`report.portable-${each}`) }))}
        />
      )}
      {!isOfTour && <RangeFields range={usual} onChange={setRange} />}
      <TextInput
        size="sm"
        label={t("report.note")}
        value={note}
        maxLength={4000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ProblemNote problem={problem} />
      {result !== undefined && <MadeFileNote file={result} />}
      <div className={classes.buttons}>
        <RequestButton
          type="submit"
          isBusy={isBusy}
          isDisabled={!isOfTour && range === undefined}
          variant={result === undefined ? "filled" : "default"}
        >
          {t("report.save")}
        </RequestButton>
      </div>
    </form>
  );
}

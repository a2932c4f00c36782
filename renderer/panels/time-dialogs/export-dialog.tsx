import { SegmentedControl } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { MadeFileForm } from "./made-file-form.tsx";

const formats = ["csv", "parquet"] as const;

/** Writes samples for analysts, of what is selected or looked at and of all below it. */
export function ExportDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="export" title={t("export.title")}>
      <ExportForm />
    </ScreenDialog>
  );
}

function ExportForm(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const asset = useSessionState((state) => state.live?.plant.view.assets[state.selected ?? state.focus]);
  const [format, setFormat] = useState<(typeof formats)[number]>("csv");
  return (
    <MadeFileForm
      hint={t("export.of", { name: asset?.name[language] ?? "" })}
      action={t("export.write")}
      make={(range) => session.exportSamples({ ...range, asset: asset?.path ?? "", format })}
    >
      <SegmentedControl
        aria-label={t("export.format")}
        value={format}
        onChange={(chosen) => setFormat(formats.find((each) => each === chosen) ?? "csv")}
        data={[
          { value: "csv", label: "CSV" },
          { value: "parquet", label: "Parquet" },
        ]}
      />
    </MadeFileForm>
  );
}

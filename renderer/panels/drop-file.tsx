import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LocalizedText } from "../../twin/plant/localized-text.ts";
import { takeModel } from "../session/model-draft.ts";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import { uploadRecording } from "../session/upload-recording.ts";
import classes from "./drop-file.module.css";

type DropState =
  | { readonly kind: "over" | "uploading" | "csv" | "gltf" | "other" }
  | { readonly kind: "refused"; readonly error: LocalizedText | undefined };

/** A recording that is dropped on the window is opened, a model shown; of other files it says what to do with them. */
export function DropFile(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const [state, setState] = useState<DropState>();
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setState((before) => (before?.kind === "uploading" ? before : { kind: "over" }));
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setState((before) => (before?.kind === "over" ? undefined : before));
    };
    const onDrop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      const kind = kindOf(file.name);
      if (kind === "model") {
        setState(undefined);
        void takeModel(store, file);
        return;
      }
      setState({ kind });
      if (kind !== "uploading") return;
      void uploadRecording(file, window.location.href).then((answer) => {
        // Whoever has something unsaved may stay on this page: then nothing covers it.
        setState(answer.recording === undefined ? { kind: "refused", error: answer.error } : undefined);
        if (answer.recording !== undefined) window.location.assign(addressOf(answer.recording));
      });
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [store]);

  if (state === undefined) return null;
  const isDone = state.kind !== "over" && state.kind !== "uploading";
  return (
    <div className={classes.veil} data-done={isDone}>
      <div className={classes.card} role="alert">
        <strong>{t(`drop.${state.kind}`)}</strong>
        {state.kind === "refused" && <p>{state.error?.[language] ?? t("drop.unknown")}</p>}
        {state.kind === "csv" && <code>npm run recording -- import-csv</code>}
        {isDone && (
          <button type="button" className={classes.close} onClick={() => setState(undefined)}>
            {t("close")}
          </button>
        )}
      </div>
    </div>
  );
}

/** What becomes of a file by its name. */
function kindOf(name: string): "uploading" | "model" | "csv" | "gltf" | "other" {
  const kinds = { mcap: "uploading", glb: "model", csv: "csv", gltf: "gltf" } as const;
  const ending = name.toLowerCase().split(".").at(-1);
  for (const [known, kind] of Object.entries(kinds)) if (ending === known) return kind;
  return "other";
}

/** The same page with the recording in place of the host's own source. */
function addressOf(recording: string): string {
  const address = new URL(window.location.href);
  address.searchParams.delete("session");
  address.searchParams.set("recording", recording);
  return address.href;
}

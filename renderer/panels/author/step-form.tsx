import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { IconCamera, IconClock, IconFocus2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ScenarioStep } from "../../../twin/scenario/scenario-schema.ts";
import { draftOf, edit, offsetNowS, viewOfScreen } from "../../session/authoring.ts";
import { describeAsset } from "../../session/describe-names.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useLiveSample, useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { focusAsset } from "../../session/session-store.ts";
import { Fold } from "../fold.tsx";
import { NumberField } from "../number-field.tsx";
import classes from "./author-panel.module.css";
import { StepClaims } from "./step-claims.tsx";
import { StepShows } from "./step-shows.tsx";
import { TextPair } from "./text-pair.tsx";
import { useDraftIssue } from "./use-draft-issue.ts";

interface StepProps {
  readonly live: LiveValues;
  readonly step: ScenarioStep;
  /** Its place among the steps. */
  readonly place: number;
}

/** Everything that a step is made of. */
export function StepForm({ live, step, place }: StepProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const { id, caption, chapter, notes, speed, holdS } = step;
  const at = `steps[${place}]`;
  const change = (changes: Partial<ScenarioStep> & { chapter?: undefined; notes?: undefined }, field: string): void =>
    edit(store, { kind: "change-step", id, changes }, `${id} ${field}`);
  return (
    <div className={classes.form}>
      <TextPair
        label={t("author.caption")}
        value={caption}
        place={`${at}.caption`}
        maxLength={600}
        isLong
        onChange={(value) => value !== undefined && change({ caption: value }, "caption")}
      />
      <Trigger live={live} step={step} place={place} />
      <ViewChoice live={live} step={step} place={place} />
      <div className={classes.two}>
        <NumberField
          size="xs"
          label={t("author.hold")}
          description={t("author.hold-hint")}
          value={holdS}
          min={0}
          max={600}
          decimalScale={1}
          error={useDraftIssue(`${at}.holdS`, false)}
          onChange={(value) => value !== undefined && change({ holdS: value }, "hold")}
        />
        <NumberField
          size="xs"
          label={t("author.speed")}
          description={t("author.speed-hint")}
          value={speed}
          min={0.1}
          max={600}
          decimalScale={1}
          error={useDraftIssue(`${at}.speed`, false)}
          onChange={(value) => value !== undefined && change({ speed: value }, "speed")}
        />
      </div>
      <StepShows live={live} step={step} place={place} />
      <StepClaims live={live} step={step} place={place} />
      <Fold className={classes.more} summary={t("author.more")} mustOpen={chapter !== undefined || notes !== undefined}>
        <TextPair
          label={t("author.chapter")}
          value={chapter}
          place={`${at}.chapter`}
          maxLength={120}
          isOptional
          onChange={(value) => edit(store, { kind: "change-step", id, changes: { chapter: value } }, `${id} chapter`)}
        />
        <TextPair
          label={t("author.notes")}
          value={notes}
          place={`${at}.notes`}
          maxLength={4000}
          isLong
          isOptional
          onChange={(value) => edit(store, { kind: "change-step", id, changes: { notes: value } }, `${id} notes`)}
        />
      </Fold>
    </div>
  );
}

/** When the step begins: at a moment, or when something happens in the data. */
function Trigger({ step, place }: StepProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const { id, at } = step;
  const setAt = (next: ScenarioStep["at"], group?: string): void =>
    edit(store, { kind: "change-step", id, changes: { at: next } }, group);
  const isMoment = at.offsetS !== undefined;
  const when = at.when ?? "";
  const { withinS, afterS } = at;
  const waits = { withinS, afterS };
  const path = `steps[${place}].at`;
  const offsetIssue = useDraftIssue(`${path}.offsetS`, false);
  const whenIssue = useDraftIssue(`${path}.when`, when === "");
  return (
    <div className={classes.part}>
      <div className={classes.row}>
        <span className={classes.label}>{t("author.begins")}</span>
        <SegmentedControl
          size="xs"
          aria-label={t("author.begins")}
          value={isMoment ? "moment" : "condition"}
          onChange={(value) =>
            setAt(value === "moment" ? { offsetS: momentNow(store.getState()), ...waits } : { when: "", ...waits })
          }
          data={[
            { value: "moment", label: t("author.at-moment") },
            { value: "condition", label: t("author.at-condition") },
          ]}
        />
      </div>
      {isMoment ? (
        <div className={classes.row}>
          <NumberField
            size="xs"
            className={classes.grow}
            aria-label={t("author.offset")}
            suffix=" s"
            value={at.offsetS ?? 0}
            min={0}
            decimalScale={2}
            error={offsetIssue}
            onChange={(value) => value !== undefined && setAt({ offsetS: value, ...waits }, `${id} offset`)}
          />
          <GoToMoment offsetS={at.offsetS ?? 0} />
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconClock size={13} />}
            onClick={() => setAt({ offsetS: momentNow(store.getState()), ...waits })}
          >
            {t("author.take-moment")}
          </Button>
        </div>
      ) : (
        <>
          <Textarea
            size="xs"
            label={t("author.condition")}
            description={t("author.condition-hint")}
            value={when}
            autosize
            maxLength={2000}
            error={whenIssue}
            spellCheck={false}
            classNames={{ input: classes.code ?? "" }}
            onChange={(event) => setAt({ when: event.currentTarget.value, ...waits }, `${id} when`)}
          />
          <div className={classes.two}>
            <NumberField
              size="xs"
              label={t("author.within")}
              suffix=" s"
              min={1}
              value={withinS}
              onChange={(value) => value !== undefined && setAt({ ...at, withinS: value }, `${id} within`)}
            />
            <NumberField
              size="xs"
              label={t("author.delay")}
              suffix=" s"
              min={0}
              max={3600}
              value={afterS}
              onChange={(value) => value !== undefined && setAt({ ...at, afterS: value }, `${id} after`)}
            />
          </div>
        </>
      )}
    </div>
  );
}

function GoToMoment({ offsetS }: { offsetS: number }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const fromUs = useSessionState((state) => state.authoring && draftOf(state.authoring).range.fromUs);
  const hasOwnTime = useSessionState(isOverRecorded);
  if (fromUs === undefined || !hasOwnTime) return null;
  return (
    <Button size="compact-xs" variant="default" onClick={() => session.seek(fromUs + offsetS * 1e6)}>
      {t("author.go-moment")}
    </Button>
  );
}

/** What is looked at, and the way to take what is looked at now. */
function ViewChoice({ live, step, place }: StepProps): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const { id, view } = step;
  const issue = useDraftIssue(`steps[${place}].view.asset`, false);
  const fly = (): void => {
    const asset = view === undefined ? undefined : live.plant.assetByPath.get(view.asset);
    if (view === undefined || asset === undefined) return;
    focusAsset(store, asset);
    store.setState({ wantedCamera: view.camera ?? { asset, isClose: view.shot === "close" } });
  };
  return (
    <div className={classes.part}>
      <div className={classes.row}>
        <span className={classes.label}>{t("author.view")}</span>
        <span className={classes.named}>
          {view === undefined ? t("author.view-stays") : describeAsset(live.plant, view.asset, language)}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFocus2 size={13} />}
          disabled={view === undefined}
          onClick={fly}
        >
          {t("author.fly")}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconCamera size={13} />}
          onClick={() => edit(store, { kind: "change-step", id, changes: { view: viewOfScreen(store.getState()) } })}
        >
          {t("author.take-view")}
        </Button>
      </div>
      {issue !== undefined && <p className={classes.issue}>{issue}</p>}
    </div>
  );
}

type State = Parameters<Parameters<typeof useSessionState>[0]>[0];

/** The session's moment in the draft, as near as the stretch comes to it. */
function momentNow(state: State): number {
  const { authoring, live } = state;
  if (authoring === undefined) return 0;
  const draft = draftOf(authoring);
  const inside = offsetNowS(state, draft);
  if (inside !== undefined) return inside;
  const nowUs = live?.clock.nowUs() ?? 0;
  return nowUs < draft.range.fromUs ? 0 : Math.round((draft.range.toUs - draft.range.fromUs) / 1e4) / 100;
}

/** A draft that has a recording simulated for it has no moments in the session's own time. */
function isOverRecorded({ authoring }: State): boolean {
  return authoring !== undefined && draftOf(authoring).scenario.play.simulation === undefined;
}

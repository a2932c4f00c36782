import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ScenarioStep } from "../../../twin/scenario/scenario-schema.ts";
import { draftOf, edit } from "../../session/authoring.ts";
import { newClaim } from "../../session/draft-claim.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionStore } from "../../session/session-context.tsx";
import classes from "./author-panel.module.css";
import { ClaimEditor } from "./claim-editor.tsx";

/** What the step claims, each with how it is measured. */
export function StepClaims({ live, step, place }: { live: LiveValues; step: ScenarioStep; place: number }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const add = (): void => {
    const { authoring, selected, focus } = store.getState();
    if (authoring === undefined) return;
    const earlier = draftOf(authoring).scenario.steps[place - 1]?.id;
    edit(store, { kind: "add-claim", step: step.id, claim: newClaim(live.plant, selected ?? focus, step, earlier) });
  };
  return (
    <div className={classes.part}>
      <div className={classes.row}>
        <span className={classes.label}>{t("author.claims")}</span>
        <span className={classes.grow} />
        <Button size="compact-xs" variant="default" leftSection={<IconPlus size={13} />} onClick={add}>
          {t("author.add-claim")}
        </Button>
      </div>
      {step.evidence.map((claim, rank) => (
        <ClaimEditor
          key={claim.id}
          live={live}
          step={step}
          place={place}
          claim={claim}
          at={`steps[${place}].evidence[${rank}]`}
        />
      ))}
    </div>
  );
}

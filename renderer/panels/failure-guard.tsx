import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./failure-guard.module.css";

interface FailureGuardProps {
  /** What is kept apart from the rest. */
  readonly of: "scene" | "screen";
  readonly children: ReactNode;
}

/** Keeps what fails from taking the rest with it: in its place stand a sentence and the way to begin anew. */
export class FailureGuard extends Component<FailureGuardProps, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Failed of={this.props.of} /> : this.props.children;
  }
}

function Failed({ of }: Pick<FailureGuardProps, "of">): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={classes.failed} role="alert">
      <p>{t(`failure.${of}`)}</p>
      <Button variant="default" onClick={() => window.location.reload()}>
        {t("failure.reload")}
      </Button>
    </div>
  );
}

import { Button, type ButtonProps } from "@mantine/core";
import type { ComponentPropsWithRef, MouseEvent, ReactNode } from "react";
import classes from "./request-button.module.css";

interface RequestButtonProps
  extends Omit<ButtonProps, "loading" | "disabled">,
    Omit<ComponentPropsWithRef<"button">, keyof ButtonProps> {
  /** The request is under way. */
  readonly isBusy?: boolean;
  /** There is nothing to be asked for. */
  readonly isDisabled?: boolean;
}

/**
 * The button of a request. While it cannot be pressed it is not disabled in the browser's own way: whoever pressed it by
 * keyboard would lose the place where they are, as often as a request goes out.
 */
export function RequestButton({
  isBusy = false,
  isDisabled = false,
  onClick,
  ...props
}: RequestButtonProps): ReactNode {
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    // Also the key that would send a form off by this button.
    if (isBusy || isDisabled) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <Button
      {...props}
      {...(isDisabled && !isBusy ? { "data-disabled": true } : {})}
      {...(isBusy ? { "data-busy": true } : {})}
      className={props.className === undefined ? classes.button : `${classes.button} ${props.className}`}
      aria-busy={isBusy}
      aria-disabled={isBusy || isDisabled}
      onClick={press}
    />
  );
}

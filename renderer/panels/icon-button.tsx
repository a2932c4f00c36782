import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";

interface IconButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly size?: number;
  /** Of a switch: whether what it shows is there. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

/**
 * A button that is an icon, with what it does as its name. Where it cannot be pressed it keeps the keyboard all the
 * same: who takes steps back to the first one stays where they are.
 */
export function IconButton({ label, icon, size = 32, isOn, isDisabled = false, onClick }: IconButtonProps): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={size}
        aria-label={label}
        aria-pressed={isOn}
        aria-disabled={isDisabled}
        {...(isDisabled ? { "data-disabled": true } : {})}
        onClick={() => !isDisabled && onClick()}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

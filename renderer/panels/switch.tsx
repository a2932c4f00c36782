import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";

interface SwitchProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isOn?: boolean;
  readonly onClick: () => void;
}

/** A button of a bar: an icon, with what it does as its name. */
export function Switch({ label, icon, isOn, onClick }: SwitchProps): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} aria-pressed={isOn} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

import { type ComponentProps, type ReactNode, useState } from "react";

interface FoldProps extends Omit<ComponentProps<"details">, "open" | "onToggle"> {
  readonly summary: ReactNode;
  /** Whether something in it has to be seen: then it opens. It closes by a hand alone. */
  readonly mustOpen: boolean;
}

/** What is folded away until somebody wants it; whoever writes in it finds it open however little is left of the text. */
export function Fold({ summary, mustOpen, children, ...rest }: FoldProps): ReactNode {
  const [isOpen, setOpen] = useState(mustOpen);
  const [didOpen, setDidOpen] = useState(mustOpen);
  if (didOpen !== mustOpen) {
    setDidOpen(mustOpen);
    if (mustOpen) setOpen(true);
  }
  return (
    <details {...rest} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

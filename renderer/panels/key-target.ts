/** Whether what is typed goes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The role of what has the focus, or of what it is part of. */
export function roleOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const element = target.closest<HTMLElement>("button, a, [role]");
  return element?.getAttribute("role") ?? element?.tagName.toLowerCase();
}

/** Whether a key is for a field or a menu that has the focus, or for the browser. */
export function isForOthers(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return true;
  // An open menu has the keys to itself; Esc closes it, also where what opened it still has the focus.
  return roleOf(event.target)?.startsWith("menu") === true || isAtOpenMenu(event.target);
}

function isTyping(target: EventTarget | null): boolean {
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

function isAtOpenMenu(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[aria-haspopup="menu"][aria-expanded="true"]') !== null;
}

/** Whether a key is for a field or a menu that has the focus, or for the browser. */
export function isForOthers(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return true;
  // An open menu has the keys to itself; Esc closes it, also where what opened it still has the focus.
  return roleOf(event.target)?.startsWith("menu") === true || isAtOpenMenu(event.target);
}

/** Whether what has the focus takes letters; a box to tick does not. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !isBox(target);
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}

function isBox({ type }: HTMLInputElement): boolean {
  return type === "radio" || type === "checkbox";
}

/** The role of what has the focus, or of what it is part of. */
export function roleOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  if (target instanceof HTMLInputElement && isBox(target)) return target.type;
  const element = target.closest<HTMLElement>("button, a, [role]");
  return element?.getAttribute("role") ?? element?.tagName.toLowerCase();
}

function isAtOpenMenu(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[aria-haspopup="menu"][aria-expanded="true"]') !== null;
}

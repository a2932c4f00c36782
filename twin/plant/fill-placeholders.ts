/** A template with its placeholders filled, and the names of those that nothing stands for. */
export interface FilledTemplate {
  readonly text: string;
  readonly missing: readonly string[];
}

/** Replaces each `{name}`; an unknown one stays as it is and is reported. */
export function fillPlaceholders(template: string, placeholders: ReadonlyMap<string, string>): FilledTemplate {
  const missing: string[] = [];
  const text = template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const value = placeholders.get(name);
    if (value === undefined) missing.push(name);
    return value ?? whole;
  });
  return { text, missing };
}

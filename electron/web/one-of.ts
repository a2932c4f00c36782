/** What an address says under a name after its `?`; undefined where it says nothing, or says it twice. */
export function oneOf(query: unknown, name: string): string | undefined {
  if (typeof query !== "object" || query === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(query, name)?.value;
  return typeof value === "string" ? value : undefined;
}

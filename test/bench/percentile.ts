/** The value below which a share of the values lies (nearest rank); NaN for none. Sorts the array. */
export function percentile(values: number[], share: number): number {
  values.sort((a, b) => a - b);
  return values[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;
}

export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** A number with every digit, as R reads it in a file: "NA" where it is missing or no number, "Inf", "-Inf". */
export function rNumber(value: number): string {
  if (Number.isNaN(value)) return 'NA';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  return String(value);
}

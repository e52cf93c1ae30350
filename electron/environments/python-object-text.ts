/** An object as written by Python's `json.dump(…, indent=2)`, from members that are JSON texts (`jsonMember`). */
export function objectText(members: readonly (readonly [key: string, json: string])[]): string {
  if (members.length === 0) return '{}';
  return `{\n${members.map(([key, json]) => `  ${JSON.stringify(key)}: ${json}`).join(',\n')}\n}`;
}

/** A value as a member of such an object: its further lines are indented. */
export function jsonMember(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
}

/** A text as written by Python's json module: everything except printable ASCII is escaped. */
export function pythonText(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

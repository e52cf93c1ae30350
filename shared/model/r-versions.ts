/** R's order of version numbers (the operators of `package_version`): whole numbers between "." and "-", compared from the left. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    // What is shorter goes on with zeros: 1.0 is 1.0.0.
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): readonly number[] {
  return version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);
}

/** What a package asks of another one, or of R itself. */
export interface Requirement {
  readonly name: string;
  /** Null: any version will do. */
  readonly condition: { readonly operator: string; readonly version: string } | null;
}

/** A field such as "R (>= 3.5.0), methods, lattice (>= 0.20-35)"; what has another form is left out. */
export function requirementsIn(field: string | undefined): readonly Requirement[] {
  return (field ?? '').split(',').flatMap((part) => {
    const match = /^\s*([A-Za-z][A-Za-z0-9.]*)\s*(?:\(\s*([<>=!]+)\s*([0-9][0-9.-]*)\s*\))?\s*$/.exec(part);
    if (!match) return [];
    const [, name = '', operator, version] = match;
    const condition = operator === undefined || version === undefined ? null : { operator, version };
    return [{ name, condition }];
  });
}

export function satisfies(version: string, { condition }: Requirement): boolean {
  if (condition === null) return true;
  const order = compareVersions(version, condition.version);
  switch (condition.operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    default:
      return true;
  }
}

/** "lattice (>= 0.20-35)" */
export function requirementText({ name, condition }: Requirement): string {
  return condition === null ? name : `${name} (${condition.operator} ${condition.version})`;
}

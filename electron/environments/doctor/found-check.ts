import type { CheckStatus, DoctorCheck } from '../../../shared/contract/system';
import type { EnvironmentContext } from '../work/environment-context';

/** A repair that the app can make if a check does not pass. */
export interface Repair extends NonNullable<DoctorCheck['repair']> {
  /** Returns a sentence that says what was done. */
  readonly run: (context: EnvironmentContext) => Promise<string>;
}

/** A check as the doctor finds it, with the repair that can be run. */
export interface Found extends Omit<DoctorCheck, 'repair'> {
  readonly repair?: Repair;
}

export function found(
  status: CheckStatus,
  id: string,
  title: string,
  detail: string,
  more: { readonly fix?: string | undefined; readonly repair?: Repair | undefined } = {},
): Found {
  const { fix, repair } = more;
  return { id, title, status, detail, ...(fix !== undefined && { fix }), ...(repair && { repair }) };
}

/** The check in the form for a screen. */
export function toCheck({ repair, ...check }: Found): DoctorCheck {
  if (!repair) return check;
  const { run: _, ...shown } = repair;
  return { ...check, repair: shown };
}

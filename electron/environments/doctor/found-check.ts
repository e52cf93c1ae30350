import type { CheckStatus, DoctorCheck } from '../../../shared/contract/system';
import type { EnvironmentContext } from '../work/environment-context';

/** Something that the app can do about a check that does not pass. */
export interface Repair extends NonNullable<DoctorCheck['repair']> {
  /** Gives what was done, in a sentence. */
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

/** The check as it goes to a screen. */
export function toCheck({ repair, ...check }: Found): DoctorCheck {
  if (!repair) return check;
  const { run: _, ...shown } = repair;
  return { ...check, repair: shown };
}

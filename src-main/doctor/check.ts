import type { DoctorFinding } from '#contract/doctor.ts';

/** What a check found: the finding without its name and its phone. */
export type Outcome = Pick<DoctorFinding, 'result' | 'code'> &
  Partial<Pick<DoctorFinding, 'values' | 'action'>>;

export interface Check {
  readonly name: DoctorFinding['check'];
  readonly session: DoctorFinding['session'];
  run(): Promise<Outcome> | Outcome;
}

import { useCallback, useEffect, useState } from 'react';
import type { DoctorReport } from '#contract/doctor.ts';
import type { Failure } from '#contract/result.ts';
import { useClient } from '../../state/invita-context.ts';

export interface Doctor {
  /** The last report; it stays while a new one is made. */
  readonly report: DoctorReport | null;
  readonly failure: Failure | null;
  readonly busy: boolean;
  readonly run: () => Promise<void>;
}

/** Runs the checks when the screen is opened, and when somebody asks. */
export function useDoctor(): Doctor {
  const client = useClient();
  const [report, setReport] = useState<DoctorReport | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);

  const run = useCallback(async () => {
    setBusy(true);
    const result = await client.call('doctor.run');
    if (result.ok) setReport(result.data);
    setFailure(result.ok ? null : result.error);
    setBusy(false);
  }, [client]);

  useEffect(() => {
    void run();
  }, [run]);
  return { report, failure, busy, run };
}

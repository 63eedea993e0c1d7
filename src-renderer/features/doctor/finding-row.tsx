import { Check, CircleQuestionMark, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorFinding, DoctorResult } from '#contract/doctor.ts';
import { findingWords } from '#contract/doctor-words.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { IconTile } from '../../components/icon-tile.tsx';
import { useApp } from '../../state/invita-context.ts';
import type { StateName } from '../../theme/tokens.ts';
import { useFix } from './use-fix.ts';

const looks: Readonly<Record<DoctorResult, { readonly state: StateName; readonly icon: LucideIcon }>> = {
  failed: { state: 'failed', icon: CircleX },
  warning: { state: 'unconfirmed', icon: TriangleAlert },
  unknown: { state: 'pending', icon: CircleQuestionMark },
  ok: { state: 'answered', icon: Check },
};

export interface FindingRowProps {
  readonly finding: DoctorFinding;
  /** Others of which the same is said: they are named beside it. */
  readonly alike?: readonly DoctorFinding[];
  /** There are several phones: it says whose it is. */
  readonly named: boolean;
  readonly rerun: () => Promise<void>;
}

export function keyOf({ check, session }: DoctorFinding): string {
  return `${check} ${session?.type ?? ''}`;
}

/** One check: what was found, what it means, and the button that mends it or leads to where it is mended. */
export function FindingRow({ finding, alike = [], named, rerun }: FindingRowProps) {
  const { t } = useTranslation('doctor');
  const language = useApp((app) => app.configuration.language);
  const fix = useFix();
  const [busy, setBusy] = useState(false);
  const { found, meaning } = findingWords(language, finding);
  const { action, result } = finding;
  const { state, icon } = looks[result];
  const mend = async () => {
    setBusy(true);
    await fix(finding);
    await rerun();
    setBusy(false);
  };
  return (
    <li className="doctor-finding">
      <IconTile icon={icon} state={state} dashed={result === 'unknown'} />
      <div className="doctor-finding-words">
        <h3 className="doctor-finding-name">
          {[finding, ...alike].map((each, index) => (
            <Fragment key={keyOf(each)}>
              {index > 0 && ', '}
              {findingWords(language, each).check}
              {named && each.session !== null && <span className="second"> · {each.session.label}</span>}
            </Fragment>
          ))}
          <span className="visually-hidden">: {t(`result.${result}`)}</span>
        </h3>
        <p>{found}</p>
        <p className="second">{meaning}</p>
      </div>
      {action !== null && (
        <BusyButton variant="default" busy={busy} onClick={() => void mend()}>
          {t(`action.${action}`)}
        </BusyButton>
      )}
    </li>
  );
}

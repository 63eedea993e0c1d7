import { useTranslation } from 'react-i18next';
import type { ContainerView } from '#contract/container.ts';
import { ErrorState } from '../../../components/error-state.tsx';

export interface ContainerProblemProps {
  readonly problem: NonNullable<ContainerView['problem']>;
}

/** Why the last piece of work came to nothing, with Docker's own words for whoever helps. */
export function ContainerProblem({ problem }: ContainerProblemProps) {
  const { t } = useTranslation('container');
  const { message, reason, code } = problem;
  return (
    <ErrorState
      title={t('problem.title')}
      text={message}
      code={reason === null ? code : `${code}: ${reason}`}
    />
  );
}

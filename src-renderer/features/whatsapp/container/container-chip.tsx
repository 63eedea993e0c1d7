import type { LucideIcon } from 'lucide-react';
import { Check, CircleX, Download, Hourglass, Loader, ShieldAlert, Square, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContainerView } from '#contract/container.ts';
import { StatusChip } from '../../../components/status-chip.tsx';
import type { StateName } from '../../../theme/tokens.ts';

type Condition = 'NO_DOCKER' | 'PULLING' | 'WORKING' | 'NONE' | 'UNSAFE' | Status;
type Status = NonNullable<ContainerView['container']>['status'];

const looks: Readonly<Record<Condition, { readonly state: StateName; readonly icon: LucideIcon }>> = {
  NO_DOCKER: { state: 'pending', icon: Unplug },
  PULLING: { state: 'sending', icon: Download },
  WORKING: { state: 'sending', icon: Loader },
  NONE: { state: 'pending', icon: Square },
  UNSAFE: { state: 'failed', icon: ShieldAlert },
  RUNNING: { state: 'answered', icon: Check },
  STARTING: { state: 'sending', icon: Hourglass },
  UNHEALTHY: { state: 'failed', icon: CircleX },
  STOPPED: { state: 'pending', icon: Square },
};

/** The one word on the container. Danger is told before everything but the work that may end it. */
export function ContainerChip({ view }: { readonly view: ContainerView }) {
  const { t } = useTranslation('container');
  const condition = conditionOf(view);
  const { state, icon } = looks[condition];
  return (
    <StatusChip state={state} icon={icon} filled>
      <span role="status">{t(`chip.${condition}`)}</span>
    </StatusChip>
  );
}

function conditionOf({ docker, task, container }: ContainerView): Condition {
  if (docker !== 'READY') return 'NO_DOCKER';
  if (task !== null) return task.step === 'PULLING' ? 'PULLING' : 'WORKING';
  if (container === null) return 'NONE';
  const dangerous = container.hazards.some((hazard) => hazard !== 'NO_VOLUME');
  return dangerous ? 'UNSAFE' : container.status;
}

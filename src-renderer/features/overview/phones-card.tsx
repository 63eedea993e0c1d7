import { useTranslation } from 'react-i18next';
import { hasBegun } from '#contract/needs-you.ts';
import type { Overview, SlotGauge } from '#contract/overview.ts';
import type { SessionView } from '#contract/sessions.ts';
import { Card } from '../../components/card.tsx';
import { SessionLight } from '../../components/session-chip.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { formatPhone } from '../../lib/phone.ts';
import { navigate } from '../../state/navigation.ts';
import { heldSlots } from './held-slots.ts';
import { type RealmClock, useRealmNow } from './realm-clock.ts';
import './phones-card.css';

export interface PhonesCardProps {
  readonly overview: Overview;
  readonly clock: RealmClock;
}

/** A light per phone, and what it can do now. */
export function PhonesCard({ overview, clock }: PhonesCardProps) {
  const { t } = useTranslation('overview');
  const { sessions, slots } = overview;
  return (
    <Card title={t('phones.title')}>
      <ul className="phones">
        {sessions.map((session) => (
          <Phone
            key={session.type}
            session={session}
            slots={slots.find(({ type }) => type === session.type)}
            begun={hasBegun(overview)}
            clock={clock}
          />
        ))}
      </ul>
    </Card>
  );
}

interface PhoneProps {
  readonly session: SessionView;
  readonly slots: SlotGauge | undefined;
  /** From then on a phone that is not linked is told of where attention is asked for. */
  readonly begun: boolean;
  readonly clock: RealmClock;
}

function Phone({ session, slots, begun, clock }: PhoneProps) {
  const { t } = useTranslation('overview');
  const now = useRealmNow(clock);
  const { label, status, me } = session;
  const ready = status === 'CONNECTED' && session.paused === null;
  const scannable = status === 'WAITING_QR';
  const held = slots === undefined ? 0 : heldSlots(slots, now);
  return (
    <li className="phone">
      <SessionLight label={label} status={status} />
      {me !== null && <span className="second tabular phone-number">{formatPhone(me.phone)}</span>}
      <span className="phone-right second" aria-hidden>
        {t(`components:session.${status}`)}
      </span>
      <span className="phone-detail second">
        {ready && <Readiness restrictions={session.restrictions} slots={slots} held={held} clock={clock} />}
        {!ready && !begun && (
          <TextLink onClick={() => navigate('whatsapp')}>
            {t(scannable ? 'phones.scan' : 'phones.open')}
          </TextLink>
        )}
      </span>
      {ready && slots !== undefined && (
        <span className="phone-right phone-count tabular">
          {held}/{slots.limit}
        </span>
      )}
    </li>
  );
}

interface ReadinessProps {
  readonly restrictions: SessionView['restrictions'];
  readonly slots: SlotGauge | undefined;
  readonly held: number;
  readonly clock: RealmClock;
}

function Readiness({ restrictions, slots, held, clock: { format } }: ReadinessProps) {
  const { t } = useTranslation('overview');
  if (restrictions !== null) {
    return restrictions.newChatsUntil === null
      ? t('phones.restricted')
      : t('phones.restrictedUntil', { when: format.when(restrictions.newChatsUntil) });
  }
  if (slots === undefined || held < slots.limit) return t('phones.ready');
  return slots.nextFreeAt === null
    ? t('phones.full')
    : t('phones.nextAt', { when: format.at(slots.nextFreeAt) });
}

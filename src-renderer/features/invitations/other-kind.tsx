import { Button } from '@mantine/core';
import { BellRing, FlaskConical, type LucideIcon, MessageCircleReply, Webhook } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageKind } from '#contract/queue.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { navigate } from '../../state/navigation.ts';
import { Column } from './column.tsx';

type OtherKindName = Exclude<MessageKind, 'INVITATION'>;

const icons: Readonly<Record<OtherKindName, LucideIcon>> = {
  REMINDER: BellRing,
  RSVP_CONFIRMATION: MessageCircleReply,
  CUSTOM: Webhook,
  TEST: FlaskConical,
};

/** Texts that no plan sends: when they leave instead. */
export function OtherKind({ kind }: { readonly kind: OtherKindName }) {
  const { t } = useTranslation('invitations');
  return (
    <Column step={3} title={t('other.heading')}>
      <EmptyState icon={icons[kind]} title={t(`other.${kind}.title`)} text={t(`other.${kind}.text`)}>
        {kind === 'TEST' && (
          <Button variant="default" onClick={() => navigate('whatsapp')}>
            {t('other.toWhatsApp')}
          </Button>
        )}
      </EmptyState>
    </Column>
  );
}

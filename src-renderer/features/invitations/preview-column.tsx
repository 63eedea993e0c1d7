import { ActionIcon, Button } from '@mantine/core';
import { ChevronLeft, ChevronRight, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#contract/attachments.ts';
import { BubbleFile } from '../../components/bubble-file.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Scrollable } from '../../components/scrollable.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
import { WhatsAppBubble, WhatsAppChat } from '../../components/whatsapp-bubble.tsx';
import { formatPhone } from '../../lib/phone.ts';
import { useNow } from '../../lib/use-now.ts';
import { navigate } from '../../state/navigation.ts';
import { useClockLead } from '../../state/use-clock-lead.ts';
import { useFormat } from '../../state/use-format.ts';
import { useShownFile } from '../../state/use-shown-file.ts';
import { Column } from './column.tsx';
import { HouseholdPicker } from './household-picker.tsx';
import type { HouseholdWalk } from './use-household-walk.ts';
import type { Preview } from './use-preview.ts';
import './preview-column.css';

export interface PreviewColumnProps {
  readonly walk: HouseholdWalk;
  readonly preview: Preview;
  /** Goes with the words. */
  readonly file: Attachment | null;
}

/** The message as one household reads it. */
export function PreviewColumn({ walk, preview, file }: PreviewColumnProps) {
  const { t } = useTranslation('invitations');
  const { chosen } = walk;
  return (
    <Column
      step={2}
      title={t('preview.heading')}
      aside={chosen !== null && <HouseholdPicker chosen={chosen} onChoose={walk.choose} />}
    >
      {chosen === null ? <NoHousehold walk={walk} /> : <Chat walk={walk} preview={preview} file={file} />}
    </Column>
  );
}

function NoHousehold({ walk }: { readonly walk: HouseholdWalk }) {
  const { t } = useTranslation('invitations');
  const { status, error } = walk.list;
  if (status === 'loading') return <BlockSkeleton height={240} />;
  if (error !== null) {
    return (
      <div className="invitations-chat-problem">
        <ErrorState
          title={error.message}
          code={error.code}
          action={{ label: t('common:retry'), onClick: walk.retry }}
        />
      </div>
    );
  }
  return (
    <EmptyState icon={Users} title={t('noGuests.title')} text={t('noGuests.text')}>
      <Button variant="default" onClick={() => navigate('guests')}>
        {t('noGuests.action')}
      </Button>
    </EmptyState>
  );
}

function Chat({ walk, preview, file }: PreviewColumnProps) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const now = useNow(20_000) + useClockLead();
  const { shown, refusal } = preview;
  const ofTheText = refusal?.code.startsWith('TEMPLATE_') ?? false;
  return (
    <>
      <ChatHead walk={walk} preview={preview} />
      {refusal !== null && !ofTheText && (
        <div className="invitations-chat-problem">
          <ErrorState title={refusal.message} code={refusal.code} />
        </div>
      )}
      <WhatsAppChat>
        <Scrollable className="invitations-chat" role="region" label={t('preview.message')}>
          {ofTheText && <p className="invitations-chat-note">{t('preview.stale')}</p>}
          {shown !== null && (
            <div className="invitations-chat-message" data-stale={ofTheText || undefined}>
              <WhatsAppBubble
                side="out"
                text={shown.text}
                time={format.clock(now)}
                above={file !== null && <SentFile file={file} />}
              />
            </div>
          )}
        </Scrollable>
      </WhatsAppChat>
    </>
  );
}

function SentFile({ file }: { readonly file: Attachment }) {
  return <BubbleFile {...useShownFile(file)} />;
}

function ChatHead({ walk, preview }: Omit<PreviewColumnProps, 'file'>) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const { chosen, position, previous, next, list } = walk;
  const name = preview.shown?.household ?? chosen?.name ?? '';
  const [phone] = preview.shown?.phones ?? chosen?.phones ?? [];
  return (
    <header className="invitations-chat-head">
      <span className="invitations-chat-avatar" aria-hidden>
        {initials(name)}
      </span>
      <div className="invitations-chat-who">
        <p className="invitations-chat-name">{name}</p>
        <p className="second tabular">{phone === undefined ? t('preview.noPhone') : formatPhone(phone)}</p>
      </div>
      <Step label={t('preview.previous')} icon={ChevronLeft} go={previous} />
      <span className="invitations-chat-position second tabular" aria-live="polite">
        {position !== null &&
          t('preview.position', { position: format.number(position), total: format.number(list.total) })}
      </span>
      <Step label={t('preview.next')} icon={ChevronRight} go={next} />
    </header>
  );
}

interface StepProps {
  readonly label: string;
  readonly icon: typeof ChevronLeft;
  readonly go: (() => void) | undefined;
}

function Step({ label, icon: Icon, go }: StepProps) {
  return (
    <ActionIcon
      variant="subtle"
      size="sm"
      aria-label={label}
      title={label}
      disabled={go === undefined}
      onClick={go}
    >
      <Icon size={17} />
    </ActionIcon>
  );
}

/** «FL» for Famiglia Lombardi: the first and the last word. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => /\p{L}/u.exec(word ?? '')?.[0]?.toUpperCase() ?? '').join('');
}

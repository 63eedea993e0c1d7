import { useTranslation } from 'react-i18next';
import type { Attachment } from '#contract/attachments.ts';
import type { QueueItem } from '#contract/queue.ts';
import { BubbleFile } from '../../components/bubble-file.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { MessageChip } from '../../components/message-chip.tsx';
import { NotRefreshed } from '../../components/not-refreshed.tsx';
import { Scrollable } from '../../components/scrollable.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { LinesSkeleton } from '../../components/skeletons.tsx';
import { WhatsAppText } from '../../components/whatsapp-bubble.tsx';
import { formatPhone } from '../../lib/phone.ts';
import { useApp } from '../../state/invita-context.ts';
import { useRemote } from '../../state/use-remote.ts';
import { useShownFile } from '../../state/use-shown-file.ts';
import { MessageAdvice, type MessageAdviceProps } from './message-advice.tsx';
import { nameOf } from './message-words.ts';
import { Story } from './story.tsx';
import './message-panel.css';

export interface MessagePanelProps {
  readonly id: string;
  /** The row of the list, shown until the message itself is there. */
  readonly row: QueueItem | undefined;
  readonly onAction: MessageAdviceProps['onAction'];
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One message: what we know, what can be done, its story, its text. */
export function MessagePanel({ id, row, onAction, ...walk }: MessagePanelProps) {
  const { t } = useTranslation('queue');
  const [remote, ask] = useRemote('queue.get', { input: { id }, refreshOn: ['queue.changed'] });
  // Another message's answer stays until the next one is there.
  const detail = remote.status === 'ready' && remote.data.id === id ? remote.data : undefined;
  const item = detail ?? row;
  return (
    <SidePanel
      {...walk}
      title={item === undefined ? t('panel.message') : nameOf(item, t)}
      facts={item && <Facts item={item} />}
      chip={
        item && (
          <MessageChip
            filled
            status={item.status}
            waitingReason={item.waitingReason}
            failureReason={item.failureReason}
          />
        )
      }
      footer={
        item && (
          <>
            {detail?.attachment && <MessageFile file={detail.attachment} />}
            <MessageText text={item.text} />
          </>
        )
      }
    >
      {remote.status === 'ready' && remote.stale !== null && (
        <NotRefreshed error={remote.stale} retry={ask} />
      )}
      {remote.status === 'failed' ? (
        <ErrorState
          title={t('panel.failed')}
          text={remote.error.message}
          code={remote.error.code}
          action={{ label: t('common:retry'), onClick: ask }}
        />
      ) : (
        <>
          {item && <MessageAdvice key={item.id} item={item} log={detail?.log ?? []} onAction={onAction} />}
          {detail ? <Story log={detail.log} /> : <LinesSkeleton count={4} />}
        </>
      )}
    </SidePanel>
  );
}

/** «Invito · +39 347 000 0164 · da Sposa». */
function Facts({ item }: { readonly item: QueueItem }) {
  const { t } = useTranslation('queue');
  const label = useApp((app) => app.sessions.find(({ type }) => type === item.type)?.label ?? item.type);
  const kind = item.household === null ? [] : [t(`kind.${item.kind}`)];
  return [...kind, ...item.phones.map(formatPhone), t('panel.from', { phone: label })].join(' · ');
}

/** As it leaves. Long ones scroll. */
function MessageText({ text }: { readonly text: string }) {
  const { t } = useTranslation('queue');
  return (
    <Scrollable className="message-text" role="region" label={t('panel.text')}>
      <WhatsAppText text={text} />
    </Scrollable>
  );
}

/** What goes with the words. */
function MessageFile({ file }: { readonly file: Attachment }) {
  return (
    <div className="message-file">
      <BubbleFile {...useShownFile(file)} />
    </div>
  );
}

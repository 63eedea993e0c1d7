import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#contract/inbox.ts';
import { Card } from '../../components/card.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { formatPhone } from '../../lib/phone.ts';
import { useCommand } from '../../state/use-command.ts';
import { useEachOnce } from '../../state/use-each-once.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { WhoseDialog } from './whose-dialog.tsx';
import '../../components/reply-decision.css';
import './strangers-card.css';

/** Those who wrote last; the others come up as these are told. */
const shown = 5;

/** «Chi è?»: who wrote and belongs to no household. Only a person can tell. */
export function StrangersCard() {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const [strangers, reload] = useRemote('inbox.list', {
    input: { unknown: true, limit: shown },
    refreshOn: ['inbox.changed', 'guests.changed'],
  });
  const [asking, setAsking] = useState<{
    readonly about: Conversation;
    readonly what: 'whose' | 'noGuest';
  } | null>(null);
  const command = useCommand();
  const eachOnce = useEachOnce();
  const close = () => setAsking(null);
  const done = () => {
    close();
    void reload();
  };
  // Nobody, and nobody known of yet, is no card.
  if (strangers.status === 'loading' || (strangers.status === 'ready' && strangers.data.items.length === 0))
    return null;
  const total = strangers.status === 'ready' ? strangers.data.total : 0;
  const name = (stranger: Conversation) => nameOf(stranger, t('strangers.hidden'));

  const act = (what: 'inbox.dismiss' | 'inbox.stop' | 'inbox.free', { sender }: Conversation) =>
    eachOnce(sender, async () => {
      if ((await command(what, { sender })) === null) return;
      close();
      // Until the list is there without it, it could be pressed again.
      await reload();
    });

  return (
    <Card
      title={t('strangers.title')}
      {...(total > 0 && { actions: <span className="attention-count tabular">{format.number(total)}</span> })}
    >
      <RemoteView remote={strangers} retry={reload}>
        {({ items }) => (
          <>
            <p className="second">{t('strangers.text')}</p>
            <ul>
              {items.map((stranger) => (
                <li key={stranger.sender} className="stranger">
                  <div className="stranger-head">
                    <h3 className="stranger-name">{name(stranger)}</h3>
                    <span className="hint tabular">{format.short(stranger.last.at)}</span>
                  </div>
                  <p className="second reply-text">{textOf(stranger, t)}</p>
                  <Wish stranger={stranger} onFree={() => void act('inbox.free', stranger)} />
                  <div className="reply-buttons">
                    {stranger.wantsStop && !stranger.stopped && (
                      <Button
                        variant="default"
                        size="xs"
                        aria-label={t('strangers.stopOf', { name: name(stranger) })}
                        onClick={() => void act('inbox.stop', stranger)}
                      >
                        {t('strangers.stop')}
                      </Button>
                    )}
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={t('strangers.assignOf', { name: name(stranger) })}
                      onClick={() => setAsking({ about: stranger, what: 'whose' })}
                    >
                      {t('strangers.assign')}
                    </Button>
                    <Button
                      variant="subtle"
                      size="xs"
                      aria-label={t('strangers.dismissOf', { name: name(stranger) })}
                      onClick={() => setAsking({ about: stranger, what: 'noGuest' })}
                    >
                      {t('strangers.dismiss')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
            {total > items.length && (
              <p className="hint">{t('strangers.more', { count: total - items.length })}</p>
            )}
          </>
        )}
      </RemoteView>
      {asking?.what === 'whose' && (
        <WhoseDialog sender={asking.about.sender} name={name(asking.about)} onDone={done} onCancel={close} />
      )}
      <ConfirmDialog
        opened={asking?.what === 'noGuest'}
        title={t('strangers.dismissTitle', { name: asking === null ? '' : name(asking.about) })}
        confirmLabel={t('strangers.dismissConfirm')}
        danger
        onConfirm={() => asking !== null && void act('inbox.dismiss', asking.about)}
        onCancel={close}
      >
        {t('strangers.dismissText')}
      </ConfirmDialog>
    </Card>
  );
}

/** What they ask for, and whether it was granted. */
function Wish({ stranger, onFree }: { readonly stranger: Conversation; readonly onFree: () => void }) {
  const { t } = useTranslation('overview');
  if (stranger.stopped)
    return (
      <p className="hint">
        {t('strangers.stopped')} <TextLink onClick={onFree}>{t('strangers.free')}</TextLink>
      </p>
    );
  return stranger.wantsStop ? <p className="hint">{t('strangers.wantsStop')}</p> : null;
}

function nameOf({ name, phone }: Conversation, hidden: string): string {
  const number = phone === null ? hidden : formatPhone(phone);
  return name === null ? number : `${name} · ${number}`;
}

function textOf({ last }: Conversation, t: (key: 'strangers.revoked' | 'strangers.attachment') => string) {
  if (last.revoked) return t('strangers.revoked');
  return last.text === '' ? t('strangers.attachment') : last.text;
}

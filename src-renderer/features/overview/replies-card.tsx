import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyProposal } from '#contract/replies.ts';
import { AnswerDialog, type AnswerValues } from '../../components/answer-dialog.tsx';
import { Card } from '../../components/card.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { navigate } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';
import { useEachOnce } from '../../state/use-each-once.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { readingWords } from './reply-words.ts';
import './strangers-card.css';

/** Those that wait longest; the others come up as these are decided. */
const shown = 5;

/** What guests wrote back, how it was read, and the decision that only a person makes. */
export function RepliesCard() {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const command = useCommand();
  const eachOnce = useEachOnce();
  const [correcting, setCorrecting] = useState<ReplyProposal | null>(null);
  const [replies, reload] = useRemote('replies.open', {
    input: { limit: shown },
    refreshOn: ['rsvp.changed'],
  });
  // Nothing written, and nothing known yet, is no card.
  if (replies.status === 'loading' || (replies.status === 'ready' && replies.data.items.length === 0))
    return null;
  const total = replies.status === 'ready' ? replies.data.total : 0;

  async function correct(message: string, values: AnswerValues, optOut: boolean): Promise<void> {
    if ((await command('replies.correct', { message, ...values, optOut })) === null) return;
    setCorrecting(null);
    void reload();
  }

  const decide = (how: 'accept' | 'optOut' | 'ignore', message: string) =>
    eachOnce(message, async () => {
      const done =
        how === 'ignore'
          ? await command('replies.ignore', { message })
          : await command('replies.accept', { message, optOut: how === 'optOut' });
      // Until the list is there without it, it could be pressed again.
      if (done !== null) await reload();
    });

  return (
    <Card
      title={t('replies.title')}
      {...(total > 0 && { actions: <span className="attention-count tabular">{format.number(total)}</span> })}
    >
      <RemoteView remote={replies} retry={reload}>
        {({ items }) => (
          <>
            <p className="second">{t('replies.text')}</p>
            <ul>
              {items.map((reply) => (
                <li key={reply.message} className="stranger">
                  <div className="stranger-head">
                    <h3 className="stranger-name">
                      <TextLink onClick={() => navigate('guests', { id: reply.household.id })}>
                        {reply.household.name}
                      </TextLink>
                    </h3>
                    <span className="hint tabular">{format.short(reply.at)}</span>
                  </div>
                  <p className="second stranger-text">
                    {reply.text === '' ? t('strangers.attachment') : t('common:quoted', { text: reply.text })}
                  </p>
                  <p>
                    {t(reply.reading.confidence === 'clear' ? 'replies.clear' : 'replies.unclear', {
                      reading: readingWords(reply.reading, t),
                    })}
                    {reply.reading.asks && ` ${t('replies.asks')}`}
                  </p>
                  <Buttons reply={reply} onDecide={decide} onCorrect={() => setCorrecting(reply)} />
                </li>
              ))}
            </ul>
            {total > items.length && (
              <p className="hint">{t('replies.more', { count: total - items.length })}</p>
            )}
          </>
        )}
      </RemoteView>
      {correcting && (
        <AnswerDialog
          title={t('replies.correctTitle', { household: correcting.household.name })}
          quote={correcting.text}
          initial={{
            ...correcting.reading,
            adults: correcting.reading.adults ?? correcting.reading.total ?? null,
          }}
          optOut={correcting.reading.stop === true}
          onSave={(values, optOut) => correct(correcting.message, values, optOut)}
          onClose={() => setCorrecting(null)}
        />
      )}
    </Card>
  );
}

interface ButtonsProps {
  readonly reply: ReplyProposal;
  readonly onDecide: (how: 'accept' | 'optOut' | 'ignore', message: string) => Promise<void>;
  readonly onCorrect: () => void;
}

function Buttons({ reply: { message, household, reading }, onDecide, onCorrect }: ButtonsProps) {
  const { t } = useTranslation('overview');
  // Who asked for no more messages is not passed over by a word that does not say so.
  const accept = reading.stop ? 'answerOnly' : 'accept';
  const of = (what: typeof accept | 'optOut' | 'correct' | 'ignore') =>
    t('replies.of', { what: t(`replies.${what}`), household: household.name });
  return (
    <div className="stranger-buttons">
      {reading.rsvp !== undefined && (
        <Button
          variant="default"
          size="xs"
          aria-label={of(accept)}
          onClick={() => void onDecide('accept', message)}
        >
          {t(`replies.${accept}`)}
        </Button>
      )}
      {reading.stop && (
        <Button
          variant="default"
          size="xs"
          aria-label={of('optOut')}
          onClick={() => void onDecide('optOut', message)}
        >
          {t('replies.optOut')}
        </Button>
      )}
      <Button variant="default" size="xs" aria-label={of('correct')} onClick={onCorrect}>
        {t('replies.correct')}
      </Button>
      <Button
        variant="subtle"
        size="xs"
        aria-label={of('ignore')}
        onClick={() => void onDecide('ignore', message)}
      >
        {t('replies.ignore')}
      </Button>
    </div>
  );
}

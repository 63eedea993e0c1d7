import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReplyProposal } from '#contract/replies.ts';
import { readingWords } from './reply-words.ts';
import './reply-decision.css';

export type Decision = 'accept' | 'optOut' | 'ignore';

export interface ReplyDecisionProps {
  readonly reply: ReplyProposal;
  readonly onDecide: (how: Decision, message: string) => Promise<void>;
  readonly onCorrect: () => void;
}

/** What a guest wrote back, how it was read, and the decision that only a person makes. */
export function ReplyDecision({ reply, onDecide, onCorrect }: ReplyDecisionProps) {
  const { t } = useTranslation('components');
  const { message, household, reading, text } = reply;
  // Who asked for no more messages is not passed over by a word that does not say so.
  const accept = reading.stop ? 'answerOnly' : 'accept';
  const words = readingWords(reading, t);
  const of = (what: typeof accept | 'optOut' | 'correct' | 'ignore') =>
    t('reply.of', { what: t(`reply.${what}`), household: household.name });
  return (
    <>
      <p className="second reply-text">
        {text === '' ? t('reply.attachment') : t('common:quoted', { text })}
      </p>
      <p>
        {words === null
          ? `${t(`reply.why.${reading.why}`)}.`
          : t(reading.confidence === 'clear' ? 'reply.clear' : 'reply.unclear', { reading: words })}
        {reading.asks && reading.why !== 'QUESTION' && ` ${t('reply.asks')}`}
      </p>
      <div className="reply-buttons">
        {reading.rsvp !== undefined && (
          <Button
            variant="default"
            size="xs"
            aria-label={of(accept)}
            onClick={() => void onDecide('accept', message)}
          >
            {t(`reply.${accept}`)}
          </Button>
        )}
        {reading.stop && (
          <Button
            variant="default"
            size="xs"
            aria-label={of('optOut')}
            onClick={() => void onDecide('optOut', message)}
          >
            {t('reply.optOut')}
          </Button>
        )}
        <Button variant="default" size="xs" aria-label={of('correct')} onClick={onCorrect}>
          {t('reply.correct')}
        </Button>
        <Button
          variant="subtle"
          size="xs"
          aria-label={of('ignore')}
          onClick={() => void onDecide('ignore', message)}
        >
          {t('reply.ignore')}
        </Button>
      </div>
    </>
  );
}

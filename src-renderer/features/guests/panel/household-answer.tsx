import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import type { RsvpAnswer } from '#contract/rsvp.ts';
import { AnswerDialog, type AnswerValues } from '../../../components/answer-dialog.tsx';
import { KnowBox } from '../../../components/know-box.tsx';
import { RemoteView } from '../../../components/remote-view.tsx';
import { LinesSkeleton } from '../../../components/skeletons.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { useCommand } from '../../../state/use-command.ts';
import { useFormat } from '../../../state/use-format.ts';
import { useRemote } from '../../../state/use-remote.ts';
import './household-answer.css';

/** What the household answered: what stands, who said what when, and the way to say it by hand. */
export function HouseholdAnswer({ household }: { readonly household: Household }) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const { id, name, rsvp, answer, viewedAt } = household;
  const [history, retry] = useRemote('rsvp.ofHousehold', {
    input: { household: id },
    refreshOn: ['rsvp.changed'],
  });
  const given =
    history.status === 'ready' ? history.data.filter(({ withdrawnAt }) => withdrawnAt === null) : [];

  async function save(values: AnswerValues): Promise<void> {
    if ((await command('rsvp.record', { household: id, ...values })) !== null) setAsking(false);
  }

  return (
    <>
      {answer?.conflict && (
        <KnowBox state="unconfirmed" title={t('filter.conflict')}>
          {t('panel.conflict')}
        </KnowBox>
      )}
      <RemoteView remote={history} retry={retry} loading={<LinesSkeleton count={1} />}>
        {() => (
          <>
            {given.length === 0 && <p className="second">{t('panel.noAnswer')}</p>}
            <ul className="household-answers">
              {given.map((each) => (
                <li key={each.id}>
                  <p>{wordsOf(each, t)}</p>
                  <p className="hint">
                    {t(each.automatic ? 'panel.byItself' : `answerSource.${each.source}`)} ·{' '}
                    {format.dayAndTime(each.answeredAt)}
                  </p>
                  {each.messageId !== null && (
                    <TextLink
                      onClick={() => void command('replies.reopen', { message: each.messageId ?? '' })}
                    >
                      {t('panel.takeBack')}
                    </TextLink>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </RemoteView>
      {viewedAt !== null && (
        <p className="hint">{t('panel.viewed', { when: format.dayAndTime(viewedAt) })}</p>
      )}
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('panel.setAnswer')}
      </Button>
      {asking && (
        <AnswerDialog
          title={t('panel.answerOf', { name })}
          initial={{
            ...(rsvp !== null && { rsvp }),
            adults: answer?.adults ?? null,
            children: answer?.children ?? null,
            note: given[0]?.note ?? '',
          }}
          onSave={save}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function wordsOf(
  { rsvp, adults, children, note }: RsvpAnswer,
  t: ReturnType<typeof useTranslation<'guests'>>['t'],
): string {
  return [
    t(`answer.${rsvp}`),
    ...(adults === null ? [] : [t('panel.adults', { count: adults })]),
    ...(children === null ? [] : [t('panel.children', { count: children })]),
    ...(note === '' ? [] : [t('common:quoted', { text: note })]),
  ].join(' · ');
}

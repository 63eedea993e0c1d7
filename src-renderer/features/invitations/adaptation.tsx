import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { adaptationExcerpt } from './adaptation-excerpt.ts';
import { usePreview } from './use-preview.ts';
import './adaptation.css';

export interface AdaptationProps {
  readonly body: string;
  readonly households: readonly Household[];
}

/** «Si adatta a chi legge»: the same text for one person, a couple, a family: real ones of the list. */
export function Adaptation({ body, households }: AdaptationProps) {
  const { t } = useTranslation('invitations');
  const one = useExample(body, households, (people) => people === 1);
  const couple = useExample(body, households, (people) => people === 2);
  const family = useExample(body, households, (people) => people > 2);
  const examples = [
    { who: t('adapts.one'), text: one },
    { who: t('adapts.couple'), text: couple },
    { who: t('adapts.family'), text: family },
  ].filter(({ text }) => text !== null);
  if (examples.length === 0) return null;
  const texts = examples.map(({ text }) => text ?? '');
  return (
    <div className="invitations-text-foot">
      <p className="invitations-text-foot-title">{t('adapts.label')}</p>
      <dl className="invitations-adaptation">
        {examples.map(({ who, text }) => (
          <div key={who}>
            <dt>{who}</dt>
            <dd>{t('common:quoted', { text: adaptationExcerpt(text ?? '', texts) })}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function useExample(
  body: string,
  households: readonly Household[],
  fits: (people: number) => boolean,
): string | null {
  const household = households.find(({ guests }) => fits(guests.length));
  return usePreview(household?.id ?? null, body).shown?.text ?? null;
}

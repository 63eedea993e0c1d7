import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/invita-context.ts';
import type { Section } from './sections.ts';
import { useField } from './use-field.ts';
import './advice.css';

/** What is known and what is not, beside the form. */
export function Advice({ section }: { readonly section: Section }) {
  const { t } = useTranslation('configuration');
  const practice = useApp((app) => app.info.realm === 'practice');
  const points = section === 'pace' ? (['number', 'unknown', 'reports', 'signals'] as const) : [];
  const connecting = practice && section === 'phones';
  const { value: site } = useField('event_has_site');
  const about = section === 'links' && !site ? 'chat' : section;
  return (
    <aside className="advice" aria-label={t('advice.label')}>
      <Lightbulb size={17} aria-hidden />
      <div>
        <h2 className="advice-title">{t(`advice.${about}.title`)}</h2>
        <p>{connecting ? t('advice.phones.practice') : t(`advice.${about}.text`)}</p>
        {points.length > 0 && (
          <ul className="advice-points">
            {points.map((point) => (
              <li key={point}>{t(`advice.pace.${point}`)}</li>
            ))}
          </ul>
        )}
      </div>
    </aside>
  );
}

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Scrollable } from '../../components/scrollable.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { Check } from './check.tsx';
import { labelOf } from './readable/field.ts';
import type { Checks } from './use-checks.ts';

export interface TextChecksProps {
  readonly checks: Checks;
  /** Of the plan: a value that all of them lack is one of the event. */
  readonly messages: number;
}

type Missing = Checks['missing'][number];

/** Of the words: what looks like spam or a mistake, and what is missing for whom. Nothing is stopped by it. */
export function TextChecks({ checks: { warnings, missing }, messages }: TextChecksProps) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const language = useApp((app) => app.configuration.language);
  const [shown, setShown] = useState<Missing | null>(null);
  const fieldOf = ({ placeholder }: Missing) => labelOf(placeholder, language) ?? placeholder;
  return (
    <>
      {warnings.map((warning) => (
        <Check key={warning}>{t(`check.warning.${warning}`)}</Check>
      ))}
      {missing.map((each) =>
        each.count === messages ? (
          <Check
            key={each.placeholder}
            action={{ label: t('check.toConfiguration'), onClick: () => navigate('configuration') }}
          >
            {t('check.missingForAll', { field: fieldOf(each) })}
          </Check>
        ) : (
          <Check key={each.placeholder} action={{ label: t('check.show'), onClick: () => setShown(each) }}>
            {t('check.missing', {
              field: fieldOf(each),
              count: each.count,
              number: format.number(each.count),
            })}
          </Check>
        ),
      )}
      <Modal
        opened={shown !== null}
        onClose={() => setShown(null)}
        title={shown !== null && t('check.missingTitle', { field: fieldOf(shown) })}
        size={480}
        withCloseButton={false}
      >
        <Scrollable className="left-out" label={t('check.missingWhy')}>
          <p className="second">{t('check.missingWhy')}</p>
          <ul>
            {shown?.households.map(({ id, name }) => (
              <li key={id}>{name === '' ? t('leftOut.unnamed') : name}</li>
            ))}
          </ul>
          {shown !== null && shown.count > shown.households.length && (
            <p className="second">
              {t('unreached.more', { number: format.number(shown.count - shown.households.length) })}
            </p>
          )}
        </Scrollable>
        <div className="left-out-buttons">
          <Button onClick={() => setShown(null)} data-autofocus>
            {t('common:close')}
          </Button>
        </div>
      </Modal>
    </>
  );
}

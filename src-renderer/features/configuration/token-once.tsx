import { Button, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#contract';
import { useCopy } from './use-copy.ts';

export interface TokenOnceProps {
  readonly made: Output<'tokens.create'>;
  readonly onClose: () => void;
}

/** The token itself, to copy. It is kept nowhere: closed, it is gone. */
export function TokenOnce({ made, onClose }: TokenOnceProps) {
  const { t } = useTranslation('configuration');
  const { copied, copy } = useCopy();

  return (
    <div className="dialog-form">
      <p className="second">{t('access.onceText', { scope: t(`access.scopeText.${made.scope}`) })}</p>
      <TextInput
        classNames={{ input: 'mono' }}
        label={t('access.token', { name: made.name })}
        readOnly
        spellCheck={false}
        value={made.token}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p role="status">
        {copied === true && t('access.copied')}
        {copied === false && t('access.copyFailed')}
      </p>
      <div className="dialog-form-buttons">
        <Button variant="default" onClick={onClose}>
          {t('access.close')}
        </Button>
        <Button
          leftSection={copied === true ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          onClick={() => void copy(made.token)}
          data-autofocus
        >
          {t('access.copy')}
        </Button>
      </div>
    </div>
  );
}

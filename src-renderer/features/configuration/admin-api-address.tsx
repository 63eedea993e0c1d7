import { Button } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCopy } from './use-copy.ts';

/** Where programs find Invita, to copy into their settings. */
export function AdminApiAddress({ address }: { readonly address: string }) {
  const { t } = useTranslation('configuration');
  const { copied, copy } = useCopy();
  return (
    <div className="access-address">
      <span>{t('adminApi.address')}</span> <code className="mono">{address}</code>
      <Button
        variant="default"
        size="xs"
        leftSection={<Copy size={14} aria-hidden />}
        onClick={() => void copy(address)}
      >
        {t('adminApi.copy')}
      </Button>
      <span role="status">
        {copied === true && t('access.copied')}
        {copied === false && t('access.copyFailed')}
      </span>
    </div>
  );
}

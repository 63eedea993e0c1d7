import { CopyButton, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContainerLogLine } from '#contract/container.ts';
import { TextLink } from '../../../components/text-link.tsx';
import { useFormat } from '../../../state/use-format.ts';
import { LogLines } from './log-lines.tsx';
import { saveText } from './save-text.ts';
import { useContainerLog } from './use-container-log.ts';
import './log-panel.css';

/** Where «Il QR non appare?» leads. */
export const logPanelId = 'waha-log';

/** What WAHA says, as it says it: to search, to copy, to save. Keys and whole numbers were masked before. */
export function LogPanel({ running }: { readonly running: boolean }) {
  const { t } = useTranslation('container');
  const format = useFormat();
  const lines = useContainerLog();
  const [wanted, setWanted] = useState('');
  const needle = wanted.trim().toLocaleLowerCase();
  const found = needle === '' ? lines : lines.filter(({ text }) => text.toLocaleLowerCase().includes(needle));
  const clock = (line: ContainerLogLine) => (line.at === null ? '' : format.clockWithSeconds(line.at));
  const whole = () => found.map((line) => `${line.at ?? ''} ${line.text}`.trim()).join('\n');
  return (
    <section className="log-panel" id={logPanelId} aria-label={t('log.title')} tabIndex={-1}>
      <header className="log-panel-head">
        <h3 className="card-title">{t('log.title')}</h3>
        <div className="log-panel-actions">
          <CopyButton value={whole()}>
            {({ copied, copy }) => (
              <TextLink onClick={copy}>{copied ? t('log.copied') : t('log.copy')}</TextLink>
            )}
          </CopyButton>
          <TextLink onClick={() => saveText('waha.log', whole())}>{t('log.save')}</TextLink>
        </div>
      </header>
      <TextInput
        type="search"
        size="xs"
        value={wanted}
        maxLength={100}
        placeholder={t('log.search')}
        aria-label={t('log.search')}
        leftSection={<Search size={15} aria-hidden />}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <LogLines
        lines={found}
        clock={clock}
        empty={needle === '' ? t(running ? 'log.quiet' : 'log.off') : t('log.nothingFound')}
      />
    </section>
  );
}

import { Button } from '@mantine/core';
import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '#contract/updates.ts';
import { hashOf, useRoute } from '../state/navigation.ts';
import { useUpdates } from '../state/use-updates.ts';
import './update-notice.css';

/** A newer version, told once and calmly: «Più tardi» holds until Invita starts again or there is more to say. */
export function UpdateNotice() {
  const { t } = useTranslation('updates');
  const { remote, act } = useUpdates();
  const [later, setLater] = useState<string | null>(null);
  const { screen, params } = useRoute();
  // There it stands in full.
  const shown = screen === 'configuration' && params['section'] === 'updates';
  const news = remote.status === 'ready' && !shown ? newsOf(remote.data) : null;
  return (
    <div role="status">
      {news !== null && news.key !== later && (
        <div className="update-notice">
          <Sparkles size={15} aria-hidden />
          <p className="update-notice-words">
            <strong>{t(`notice.${news.kind}.title`, { version: news.version })}</strong>{' '}
            {t(`notice.${news.kind}.text`)}
          </p>
          <div className="update-notice-actions">
            {(news.kind === 'AVAILABLE' || news.kind === 'BY_HAND') && (
              <Button
                component="a"
                size="xs"
                variant="default"
                href={hashOf('configuration', { section: 'updates' })}
              >
                {t('notice.see')}
              </Button>
            )}
            {news.kind === 'READY' && (
              <Button size="xs" variant="default" onClick={() => void act('install')}>
                {t('restart')}
              </Button>
            )}
            {news.kind === 'WAITING' ? (
              <Button size="xs" variant="default" onClick={() => void act('cancel')}>
                {t('keepOpen')}
              </Button>
            ) : (
              <Button size="xs" variant="subtle" onClick={() => setLater(news.key)}>
                {t('notice.later')}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

interface News {
  readonly kind: 'AVAILABLE' | 'BY_HAND' | 'READY' | 'WAITING';
  readonly version: string;
  readonly key: string;
}

function newsOf({ state, offer, waiting, settings, obstacle }: UpdatesView): News | null {
  if (offer === null) return null;
  const { version } = offer;
  if (waiting) return { kind: 'WAITING', version, key: `WAITING ${version}` };
  if (state === 'READY') return { kind: 'READY', version, key: `READY ${version}` };
  // Who wants to hear of nothing has looked by hand.
  if (state !== 'AVAILABLE' || settings.mode === 'OFF') return null;
  if (obstacle !== null) return { kind: 'BY_HAND', version, key: `BY_HAND ${version}` };
  return settings.mode === 'TELL' ? { kind: 'AVAILABLE', version, key: `AVAILABLE ${version}` } : null;
}

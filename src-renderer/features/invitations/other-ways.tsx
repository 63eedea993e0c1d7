import { Button, Menu } from '@mantine/core';
import { ChevronDown, Link, Mail, MessageCircle, MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#contract';
import type { UnreachedHousehold } from '#contract/unreached.ts';
import { useApp, useClient } from '../../state/invita-context.ts';
import { eMailText, plainText, waMeLink } from './other-way-texts.ts';

export interface OtherWaysProps {
  readonly household: UnreachedHousehold;
  /** What was done, in words. */
  readonly onDone: (said: string) => void;
}

type OtherWay = Output<'invitations.otherWay'>;

/** The invitation of one household in another shape, on the clipboard: nothing is sent from here. */
export function OtherWays({ household, onDone }: OtherWaysProps) {
  const { t } = useTranslation('invitations');
  const client = useClient();
  const { event_name: event, event_has_site: hasSite } = useApp((app) => app.configuration);
  const { name, phone } = household;

  async function copy(what: string, shape: (way: OtherWay) => string): Promise<void> {
    const way = await client.call('invitations.otherWay', { household: household.household });
    if (!way.ok) return onDone(way.error.message);
    try {
      await navigator.clipboard.writeText(shape(way.data));
      onDone(t('unreached.copied', { what, name }));
    } catch {
      onDone(t('unreached.notCopied'));
    }
  }

  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          aria-label={t('unreached.ways', { name })}
          rightSection={<ChevronDown aria-hidden />}
        >
          {t('unreached.copy')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {hasSite && (
          <Menu.Item
            leftSection={<Link size={15} />}
            onClick={() => void copy(t('unreached.link'), ({ link }) => link ?? '')}
          >
            {t('unreached.link')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<MessageSquare size={15} />}
          onClick={() => void copy(t('unreached.sms'), ({ text }) => plainText(text))}
        >
          {t('unreached.sms')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Mail size={15} />}
          onClick={() => void copy(t('unreached.mail'), ({ text }) => eMailText(event, text))}
        >
          {t('unreached.mail')}
        </Menu.Item>
        {phone !== null && (
          <Menu.Item
            leftSection={<MessageCircle size={15} />}
            onClick={() => void copy(t('unreached.waMe'), (way) => waMeLink(phone, way.text))}
          >
            {t('unreached.waMe')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

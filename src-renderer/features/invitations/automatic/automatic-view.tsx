import { Button, Menu } from '@mantine/core';
import { Mail, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulePlan } from '#contract/automation.ts';
import type { Template } from '#contract/templates.ts';
import { PageHeader } from '../../../components/page-header.tsx';
import { RemoteView } from '../../../components/remote-view.tsx';
import { Screen } from '../../../components/screen.tsx';
import { ListSkeleton } from '../../../components/skeletons.tsx';
import { navigate } from '../../../state/navigation.ts';
import { useRemote } from '../../../state/use-remote.ts';
import { newPlan, triggers } from './plans.ts';
import { RuleCard } from './rule-card.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import './automatic.css';

/** What leaves by itself: one card for each rule. */
export function AutomaticView({ templates }: { readonly templates: readonly Template[] }) {
  const { t } = useTranslation('automation');
  const [rules, reload] = useRemote('automation.list', {
    refreshOn: ['automation.changed', 'queue.changed', 'guests.changed', 'configuration.changed'],
  });
  const [saved] = useRemote('guests.savedFilters', { refreshOn: ['guests.changed'] });
  const filters = saved.status === 'ready' ? saved.data : [];
  const [adding, setAdding] = useState<RulePlan | null>(null);
  const done = () => {
    setAdding(null);
    void reload();
  };
  return (
    <Screen>
      <div className="automatic">
        <PageHeader title={t('title')}>
          <Button
            variant="default"
            leftSection={<Mail aria-hidden />}
            onClick={() => navigate('invitations')}
          >
            {t('back')}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<Plus aria-hidden />}>
                {t('add')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {triggers.map((trigger) => (
                <Menu.Item key={trigger} onClick={() => setAdding(newPlan(trigger))}>
                  {`${t(`addOf.${trigger}`)}…`}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </PageHeader>
        <p className="second automatic-text">{t('text')}</p>
        <RemoteView remote={rules} retry={reload} safe={t('failed')} loading={<ListSkeleton />}>
          {({ items }) =>
            items.map((rule) => (
              <RuleCard
                key={rule.id}
                rule={rule}
                templates={templates}
                filters={filters}
                onChanged={() => void reload()}
              />
            ))
          }
        </RemoteView>
      </div>
      {adding !== null && (
        <RuleDialog
          plan={adding}
          templates={templates}
          filters={filters}
          onDone={done}
          onCancel={() => setAdding(null)}
        />
      )}
    </Screen>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Screen } from '../../components/screen.tsx';
import { useClient } from '../../state/invita-context.ts';
import { useRoute } from '../../state/navigation.ts';
import { AccessSection } from './access-section.tsx';
import { Advice } from './advice.tsx';
import { BackupSection } from './backup-section.tsx';
import { ComputerSection } from './computer-section.tsx';
import { DraftContext } from './draft-context.ts';
import { createDraftStore } from './draft-store.ts';
import { LinksSection } from './links-section.tsx';
import { NumbersSection } from './numbers-section.tsx';
import { PaceSection } from './pace-section.tsx';
import { PhonesSection } from './phones-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { SaveChanges } from './save-changes.tsx';
import { SectionNav } from './section-nav.tsx';
import { type Section, sectionNamed } from './sections.ts';
import { UpdatesSection } from './updates-section.tsx';
import { useChanges } from './use-changes.ts';
import { useFocusRefused } from './use-focus-refused.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import './screen.css';

/** Configurazione: edited at leisure, saved at once, in force at once. */
export function ConfigurationScreen() {
  const client = useClient();
  const [store] = useState(() => createDraftStore(client));
  return (
    <DraftContext value={store}>
      <Form discard={store.discard} />
    </DraftContext>
  );
}

const contents: Readonly<Record<Section, () => React.ReactNode>> = {
  pace: PaceSection,
  links: LinksSection,
  numbers: NumbersSection,
  phones: PhonesSection,
  access: AccessSection,
  backup: BackupSection,
  computer: ComputerSection,
  updates: UpdatesSection,
  privacy: PrivacySection,
};

function Form({ discard }: { readonly discard: () => void }) {
  const { t } = useTranslation('configuration');
  const section = sectionNamed(useRoute().params['section']);
  const { changes, acceptable } = useChanges();
  useFocusRefused(section);
  const guard = useLeaveGuard(changes.length > 0, discard);
  const Content = contents[section];
  return (
    <Screen>
      <PageHeader title={t('title')} />
      <div className="configuration">
        <div className="configuration-grid">
          <SectionNav current={section} changes={changes} />
          <section className="configuration-form" aria-label={t(`section.${section}`)}>
            <Content />
          </section>
          <Advice section={section} />
        </div>
      </div>
      <SaveChanges changes={changes} acceptable={acceptable} />
      <ConfirmDialog
        opened={guard.asking}
        danger
        title={t('leave.question', { count: changes.length })}
        confirmLabel={t('leave.leave')}
        cancelLabel={t('leave.stay')}
        onConfirm={guard.leave}
        onCancel={guard.stay}
      >
        {t('leave.text')}
      </ConfirmDialog>
    </Screen>
  );
}

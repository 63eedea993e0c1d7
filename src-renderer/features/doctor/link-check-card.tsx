import { Button, TextInput } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#contract';
import type { Failure } from '#contract/result.ts';
import { Card } from '../../components/card.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { stateColours } from '../../components/status-chip.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useClient } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import { RevokeLinkDialog } from './revoke-link-dialog.tsx';
import './link-check-card.css';

type Verified = Output<'links.verify'>;

/** «Controlla un link»: whose it is, or why the web site would refuse it. */
export function LinkCheckCard() {
  const { t } = useTranslation('doctor');
  const client = useClient();
  const [link, setLink] = useState('');
  const [read, setRead] = useState<Verified | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function check(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    const result = await client.call('links.verify', { link });
    setRead(result.ok ? result.data : null);
    setFailure(result.ok ? null : result.error);
  }

  return (
    <Card title={t('linkCheck.title')}>
      <p className="second">{t('linkCheck.text')}</p>
      <form className="link-check" onSubmit={(event) => void check(event)}>
        <TextInput
          className="link-check-field"
          classNames={{ input: 'mono' }}
          label={t('linkCheck.label')}
          spellCheck={false}
          autoComplete="off"
          maxLength={4000}
          value={link}
          onChange={(event) => {
            setLink(event.currentTarget.value);
            setRead(null);
            setFailure(null);
          }}
        />
        <Button type="submit" variant="default" disabled={link.trim() === ''}>
          {t('linkCheck.check')}
        </Button>
      </form>
      <div role="status">
        {read !== null && <Verdict read={read} onRevoked={() => void check()} />}
        {failure !== null && <ErrorState title={failure.message} code={failure.code} />}
      </div>
    </Card>
  );
}

function Verdict({ read, onRevoked }: { readonly read: Verified; readonly onRevoked: () => void }) {
  const { t } = useTranslation('doctor');
  const format = useFormat();
  const [revoking, setRevoking] = useState(false);
  const { verdict, household, signedAt, previousSecret } = read;
  const fine = verdict === 'VALID';
  const Icon = fine ? CircleCheck : CircleX;
  return (
    <div className="link-check-verdict" style={stateColours(fine ? 'answered' : 'failed')}>
      <Icon size={17} aria-hidden />
      <p>
        {t(`linkCheck.verdict.${verdict}`, { name: household?.name ?? '' })}
        {signedAt !== null && ` ${t('linkCheck.signed', { when: format.dayAndTime(signedAt) })}`}
        {previousSecret && ` ${t('linkCheck.previous')}`}
      </p>
      {fine && household !== null && (
        <>
          <TextLink onClick={() => setRevoking(true)}>{t('revoke.action')}</TextLink>
          <RevokeLinkDialog
            household={household}
            opened={revoking}
            onRevoked={() => {
              setRevoking(false);
              onRevoked();
            }}
            onCancel={() => setRevoking(false)}
          />
        </>
      )}
    </div>
  );
}

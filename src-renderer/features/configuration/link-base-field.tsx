import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDraftState } from './draft-context.ts';
import { useField } from './use-field.ts';
import './link-base-field.css';

/** Shaped like a signed token, so that the example has the length of a real link; it opens nothing. */
const exampleToken = 'eyJlIjoiLi4uIiwiaCI6Ii4uLiJ9:1vzQ2f:b3BlbnMtbm90aGluZy1qdXN0LWFuLWV4YW1wbGU';

/** What the main process may say of an address, `details.reason` of LINK_BASE_INVALID. */
const reasons = [
  'NOT_A_URL',
  'NOT_ASCII',
  'NOT_SECURE',
  'HAS_PASSWORD',
  'TOO_LONG',
  'TOKEN_MISPLACED',
] as const;

/** `link_base_url`, with the link that comes of it. */
export function LinkBaseField() {
  const { t } = useTranslation('configuration');
  const { value, set, problem } = useField('link_base_url');
  const refusal = useDraftState(({ refusals }) => refusals.link_base_url);
  const reason = reasons.find((known) => known === refusal?.details?.['reason']);
  const example = value.includes('{token}')
    ? value.replace('{token}', exampleToken)
    : `${value}${exampleToken}`;
  return (
    <>
      <TextInput
        id="link_base_url"
        className="link-base"
        classNames={{ input: 'mono' }}
        label={t('links.base')}
        description={t('links.hint')}
        inputMode="url"
        spellCheck={false}
        maxLength={500}
        value={value}
        onChange={(event) => set(event.currentTarget.value.trim())}
        error={reason === undefined ? problem : t(`links.problem.${reason}`)}
      />
      {URL.canParse(example) && (
        <p className="link-example">
          <span className="hint">{t('links.example')}</span>
          <span className="mono">{example}</span>
        </p>
      )}
    </>
  );
}

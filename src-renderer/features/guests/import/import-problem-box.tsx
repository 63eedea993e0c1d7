import { ActionIcon } from '@mantine/core';
import type { TFunction } from 'i18next';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { maxImportBytes } from '#contract/imports.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import type { ImportProblem, ImportStore } from './import-store.ts';
import './import-problem-box.css';

/** Why the last list was not taken, in words. What is on the screen is as it was before. */
export function ImportProblemBox({ imports }: { readonly imports: ImportStore }) {
  const { t } = useTranslation('guests');
  const problem = useStore(imports, (state) => state.problem);
  if (problem === null) return null;
  return (
    <div className="import-problem">
      <ErrorState {...wordsOf(problem, t)} {...wayOut(problem, imports, t)} />
      <ActionIcon
        variant="subtle"
        size="sm"
        className="import-problem-close"
        aria-label={t('common:close')}
        onClick={imports.dismissProblem}
      >
        <X size={17} aria-hidden />
      </ActionIcon>
    </div>
  );
}

interface ProblemWords {
  readonly title: string;
  readonly text: string;
  readonly code?: string;
}

const knownFormats = ['xls', 'numbers', 'zip', 'pdf', 'image', 'rtf', 'html', 'json', 'binary'] as const;

function wordsOf(problem: ImportProblem, t: TFunction<'guests'>): ProblemWords {
  const megabytes = maxImportBytes / 2 ** 20;
  if (problem.kind !== 'refused') {
    return { title: t(`problem.${problem.kind}`, { megabytes }), text: t('problem.unchanged') };
  }
  const { code, message, details } = problem.error;
  const format = knownFormats.find((known) => known === details?.['format']);
  if (code === 'UNKNOWN_PREVIEW') return { title: t('problem.gone'), text: t('problem.goneText'), code };
  if (code === 'APP_UNREACHABLE' && problem.while === 'applying')
    return { title: message, text: t('problem.unsure'), code };
  if (code === 'IMPORT_FORMAT_UNSUPPORTED' && format !== undefined)
    return {
      title: t('problem.unread', { format: t(`format.${format}`) }),
      text: t(format === 'numbers' ? 'problem.saveFromNumbers' : 'problem.saveAsXlsx'),
      code,
    };
  if (code === 'IMPORT_NOT_A_LIST' && format !== undefined)
    return {
      title: t('problem.noList', { format: t(`format.${format}`) }),
      text: t('problem.unchanged'),
      code,
    };
  return { title: message, text: t('problem.unchanged'), code };
}

/** A person may know better what the columns hold. */
const chooseable = new Set(['IMPORT_NO_PHONE_COLUMN', 'IMPORT_NO_NAME_COLUMN']);

/** A second try helps where the file itself is not to blame. */
function wayOut(problem: ImportProblem, imports: ImportStore, t: TFunction<'guests'>) {
  if (problem.kind !== 'refused' || problem.while === 'revising') return {};
  const { source } = problem;
  if (chooseable.has(problem.error.code)) {
    const onClick = () => void imports.take({ source }, { chooseColumns: true });
    return { action: { label: t('problem.chooseColumns'), onClick } };
  }
  if (problem.error.code.startsWith('IMPORT_')) return {};
  return {
    action: { label: t('problem.readAgain'), onClick: () => void imports.take({ source }) },
  };
}

import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContainerLogLine } from '#contract/container.ts';
import { Scrollable } from '../../../components/scrollable.tsx';

export interface LogLinesProps {
  readonly lines: readonly ContainerLogLine[];
  readonly clock: (line: ContainerLogLine) => string;
  readonly empty: string;
}

/** So near the end, somebody is reading the newest lines. */
const nearEnd = 24;

/** The lines, the newest at the bottom. It follows them unless somebody has scrolled up to read. */
export function LogLines({ lines, clock, empty }: LogLinesProps) {
  const { t } = useTranslation('container');
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines are what moves the end
  useLayoutEffect(() => {
    const { current } = box;
    if (current !== null && follows.current) current.scrollTop = current.scrollHeight;
  }, [lines]);
  return (
    <Scrollable
      ref={box}
      className="log-lines"
      role="log"
      aria-live="off"
      label={t('log.lines')}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < nearEnd;
      }}
    >
      {lines.length === 0 && <p className="hint">{empty}</p>}
      {lines.map((line) => (
        <p key={line.id} className="log-line" data-level={levelOf(line.text)}>
          <span className="log-line-time">{clock(line)}</span> {line.text}
        </p>
      ))}
    </Scrollable>
  );
}

function levelOf(text: string): 'error' | 'warning' | undefined {
  if (/\b(ERROR|FATAL|FAILED|UnhandledPromiseRejection)\b/.test(text)) return 'error';
  return /\bWARN(ING)?\b|\bSTOPPED\b/.test(text) ? 'warning' : undefined;
}

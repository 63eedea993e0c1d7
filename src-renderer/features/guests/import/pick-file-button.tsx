import { Button, FileButton } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { useWanted } from '../../../state/use-wanted.ts';
import { type Taken, takeFiles } from './guest-source.ts';

/** Only suggests: whatever is picked is read, and refused in words. */
const listTypes = '.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.vcf';

export interface PickFileButtonProps {
  readonly icon: LucideIcon;
  readonly filled?: boolean;
  readonly disabled?: boolean;
  readonly onTake: (taken: Taken) => void;
  readonly children: string;
}

/** The other way in for a list: the system's own file dialog. */
export function PickFileButton({ icon: Icon, filled, disabled, onTake, children }: PickFileButtonProps) {
  const reset = useRef<() => void>(null);
  const button = useRef<HTMLButtonElement>(null);
  useWanted('import', disabled !== true, () => button.current?.click());
  return (
    <FileButton
      accept={listTypes}
      resetRef={reset}
      disabled={disabled ?? false}
      inputProps={{ 'aria-label': children }}
      onChange={(file) => {
        // Without it the same file, picked again after a correction, would be no change.
        reset.current?.();
        onTake(takeFiles(file === null ? [] : [file]));
      }}
    >
      {(props) => (
        <Button
          {...props}
          ref={button}
          variant={filled ? 'filled' : 'default'}
          disabled={disabled ?? false}
          leftSection={<Icon aria-hidden />}
        >
          {children}
        </Button>
      )}
    </FileButton>
  );
}

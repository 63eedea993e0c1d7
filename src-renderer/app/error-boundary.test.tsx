import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderComponent } from '../testing/render.tsx';
import { ErrorBoundary } from './error-boundary.tsx';

function Broken(): never {
  throw new Error('a bug');
}

it('a bug in one part says what is safe and leaves the rest', () => {
  // React reports what a boundary has caught: expected here.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  renderComponent(
    <>
      <p>il resto</p>
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>
    </>,
  );
  expect(screen.getByRole('alert').textContent).toContain('Niente è andato perso');
  expect(screen.getByText('il resto')).toBeDefined();
});

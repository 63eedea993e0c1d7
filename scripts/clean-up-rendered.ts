import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// On a busy machine the default second is over before the page is drawn; what never comes still fails.
configure({ asyncUtilTimeout: 20_000 });

// Testing Library does this by itself only where test functions are global.
afterEach(cleanup);

// The dependency rule, for dependency-cruiser (`npm run check`). A folder may import itself and what its row
// names, nothing else. Tests and testing/ folders may import what they like; cycles are allowed to no one.

const CONTRACT = '^src-preload/contract/';
const DOMAIN = '^src-main/domain/';
const EXEMPT = '\\.test\\.tsx?$|/testing/';

/** Any built-in module of Node: a path without a dot, unlike that of any file. */
const NODE = '^(node:)?[a-z0-9_/]+$';
const ANY_PACKAGE = '(^|/)node_modules/';
/** The files that may know Electron; all others run under plain Node or in a browser too. */
const ELECTRON_FILES = '^src-main/(index|transports/ipc)\\.ts$|^src-main/electron/|^src-preload/index\\.ts$';

/** @param {...string} names of packages or their scopes */
function npm(...names) {
  return `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
}

/** @param {...string} names of built-in modules */
function node(...names) {
  return `^(node:)?(${names.join('|')})$`;
}

const TABLE = [
  { folder: '^src-preload/contract/', may: [npm('zod')] },
  {
    folder: '^src-preload/index\\.ts$',
    may: [npm('electron'), `${CONTRACT}bridge\\.ts$`],
    types: [CONTRACT],
  },
  {
    folder: DOMAIN,
    may: [npm('papaparse', 'iconv-lite', 'libphonenumber-js', 'liquidjs', 'luxon'), node('crypto', 'zlib')],
  },
  {
    folder: '^src-main/store/',
    may: [DOMAIN, npm('kysely'), node('sqlite', 'fs', 'fs/promises', 'path', 'crypto', 'worker_threads')],
  },
  { folder: '^src-main/waha/', may: [DOMAIN, npm('got', 'ws', 'zod'), NODE] },
  { folder: '^src-main/practice/', may: [DOMAIN, npm('ws', 'qrcode'), NODE] },
  { folder: '^src-main/(worker|live)/', may: [DOMAIN] },
  { folder: '^src-main/automation/', may: [DOMAIN, CONTRACT], types: ['^src-main/api/'] },
  {
    folder: '^src-main/imports/',
    may: [DOMAIN, CONTRACT, '^src-main/store/', NODE],
    types: ['^src-main/(api|work)/'],
  },
  {
    folder: '^src-main/api/',
    may: [
      DOMAIN,
      CONTRACT,
      npm('zod', 'luxon'),
      node('crypto'),
      '^src-main/(sessions|outlook|invitations|container|updates)/',
    ],
    types: ['^src-main/(settings|secrets|live|work|export)/'],
  },
  {
    folder: '^src-main/(outlook|invitations)/',
    may: [DOMAIN, CONTRACT],
    types: ['^src-main/(sessions|secrets)/'],
  },
  {
    folder: '^src-main/transports/',
    may: ['^src-main/api/', CONTRACT, npm('hono', '@hono', 'ws', 'zod', 'electron'), NODE],
  },
  {
    folder: '^src-main/electron/',
    may: [
      '^src-main/(api|desktop|secrets|updates)/',
      '^src-main/transports/',
      CONTRACT,
      npm('electron'),
      NODE,
    ],
  },
  {
    folder: '^src-main/desktop/',
    may: ['^src-main/secrets/', CONTRACT, npm('zod'), NODE],
    types: ['^src-main/api/'],
  },
  {
    folder: '^src-main/container/',
    may: [DOMAIN, CONTRACT, npm('dockerode'), NODE],
    types: ['^src-main/secrets/'],
  },
  {
    folder: '^src-main/doctor/',
    may: [DOMAIN, CONTRACT, '^src-main/container/', NODE],
    types: ['^src-main/(sessions|live|secrets)/'],
  },
  {
    folder: '^src-main/updates/',
    may: [DOMAIN, CONTRACT, npm('electron-updater', 'got', 'zod'), NODE],
  },
  {
    folder: '^src-main/backup/',
    may: [DOMAIN, CONTRACT, npm('zod'), NODE, '^src-main/(secrets|work)/'],
  },
  { folder: '^src-main/work/', may: [DOMAIN, CONTRACT] },
  {
    folder: '^src-main/export/',
    may: [DOMAIN, CONTRACT, NODE, '^src-main/store/'],
    types: ['^src-main/work/'],
  },
  { folder: '^src-main/settings/', may: [DOMAIN, CONTRACT, npm('lowdb'), NODE] },
  { folder: '^src-main/(sessions|secrets)/', may: [DOMAIN, CONTRACT, NODE] },
  {
    folder: '^src-renderer/features/([^/]+)/',
    self: '^src-renderer/features/$1/',
    may: [CONTRACT, '^src-renderer/(api|components|lib|locales|state|theme)/', ANY_PACKAGE],
  },
  {
    folder: '^src-renderer/components/',
    may: ['^src-renderer/(lib|locales|theme)/', ANY_PACKAGE],
    types: [CONTRACT],
  },
  { folder: '^src-renderer/state/', may: [CONTRACT, '^src-renderer/(api|lib)/', ANY_PACKAGE] },
  {
    folder: '^src-renderer/(lib|locales|theme)/',
    self: '^src-renderer/(lib|locales|theme)/',
    may: [ANY_PACKAGE],
    types: [CONTRACT],
  },
  { folder: '^src-renderer/api/', may: [CONTRACT, npm('zod')] },
  { folder: '^e2e/', may: ['^scripts/', ANY_PACKAGE, NODE], types: [CONTRACT] },
];

function rowRules({ folder, self = folder, may, types = [] }) {
  const name = folder.replace('([^/]+)', '*').replace(/[\^$\\]|\/$/g, '');
  const from = { path: folder, pathNot: EXEMPT };
  const values = {
    name: `${name}: only what its row names`,
    severity: 'error',
    from,
    to: { pathNot: [self, ...may, ...types] },
  };
  if (types.length === 0) return [values];
  const typesOnly = {
    name: `${name}: types only`,
    severity: 'error',
    from,
    to: { path: types, pathNot: may, dependencyTypesNot: ['type-only'] },
  };
  return [values, typesOnly];
}

/** One `forbidden` rule of dependency-cruiser. */
function never(name, from, to) {
  return { name, severity: 'error', from, to };
}

module.exports = {
  forbidden: [
    ...TABLE.flatMap(rowRules),
    never('no cycles', {}, { circular: true }),
    // What the build makes up has no file.
    never('imports must resolve', {}, { couldNotResolve: true, pathNot: '^virtual:' }),
    never('Electron stays in its files', { pathNot: [ELECTRON_FILES, EXEMPT] }, { path: npm('electron') }),
    never(
      'SQLite is opened in one file',
      { pathNot: ['^src-main/store/database\\.ts$', EXEMPT] },
      { path: node('sqlite') },
    ),
    never(
      'test support stays out of the product',
      { pathNot: EXEMPT },
      { path: '^src-.*/testing/|\\.test\\.tsx?$' },
    ),
    never(
      'main knows neither the window nor the preload script',
      { path: '^src-main/', pathNot: EXEMPT },
      { path: '^src-renderer/|^src-preload/index\\.ts$|^e2e/' },
    ),
    never(
      'the window knows nothing of the main process',
      { path: '^src-renderer/', pathNot: EXEMPT },
      { path: ['^src-main/', '^src-preload/index\\.ts$', '^e2e/', NODE] },
    ),
    never(
      'the product needs no development package',
      { path: '^src-', pathNot: EXEMPT },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: npm('electron') },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types count too: they are what a row may restrict.
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};

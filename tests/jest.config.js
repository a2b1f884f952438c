import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
  },
];

const room = (name, options) => ({
  displayName: name,
  rootDir: here(`../${name}/`),
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': swc },
  // Jest's own pattern would take scripts/test.js for a test.
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  ...options,
});

const browser = { testEnvironment: here('./support/browserEnvironment.js') };

export default {
  // A machine that does other things beside may be ten times as slow; what hangs is told of soon enough.
  testTimeout: 120_000,
  // Browsers and servers do most of the work: a core kept free for Jest itself would idle.
  maxWorkers: '100%',
  // Modules of ended files stay in a worker's memory, until its collector does nothing else any more.
  workerIdleMemoryLimit: '1GB',
  projects: [
    room('shared'),
    room('server', { testPathIgnorePatterns: ['/node_modules/', '/dist/', '/server/pages/'] }),
    room('server/pages', browser),
    room('addin', browser),
    room('scripts'),
    room('tests', { globalSetup: here('./support/prepareMachine.ts') }),
  ],
};

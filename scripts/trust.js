// npm run trust: lets browsers on this machine trust the certificate of the demonstration.
import { register } from 'tsx/esm/api';

register();
await import('./trust.ts');

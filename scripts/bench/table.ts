import type { ContestantName } from './contestants.ts';
import type { Summary } from './measure.ts';

/** What came of one runtime. */
export interface Results {
  readonly runtime: string;
  readonly summaries: readonly Summary[];
}

const MOST_GROWTH_MB = 100;
const WAYS = ['sealing', 'opening'] as const;

/** The summaries as a table in Markdown, with what docs/PERFORMANCE.md compares. */
export function speedTable({ runtime, summaries }: Results): string {
  const rows = summaries.map(({ name, megabytesPerSecond, growthMb }) => {
    const way = WAYS.find((each) => name.endsWith(each)) ?? 'sealing';
    const ratios = [`bare WebCrypto, ${way}`, `openpgp.js, ${way}`].map((other) => {
      const ratio = ratioOf(name, other, summaries);
      return ratio === undefined ? '' : ratio.toFixed(2);
    });
    return [name, megabytesPerSecond.toFixed(0), ...ratios, `${growthMb.toFixed(0)} MB`];
  });
  const head = [runtime, 'MB/s', 'of bare', 'of openpgp.js', 'memory growth, largest'];
  return markdown(head, ['---', '---:', '---:', '---:', '---:'], rows);
}

/** Goals and what was reached, a column for each runtime; what was missed stands in bold. */
export function goalTable(results: readonly Results[]): string {
  const ratioGoals = WAYS.flatMap((way) => [
    { way, other: `bare WebCrypto, ${way}`, least: 0.85, of: 'Siegelpost' },
    { way, other: `openpgp.js, ${way}`, least: 2, of: 'Siegelpost' },
    { way, other: `openpgp.js with file digest, ${way}`, least: 2, of: 'Siegelpost with file digest' },
  ]);
  const rows = ratioGoals.map(({ way, other, least, of }) => [
    `${way}, at least ${least} of ${other.split(',')[0]}`,
    ...results.map(({ summaries }) => {
      const ours = summaries.filter(({ name }) => name.startsWith(of) && name.endsWith(way));
      const reached = ours.map(({ name }) => ratioOf(name, other, summaries));
      return reached
        .map((ratio) => mark(ratio?.toFixed(2) ?? '?', ratio !== undefined && ratio >= least))
        .join('; ');
    }),
  ]);
  const memory = results.map(({ summaries }) => {
    const ours = summaries.filter(({ name }) => name.startsWith('Siegelpost'));
    const most = Math.max(...ours.map(({ growthMb }) => growthMb));
    return mark(`${most.toFixed(0)} MB`, most < MOST_GROWTH_MB);
  });
  rows.push([`memory growth below ${MOST_GROWTH_MB} MB`, ...memory]);
  const head = ['goal; without, then with file digest', ...results.map(({ runtime }) => runtime)];
  return markdown(head, ['---', ...results.map(() => '---:')], rows);
}

function ratioOf(name: ContestantName, other: string, summaries: readonly Summary[]): number | undefined {
  const speed = (wanted: string) => summaries.find((summary) => summary.name === wanted)?.megabytesPerSecond;
  const [ours, theirs] = [speed(name), speed(other)];
  return ours === undefined || theirs === undefined ? undefined : ours / theirs;
}

function mark(text: string, reached: boolean): string {
  return reached ? text : `**${text}, missed**`;
}

function markdown(head: readonly string[], rule: readonly string[], rows: readonly string[][]): string {
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

import { nextTask } from './nextTask.ts';

/** What a browser looks up before it writes its first date; each takes an old phone long enough for a task of its own. */
const LOOKED_UP: readonly ((tag: string) => unknown)[] = [
  (tag) => new Intl.Locale(tag).maximize(),
  (tag) => new Intl.NumberFormat(tag).format(1),
  (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' }),
];

/** Opens the browser's tables of languages, so that the first page does not wait for them. */
export async function wakeLanguage(tag: string): Promise<void> {
  for (const lookUp of LOOKED_UP) {
    await nextTask();
    lookUp(tag);
  }
}

import './opener.css';
import { EnvelopeError } from '@siegelpost/shared/envelope/envelopeError';
import type { FileOpener } from '@siegelpost/shared/envelope/sealedFile';
import { safeFileNames } from '@siegelpost/shared/policy/fileNames';
import { element } from './elements.ts';
import { OpenerForm } from './openerForm.ts';
import { openedName, openFile } from './openFile.ts';
import { MissingError, readOpener } from './readOpener.ts';
import { type Language, SENTENCES } from './sentences.ts';

interface Opened {
  readonly name: string;
  readonly url: string;
}

type State =
  | { readonly step: 'choosing' }
  | { readonly step: 'opening'; readonly name: string; readonly percent: number }
  | { readonly step: 'opened'; readonly files: readonly Opened[] }
  | { readonly step: 'failed'; readonly name: string | undefined; readonly error: unknown };

let language: Language = navigator.language.startsWith('de') ? 'de' : 'en';
let state: State = { step: 'choosing' };
const form = new OpenerForm(() => void openAll());
const status = element('div', { role: 'status', class: 'status' });
const alert = element('div', { role: 'alert' });
showPage();

function showPage(): void {
  const words = SENTENCES[language];
  document.documentElement.lang = language;
  document.title = `${words.title} – Siegelpost`;
  const other = language === 'de' ? 'en' : 'de';
  const change = element('button', { type: 'button', class: 'language', lang: other }, [words.otherLanguage]);
  change.addEventListener('click', () => {
    language = other;
    showPage();
    document.querySelector<HTMLElement>('.language')?.focus();
  });
  form.show(words);
  showState();
  document
    .getElementById('root')
    ?.replaceChildren(
      element('header', {}, [element('strong', {}, ['Siegelpost']), change]),
      element('main', {}, [
        element('h1', {}, [words.title]),
        element('p', {}, [words.purpose]),
        element('p', { class: 'note' }, [words.offline]),
        form.element,
        alert,
        status,
      ]),
    );
}

async function openAll(): Promise<void> {
  forget();
  const files = form.files;
  let name: string | undefined;
  form.busy = true;
  try {
    if (files.length === 0) throw new MissingError('files');
    const opener = await readOpener(form.entered);
    const names = safeFileNames(files.map((file) => openedName(file.name)));
    const opened: Opened[] = [];
    for (const [index, file] of files.entries()) {
      name = file.name;
      opened.push({ name: names[index] ?? '', url: URL.createObjectURL(await opening(file, opener)) });
    }
    become({ step: 'opened', files: opened });
  } catch (error) {
    become({ step: 'failed', name, error });
  } finally {
    form.busy = false;
  }
}

function opening(file: File, opener: FileOpener): Promise<Blob> {
  become({ step: 'opening', name: file.name, percent: 0 });
  return openFile(file, opener, (doneBytes) => {
    const percent = Math.min(100, Math.floor((doneBytes / file.size) * 100));
    if (state.step === 'opening' && state.percent !== percent)
      become({ step: 'opening', name: file.name, percent });
  });
}

/** What was opened before is let go, and its memory with it. */
function forget(): void {
  if (state.step === 'opened') for (const { url } of state.files) URL.revokeObjectURL(url);
  become({ step: 'choosing' });
}

function become(next: State): void {
  state = next;
  showState();
}

function showState(): void {
  const words = SENTENCES[language];
  alert.replaceChildren();
  switch (state.step) {
    case 'choosing':
      return status.replaceChildren();
    case 'opening':
      return status.replaceChildren(
        element('progress', { max: '100', value: String(state.percent), 'aria-hidden': 'true' }),
        words.opening(state.name, state.percent),
      );
    case 'opened':
      return status.replaceChildren(
        element('p', { class: 'good' }, [words.opened(state.files.length)]),
        element('ul', {}, state.files.map(savedEntry)),
      );
    case 'failed':
      status.replaceChildren();
      alert.append(element('p', { class: 'bad' }, [failure(state.error, state.name)]));
  }
}

function savedEntry({ name, url }: Opened): HTMLElement {
  const words = SENTENCES[language];
  return element('li', {}, [element('a', { href: url, download: name, class: 'save' }, [words.save(name)])]);
}

function failure(error: unknown, name: string | undefined): string {
  const words = SENTENCES[language];
  if (error instanceof MissingError) return words.missing[error.what];
  const reason = error instanceof EnvelopeError ? words.reasons[error.code] : words.internal;
  return name === undefined ? reason : words.failed(name, reason);
}

import { element, field } from './elements.ts';
import type { Entered, How } from './readOpener.ts';
import type { Sentences } from './sentences.ts';

const WAYS: readonly How[] = ['link', 'passphrase', 'key'];

/** The form: files, and what opens them. What was entered survives a change of language. */
export class OpenerForm {
  readonly element: HTMLFormElement;
  readonly #files = input('files', { type: 'file', multiple: true });
  readonly #link = input('link', { type: 'text' });
  readonly #password = input('password', { type: 'text' });
  readonly #passphrase = input('passphrase', { type: 'password' });
  readonly #keyFile = input('key-file', { type: 'file' });
  readonly #keySecret = input('key-secret', { type: 'password' });
  readonly #button = element('button', { type: 'submit' });
  readonly #onOpen: () => void;
  #how: How = 'link';

  constructor(onOpen: () => void) {
    this.element = element('form', { novalidate: true });
    this.#onOpen = onOpen;
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#onOpen();
    });
  }

  get files(): readonly File[] {
    return [...(this.#files.files ?? [])];
  }

  get entered(): Entered {
    return {
      how: this.#how,
      link: this.#link.value,
      password: this.#password.value,
      passphrase: this.#passphrase.value,
      keyFile: this.#keyFile.files?.[0],
      keySecret: this.#keySecret.value,
    };
  }

  set busy(busy: boolean) {
    this.#button.disabled = busy;
  }

  show(words: Sentences): void {
    this.#button.replaceChildren(words.open);
    const ways = WAYS.map((way) => this.#way(way, words));
    this.element.replaceChildren(
      field(words.files, this.#files, words.filesHint),
      element('fieldset', {}, [element('legend', {}, [words.howTitle]), ...ways, ...this.#secrets(words)]),
      element('p', {}, [this.#button]),
    );
  }

  #way(way: How, words: Sentences): HTMLElement {
    const radio = input(`how-${way}`, { type: 'radio', name: 'how', value: way });
    radio.checked = way === this.#how;
    radio.addEventListener('change', () => {
      this.#how = way;
      this.show(words);
      document.getElementById(radio.id)?.focus();
    });
    return element('p', { class: 'way' }, [radio, element('label', { for: radio.id }, [words.how[way]])]);
  }

  #secrets(words: Sentences): HTMLElement[] {
    switch (this.#how) {
      case 'link':
        return [field(words.link, this.#link), field(words.password, this.#password)];
      case 'passphrase':
        return [field(words.passphrase, this.#passphrase)];
      case 'key':
        return [field(words.keyFile, this.#keyFile), field(words.keySecret, this.#keySecret)];
    }
  }
}

function input(id: string, attributes: Readonly<Record<string, string | boolean>>): HTMLInputElement {
  return element('input', { id, autocomplete: 'off', spellcheck: 'false', ...attributes });
}

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** One element. Text is text: nothing here can become markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (typeof value === 'string') made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** An input under its label, with a hint where there is one. */
export function field(label: string, input: HTMLInputElement, hint?: string): HTMLElement {
  const hintId = `${input.id}-hint`;
  if (hint !== undefined) input.setAttribute('aria-describedby', hintId);
  const hints = hint === undefined ? [] : [element('span', { class: 'hint', id: hintId }, [hint])];
  return element('p', { class: 'field' }, [element('label', { for: input.id }, [label]), ...hints, input]);
}

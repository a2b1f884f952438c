import type { Draft } from '../mail/draft.ts';
import type { MethodTable } from './methods.ts';
import { isObject, numberField, textField } from './wire.ts';

const HTML = 3;

/** body.* of a draft. */
export function draftBodyMethods(draft: Draft): MethodTable {
  const insertAtCursor = async (params: unknown): Promise<void> => {
    const editor = await draft.editor();
    if (isHtml(params)) editor.insertHtml(dataOf(params));
    else editor.insertText(dataOf(params));
  };
  return {
    13: { name: 'body.setSelectedDataAsync', run: insertAtCursor },
    29: { name: 'setSelectedDataAsync', run: insertAtCursor },
    14: { name: 'body.getTypeAsync', run: () => draft.get().format },
    23: {
      name: 'body.prependAsync',
      run: async (params) => {
        const editor = await draft.editor();
        if (isHtml(params)) editor.prependHtml(dataOf(params));
        else editor.prependText(dataOf(params));
      },
    },
    28: {
      name: 'getSelectedDataAsync',
      run: async (params) => {
        const { html, text } = (await draft.editor()).selection();
        return { data: isHtml(params) ? html : text, sourceProperty: 'body' };
      },
    },
    37: {
      name: 'body.getAsync',
      run: async (params) => {
        const editor = await draft.editor();
        return isHtml(params) ? editor.getHtml() : editor.getText();
      },
    },
    38: {
      name: 'body.setAsync',
      run: async (params) => {
        const editor = await draft.editor();
        if (isHtml(params)) editor.setHtml(dataOf(params));
        else editor.setText(dataOf(params));
      },
    },
    100: {
      name: 'body.appendOnSendAsync',
      run: async (params) => (await draft.editor()).appendHtml(textField(params, 'appendTxt')),
    },
    173: {
      name: 'body.setSignatureAsync',
      run: async (params) => (await draft.editor()).appendHtml(dataOf(params)),
    },
    174: {
      name: 'getComposeTypeAsync',
      run: () => ({ composeType: draft.get().composeType, coercionType: draft.get().format }),
    },
    175: { name: 'isClientSignatureEnabledAsync', run: () => false },
    176: { name: 'disableClientSignatureAsync', run: () => undefined },
  };
}

function isHtml(params: unknown): boolean {
  return numberField(params, 'coercionType') === HTML;
}

function dataOf(params: unknown): string {
  return isObject(params) && typeof params['data'] === 'string' ? params['data'] : '';
}

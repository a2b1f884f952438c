import type { Person } from '../../../contract/message.ts';
import type { Draft } from '../mail/draft.ts';
import type { MethodTable } from './methods.ts';
import { OFFICE_ERROR, OfficeError } from './officeError.ts';
import { peopleFromAddin, personForAddin } from './people.ts';
import { isObject, numberField, textField } from './wire.ts';

const RECIPIENT_FIELDS = ['to', 'cc', 'bcc'] as const;

/** Recipients, subject, sender and headers of a draft. */
export function draftFieldMethods(draft: Draft, user: Person, save: () => Promise<void>): MethodTable {
  const ownDomain = user.address.split('@')[1] ?? '';
  return {
    15: {
      name: 'recipients.getAsync',
      run: (params) => draft.get()[fieldOf(params)].map((person) => personForAddin(person, ownDomain)),
    },
    21: {
      name: 'recipients.setAsync',
      run: (params) => draft.change({ [fieldOf(params)]: recipientsOf(params) }),
    },
    22: {
      name: 'recipients.addAsync',
      run: (params) => {
        const field = fieldOf(params);
        draft.change({ [field]: [...draft.get()[field], ...recipientsOf(params)] });
      },
    },
    17: {
      name: 'subject.setAsync',
      run: (params) => draft.change({ subject: textField(params, 'subject') }),
    },
    18: { name: 'subject.getAsync', run: () => draft.get().subject },
    107: { name: 'from.getAsync', run: () => personForAddin(user, ownDomain) },
    32: {
      name: 'saveAsync',
      run: async () => {
        draft.change({ savedByAddin: true });
        await save();
        return draft.id;
      },
    },
    164: {
      name: 'getItemIdAsync',
      run: () => {
        if (!draft.get().savedByAddin) throw new OfficeError(OFFICE_ERROR.itemNotSaved);
        return draft.id;
      },
    },
    151: {
      name: 'internetHeaders.getAsync',
      run: (params) => {
        const names = new Set(keysOf(params));
        return Object.fromEntries(Object.entries(draft.get().headers).filter(([name]) => names.has(name)));
      },
    },
    152: {
      name: 'internetHeaders.setAsync',
      run: (params) => draft.change({ headers: { ...draft.get().headers, ...newHeaders(params) } }),
    },
    153: {
      name: 'internetHeaders.removeAsync',
      run: (params) => {
        const names = new Set(keysOf(params));
        const kept = Object.entries(draft.get().headers).filter(([name]) => !names.has(name));
        draft.change({ headers: Object.fromEntries(kept) });
      },
    },
    166: { name: 'delayDeliveryTime.getAsync', run: () => draft.get().deliverAt },
    167: {
      name: 'delayDeliveryTime.setAsync',
      run: (params) => draft.change({ deliverAt: numberField(params, 'time') }),
    },
  };
}

function fieldOf(params: unknown): (typeof RECIPIENT_FIELDS)[number] {
  return RECIPIENT_FIELDS[numberField(params, 'recipientField')] ?? 'to';
}

function recipientsOf(params: unknown): Person[] {
  return isObject(params) ? peopleFromAddin(params['recipientArray']) : [];
}

function keysOf(params: unknown): string[] {
  const keys = isObject(params) ? params['internetHeaderKeys'] : [];
  return Array.isArray(keys) ? keys.map((key) => String(key).toLowerCase()) : [];
}

function newHeaders(params: unknown): Record<string, string> {
  const pairs = isObject(params) ? params['internetHeaderNameValuePairs'] : {};
  if (!isObject(pairs)) return {};
  return Object.fromEntries(
    Object.entries(pairs).map(([name, value]) => {
      // Exchange keeps custom headers only, and no line of a message may break into two.
      if (!/^x-[\x21-\x39\x3b-\x7e]+$/i.test(name) || /[\r\n]/.test(String(value))) {
        throw new OfficeError(OFFICE_ERROR.internalFormat);
      }
      return [name.toLowerCase(), String(value)];
    }),
  );
}

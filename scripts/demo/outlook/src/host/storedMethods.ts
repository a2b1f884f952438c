import type { Notification } from '../mail/draft.ts';
import type { MethodTable } from './methods.ts';
import { OFFICE_ERROR, OfficeError } from './officeError.ts';
import { isObject, numberField, textField } from './wire.ts';

/** What an add-in stores with a message, whether draft or received. */
export interface AddinStore {
  readonly sessionData: Map<string, string>;
  readonly notifications: () => readonly Notification[];
  readonly setNotifications: (notifications: readonly Notification[]) => void;
  readonly categories: () => readonly string[];
  readonly setCategories: (categories: readonly string[]) => void;
  readonly customProperties: () => Readonly<Record<string, unknown>>;
  readonly setCustomProperties: (properties: Readonly<Record<string, unknown>>) => void;
}

const MAX_NOTIFICATIONS = 5;
const TYPE_NAMES = ['informationalMessage', 'progressIndicator', 'errorMessage', 'insightMessage'];

export function storedMethods(store: AddinStore): MethodTable {
  return {
    ...notificationMethods(store),
    ...sessionDataMethods(store.sessionData),
    ...propertyMethods(store),
  };
}

function notificationMethods(store: AddinStore): MethodTable {
  const without = (key: string): readonly Notification[] =>
    store.notifications().filter((notification) => notification.key !== key);
  const has = (key: string): boolean =>
    store.notifications().some((notification) => notification.key === key);
  return {
    33: {
      name: 'notificationMessages.addAsync',
      run: (params) => {
        const added = notification(params);
        if (has(added.key)) throw new OfficeError(OFFICE_ERROR.duplicateKey);
        if (store.notifications().length >= MAX_NOTIFICATIONS) {
          throw new OfficeError(OFFICE_ERROR.tooManyNotifications);
        }
        store.setNotifications([...store.notifications(), added]);
      },
    },
    34: {
      name: 'notificationMessages.getAllAsync',
      run: () =>
        store.notifications().map(({ key, type, message, icon, persistent }) => ({
          key,
          type: TYPE_NAMES[type],
          message,
          icon,
          persistent,
        })),
    },
    35: {
      name: 'notificationMessages.replaceAsync',
      run: (params) => {
        const replaced = notification(params);
        store.setNotifications([...without(replaced.key), replaced]);
      },
    },
    36: {
      name: 'notificationMessages.removeAsync',
      run: (params) => {
        const key = textField(params, 'key');
        if (!has(key)) throw new OfficeError(OFFICE_ERROR.keyNotFound);
        store.setNotifications(without(key));
      },
    },
  };
}

function sessionDataMethods(data: Map<string, string>): MethodTable {
  return {
    185: {
      name: 'sessionData.setAsync',
      run: (params) => void data.set(textField(params, 'name'), textField(params, 'value')),
    },
    186: { name: 'sessionData.getAsync', run: (params) => sessionValue(data, textField(params, 'name')) },
    187: { name: 'sessionData.getAllAsync', run: () => Object.fromEntries(data) },
    188: { name: 'sessionData.clearAsync', run: () => data.clear() },
    189: {
      name: 'sessionData.removeAsync',
      run: (params) => {
        if (!data.delete(textField(params, 'name'))) throw new OfficeError(OFFICE_ERROR.sessionKeyNotFound);
      },
    },
  };
}

function propertyMethods(store: AddinStore): MethodTable {
  return {
    3: {
      name: 'loadCustomPropertiesAsync',
      raw: true,
      run: () => ({ wasSuccessful: true, customProperties: JSON.stringify(store.customProperties()) }),
    },
    4: {
      name: 'customProperties.saveAsync',
      run: (params) => {
        const properties = isObject(params) ? params['customProperties'] : {};
        store.setCustomProperties(isObject(properties) ? properties : {});
      },
    },
    157: { name: 'categories.getAsync', run: () => store.categories().map(category) },
    158: {
      name: 'categories.addAsync',
      run: (params) => store.setCategories([...new Set([...store.categories(), ...categoriesOf(params)])]),
    },
    159: {
      name: 'categories.removeAsync',
      run: (params) => {
        const removed = new Set(categoriesOf(params));
        store.setCategories(store.categories().filter((name) => !removed.has(name)));
      },
    },
  };
}

function sessionValue(data: Map<string, string>, name: string): string {
  const value = data.get(name);
  if (value === undefined) throw new OfficeError(OFFICE_ERROR.sessionKeyNotFound);
  return value;
}

function notification(params: unknown): Notification {
  const actions = isObject(params) && Array.isArray(params['actions']) ? params['actions'] : [];
  const action: unknown = actions[0];
  return {
    key: textField(params, 'key'),
    type: numberField(params, 'type'),
    message: textField(params, 'message'),
    icon: textField(params, 'icon'),
    persistent: isObject(params) && params['persistent'] === true,
    action: isObject(action)
      ? {
          label: textField(action, 'actionText'),
          commandId: textField(action, 'commandId'),
          contextData: contextData(action['contextData']),
        }
      : null,
  };
}

function contextData(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

function category(displayName: string): Record<string, string> {
  return { displayName, color: 'None' };
}

function categoriesOf(params: unknown): string[] {
  const names = isObject(params) ? params['categories'] : [];
  return Array.isArray(names) ? names.map(String) : [];
}

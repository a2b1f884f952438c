import type { Answer } from './channel.ts';
import { spoil, type ClaimFault } from './faults.ts';
import type { HostItem, Method, MethodTable } from './methods.ts';
import { OfficeError } from './officeError.ts';
import { isObject, numberField } from './wire.ts';

export interface RoamingSettings {
  read(): Readonly<Record<string, string>>;
  write(settings: Readonly<Record<string, string>>): void;
}

export interface SessionParts {
  readonly controlId: string;
  readonly addinName: string;
  readonly appDomains: readonly string[];
  readonly permissionLevel: number;
  readonly mailboxSet: string;
  readonly requirementMatrix: string;
  readonly locale: string;
  readonly user: { readonly name: string; readonly address: string };
  readonly roamingSettings: RoamingSettings;
  /** Null where nothing is selected: `mailbox.item` is then undefined in the add-in. */
  readonly item: () => HostItem | null;
  /** Calls that do not concern the item: opening forms, closing the pane. */
  readonly appMethods: MethodTable;
  readonly claimFault: ClaimFault;
  /** Generic calls by dispatch id: the end of a function, messages of dialogs. */
  readonly generic: (dispatchId: number, data: Readonly<Record<string, unknown>>) => void;
  readonly openWindow: (url: string) => void;
  /** Tab or Shift+Tab went beyond the last or first stop of the page. */
  readonly focusLeft: (backwards: boolean) => void;
  /** Ctrl+F6 or Ctrl+Shift+F6 was pressed in the page. */
  readonly areaLeft: (backwards: boolean) => void;
}

const CTRL_F6 = 5;
const CTRL_SHIFT_F6 = 6;
const TAB_LEFT = 13;
const SHIFT_TAB_LEFT = 14;
const OUTLOOK_ON_THE_WEB = 64;
const HOST_VERSION = '16.01';
const SAVE_ROAMING_SETTINGS = 404;

/** Answers what office.js asks of its host, for one frame. */
export function sessionAnswers(parts: SessionParts): (action: string, data: unknown) => Promise<Answer> {
  return async (action, data) => {
    switch (action) {
      case 'ContextActivationManager_getAppContextAsync':
        return { data: applicationContext(parts) };
      case 'GetInitialData':
        return { data: initialData(parts) };
      case 'ExecuteMethod':
        return executeMethod(parts, data);
      case 'executeMethod':
        return executeGeneric(parts, data);
      case 'ContextActivationManager_openWindowInHost':
        if (isObject(data) && typeof data['strUrl'] === 'string') parts.openWindow(data['strUrl']);
        return { data: null };
      case 'ContextActivationManager_notifyHost':
        if (Array.isArray(data)) goOn(parts, data[1]);
        return { data: null };
      default:
        return { data: null };
    }
  };
}

/** Where the keyboard leads out of the page. */
function goOn({ focusLeft, areaLeft }: SessionParts, action: unknown): void {
  if (action === TAB_LEFT || action === SHIFT_TAB_LEFT) focusLeft(action === SHIFT_TAB_LEFT);
  if (action === CTRL_F6 || action === CTRL_SHIFT_F6) areaLeft(action === CTRL_SHIFT_F6);
}

function applicationContext(parts: SessionParts): Record<string, unknown> {
  return {
    _id: parts.controlId,
    _appName: OUTLOOK_ON_THE_WEB,
    _appVersion: HOST_VERSION,
    _appUILocale: parts.locale,
    _dataLocale: parts.locale,
    _docUrl: '',
    _clientMode: 1,
    _settings: parts.roamingSettings.read(),
    _reason: 'documentOpened',
    _requirementMatrix: parts.requirementMatrix,
    _dialogRequirementMatrix: parts.requirementMatrix,
    _appDomains: parts.appDomains,
    _hostFullVersion: '16.0.0.0',
    _appMinorVersion: 1,
    _addinName: parts.addinName,
    _appInstanceId: parts.controlId,
    _correlationId: crypto.randomUUID(),
    _eToken: '',
    _osfControlType: 1,
    _clientWindowWidth: innerWidth,
    _clientWindowHeight: innerHeight,
    _featureGates: {},
  };
}

/** Also the payload of ItemChanged. */
export function initialData(parts: SessionParts): Record<string, unknown> | null {
  const item = parts.item();
  if (item === null) return null;
  return {
    permissionLevel: parts.permissionLevel,
    hostVersion: HOST_VERSION,
    owaView: 'ThreeColumns',
    userDisplayName: parts.user.name,
    userEmailAddress: parts.user.address,
    userTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    userProfileType: 'enterprise',
    ewsUrl: '',
    restUrl: '',
    isRestIdSupported: false,
    seriesId: null,
    timeZoneOffsets: null,
    isFromSharedFolder: false,
    openWindowOpen: false,
    ...item.initialData(),
  };
}

async function executeMethod(parts: SessionParts, data: unknown): Promise<Answer> {
  const call = isObject(data) ? data : {};
  const dispatchId = numberField(call['MethodData'], 'DispatchId');
  const method = methodOf(parts, dispatchId);
  if (method === undefined) return { data: {} };
  const answer = (): Promise<Answer> => run(method, call['ApiParams']);
  const fault = await parts.claimFault(method.name);
  return fault === undefined ? answer() : spoil(fault, answer);
}

function methodOf(parts: SessionParts, dispatchId: number): Method | undefined {
  if (dispatchId === SAVE_ROAMING_SETTINGS) return saveRoamingSettings(parts.roamingSettings);
  return parts.item()?.methods[dispatchId] ?? parts.appMethods[dispatchId];
}

async function run(method: Method, params: unknown): Promise<Answer> {
  try {
    const result: unknown = await method.run(params);
    return { data: method.raw === true ? result : { error: false, data: result } };
  } catch (error) {
    if (error instanceof OfficeError) return { data: { error: true, errorCode: error.code } };
    throw error;
  }
}

function saveRoamingSettings(settings: RoamingSettings): Method {
  return {
    name: 'roamingSettings.saveAsync',
    run: (params) => {
      const saved: unknown = Array.isArray(params) ? params[0] : undefined;
      if (!isObject(saved)) throw new OfficeError(9002);
      settings.write(Object.fromEntries(Object.entries(saved).map(([key, value]) => [key, String(value)])));
    },
  };
}

async function executeGeneric(parts: SessionParts, data: unknown): Promise<Answer> {
  if (isObject(data)) parts.generic(numberField(data['DdaMethod'], 'DispatchId'), data);
  return { data: { Version: 1, Error: 0 } };
}

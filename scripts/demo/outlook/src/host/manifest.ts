export type Surface = 'read' | 'compose';
export type SendMode = 'PromptUser' | 'SoftBlock' | 'Block';

export type Action =
  | { readonly kind: 'pane'; readonly url: string; readonly canPin: boolean }
  | { readonly kind: 'function'; readonly name: string };

export interface AddinButton {
  readonly id: string;
  readonly surface: Surface;
  readonly label: string;
  readonly description: string;
  readonly icon: string | null;
  readonly action: Action;
}

export interface LaunchEvent {
  readonly type: string;
  readonly functionName: string;
  readonly sendMode: SendMode | null;
}

/** What Outlook takes from an add-in's manifest. */
export interface Addin {
  readonly id: string;
  readonly name: string;
  readonly permissionLevel: number;
  readonly appDomains: readonly string[];
  readonly buttons: readonly AddinButton[];
  readonly functionPage: string | null;
  readonly eventPage: string | null;
  readonly launchEvents: readonly LaunchEvent[];
  /** Function that ItemSend calls; null where the add-in does not ask for it. */
  readonly itemSend: string | null;
}

/** Numbers of the wire, which are not in order of rights. */
const PERMISSION_LEVELS: Readonly<Record<string, number>> = {
  Restricted: 0,
  ReadItem: 1,
  ReadWriteItem: 3,
  ReadWriteMailbox: 2,
};

const SURFACES: Readonly<Record<string, Surface>> = {
  MessageReadCommandSurface: 'read',
  MessageComposeCommandSurface: 'compose',
};

const SEND_MODES: readonly SendMode[] = ['PromptUser', 'SoftBlock', 'Block'];

/** Reads an XML manifest; the innermost VersionOverrides counts, as in Outlook. */
export function readManifest(xml: string, locale: string): Addin {
  const root = new DOMParser().parseFromString(xml, 'application/xml').documentElement;
  const overrides = all(root, 'VersionOverrides').at(-1) ?? root;
  const resources = readResources(overrides, locale);
  const basicName = localised(first(root, 'DisplayName'), locale, 'DefaultValue');
  return {
    id: first(root, 'Id')?.textContent.trim() ?? '',
    name: basicName,
    permissionLevel: PERMISSION_LEVELS[child(root, 'Permissions')?.textContent.trim() ?? ''] ?? 0,
    appDomains: all(root, 'AppDomain').map((domain) => domain.textContent.trim()),
    buttons: all(overrides, 'ExtensionPoint').flatMap((point) => readButtons(point, resources)),
    functionPage: resource(first(overrides, 'FunctionFile'), resources),
    eventPage: resource(first(overrides, 'Runtime'), resources),
    launchEvents: all(overrides, 'LaunchEvent').map(readLaunchEvent),
    itemSend: itemSend(overrides),
  };
}

function readButtons(point: Element, resources: Resources): AddinButton[] {
  const surface = SURFACES[typeOf(point)];
  if (surface === undefined) return [];
  return all(point, 'Control')
    .filter((control) => typeOf(control) === 'Button')
    .flatMap((control) => {
      const action = readAction(child(control, 'Action'), resources);
      const supertip = child(control, 'Supertip');
      return action === null
        ? []
        : [
            {
              id: control.getAttribute('id') ?? '',
              surface,
              label: resource(child(control, 'Label'), resources) ?? '',
              description: resource(supertip && child(supertip, 'Description'), resources) ?? '',
              icon: largestImage(child(control, 'Icon'), resources),
              action,
            },
          ];
    });
}

function readAction(action: Element | undefined, resources: Resources): Action | null {
  if (action === undefined) return null;
  if (typeOf(action) === 'ExecuteFunction') {
    return { kind: 'function', name: child(action, 'FunctionName')?.textContent.trim() ?? '' };
  }
  const url = resource(child(action, 'SourceLocation'), resources);
  const canPin = child(action, 'SupportsPinning')?.textContent.trim() === 'true';
  return url === null ? null : { kind: 'pane', url, canPin };
}

function itemSend(overrides: Element): string | null {
  const event = all(overrides, 'Event').find((found) => found.getAttribute('Type') === 'ItemSend');
  return event?.getAttribute('FunctionName') ?? null;
}

function readLaunchEvent(event: Element): LaunchEvent {
  const mode = event.getAttribute('SendMode');
  return {
    type: event.getAttribute('Type') ?? '',
    functionName: event.getAttribute('FunctionName') ?? '',
    sendMode: SEND_MODES.find((known) => known === mode) ?? null,
  };
}

function largestImage(icon: Element | undefined, resources: Resources): string | null {
  const images = icon === undefined ? [] : all(icon, 'Image');
  const bySize = images.toSorted((a, b) => Number(a.getAttribute('size')) - Number(b.getAttribute('size')));
  return resource(
    bySize.find((image) => Number(image.getAttribute('size')) >= 32) ?? bySize.at(-1),
    resources,
  );
}

type Resources = ReadonlyMap<string, string>;

function readResources(overrides: Element, locale: string): Resources {
  const entries = ['Image', 'Url', 'String'].flatMap((name) =>
    all(overrides, name)
      .filter((element) => element.hasAttribute('id'))
      .map((element): [string, string] => [
        element.getAttribute('id') ?? '',
        localised(element, locale, 'DefaultValue'),
      ]),
  );
  return new Map(entries);
}

function localised(element: Element | undefined, locale: string, attribute: string): string {
  if (element === undefined) return '';
  const override = all(element, 'Override').find(
    (candidate) => candidate.getAttribute('Locale')?.toLowerCase() === locale.toLowerCase(),
  );
  return override?.getAttribute('Value') ?? element.getAttribute(attribute) ?? '';
}

function resource(element: Element | null | undefined, resources: Resources): string | null {
  const id = element?.getAttribute('resid');
  return id === null || id === undefined ? null : (resources.get(id) ?? null);
}

function typeOf(element: Element): string {
  return element.getAttribute('xsi:type') ?? '';
}

function all(within: Element, name: string): Element[] {
  return [...within.getElementsByTagNameNS('*', name)];
}

function first(within: Element, name: string): Element | undefined {
  return all(within, name)[0];
}

function child(within: Element, name: string): Element | undefined {
  return [...within.children].find(({ localName }) => localName === name);
}

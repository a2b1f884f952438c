import { describe, expect, test } from '@jest/globals';
import { DOMParser } from '@xmldom/xmldom';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { XML_MANIFESTS } from '@siegelpost/server/manifests/manifestFiles';
import { outlookXml } from '@siegelpost/server/manifests/outlookXml';
import { pngSize } from './pngSize.ts';

const ORIGIN = 'https://post.stadt.example';
const PUBLIC = fileURLToPath(new URL('../../addin/public/', import.meta.url));
/** Exchange refuses larger ones. */
const MOST_BYTES = 256 * 1024;

/** Order of elements by the schema of [MS-OWEMXML]; what is not named here has no children of interest. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    ...['Id', 'AlternateId', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description'],
    ...['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'AppDomains', 'Hosts', 'Requirements'],
    ...['FormSettings', 'Permissions', 'Rule', 'DisableEntityHighlighting', 'VersionOverrides'],
  ],
  VersionOverrides: [
    'Description',
    'Requirements',
    'Hosts',
    'Resources',
    'VersionOverrides',
    'WebApplicationInfo',
  ],
  Host: ['Runtimes', 'DesktopFormFactor', 'MobileFormFactor', 'SourceLocation'],
  DesktopFormFactor: ['SupportsSharedFolders', 'FunctionFile', 'ExtensionPoint'],
  DesktopSettings: ['SourceLocation', 'RequestedHeight'],
  Group: ['Label', 'Control'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Supertip: ['Title', 'Description'],
  Action: ['SourceLocation', 'SupportsPinning', 'FunctionName'],
  Resources: ['Images', 'Urls', 'ShortStrings', 'LongStrings'],
};

const files = Object.entries(XML_MANIFESTS);
const parsed = files.map(([name, onSend]) => [name, parse(outlookXml(ORIGIN, onSend))] as const);

describe.each(parsed)('%s', (name, root) => {
  test('has its elements in the order of the schema', () => {
    const ordered = [root, ...all(root, '*')].filter(({ localName }) => Object.hasOwn(ORDER, localName));
    expect(ordered.length).toBeGreaterThan(15);
    for (const element of ordered) {
      const found = places(element, ORDER[element.localName] ?? []);
      expect(found).toEqual(found.toSorted((a, b) => a - b));
    }
  });

  test('names only what exists, each once, in at most 32 characters', () => {
    const ids = all(root, '*').flatMap((element) => element.getAttribute('id') || []);
    const buttons = ids.filter((id) => id !== 'TabDefault');
    expect(new Set(buttons).size).toBe(buttons.length);
    const wanted = all(root, '*').flatMap((element) => element.getAttribute('resid') || []);
    for (const resid of wanted) {
      expect(resid.length).toBeLessThanOrEqual(32);
      expect(ids).toContain(resid);
    }
    const defined = ['Image', 'Url', 'String'].flatMap((tag) =>
      all(all(root, 'Resources')[0] ?? root, tag).map((element) => element.getAttribute('id') ?? ''),
    );
    expect(defined.filter((id) => !wanted.includes(id))).toEqual([]);
  });

  test('leads to its own https origin alone', () => {
    const addresses = all(root, '*')
      .flatMap((element) => [element.getAttribute('DefaultValue') ?? '', (element.textContent ?? '').trim()])
      .filter((text) => /^\w+:\/\/\S+$/.test(text));
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/post\.stadt\.example(?:\/|$)/);
  });

  test('keeps to the limits of texts, and has each in German too', () => {
    const within = (tag: string, longest: number) => {
      const elements = all(root, tag);
      expect(elements.length).toBeGreaterThan(0);
      for (const element of elements)
        for (const text of texts(element)) expect(text.length).toBeLessThanOrEqual(longest);
    };
    within('DisplayName', 125);
    within('Description', 250);
    for (const [list, longest] of [
      ['ShortStrings', 125],
      ['LongStrings', 250],
    ] as const)
      for (const string of all(all(root, list)[0] ?? root, 'String')) {
        expect(all(string, 'Override').map((override) => override.getAttribute('Locale'))).toEqual(['de-DE']);
        for (const text of texts(string)) expect(text.length).toBeLessThanOrEqual(longest);
      }
    for (const tag of ['DisplayName', 'Description'])
      expect(all(all(root, tag)[0] ?? root, 'Override')).toHaveLength(1);
  });

  test('has icons of the sizes it says, 16, 32 and 80 among them', async () => {
    const images = all(root, 'Image').filter((image) => image.getAttribute('size'));
    const sizes = new Set(images.map((image) => image.getAttribute('size')));
    for (const size of ['16', '32', '80']) expect(sizes).toContain(size);
    for (const image of images) {
      const size = Number(image.getAttribute('size'));
      expect(await iconSize(root, image.getAttribute('resid') ?? '')).toEqual({ width: size, height: size });
    }
    for (const [tag, size] of [
      ['IconUrl', 64],
      ['HighResolutionIconUrl', 128],
    ] as const) {
      const url = all(root, tag)[0]?.getAttribute('DefaultValue') ?? '';
      expect(await sizeAt(url)).toEqual({ width: size, height: size });
    }
  });

  test('asks for no more than it needs, of Outlook as old as Mailbox 1.5', () => {
    expect(all(root, 'Permissions')[0]?.textContent).toBe('ReadWriteItem');
    expect(all(root, 'Set')[0]?.getAttribute('MinVersion')).toBe('1.5');
    expect(all(root, 'Id')[0]?.textContent).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(all(root, 'Version')[0]?.textContent).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  });

  test('is small, and Microsoft’s own reader understands it', async () => {
    const text = outlookXml(ORIGIN, XML_MANIFESTS[name as keyof typeof XML_MANIFESTS]);
    expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
    const info = await readByOffice(text);
    expect(info).toMatchObject({
      id: all(root, 'Id')[0]?.textContent,
      officeAppType: 'MailApp',
      permissions: 'ReadWriteItem',
      hosts: ['Mailbox'],
    });
  });
});

test('the three differ in who they are and in what happens on Send', () => {
  const sendsOf = (root: Root) =>
    all(root, 'LaunchEvent').map((event) => [
      event.getAttribute('Type'),
      event.getAttribute('FunctionName'),
      event.getAttribute('SendMode'),
    ]);
  const [usual, strict, older] = parsed.map(([, root]) => root);
  if (!usual || !strict || !older) throw new Error('three manifests');
  const changes = [
    ['OnMessageAttachmentsChanged', 'onDraftChanged', null],
    ['OnMessageRecipientsChanged', 'onDraftChanged', null],
    ['OnSensitivityLabelChanged', 'onDraftChanged', null],
  ].map((row) => row.map((cell) => cell ?? ''));
  expect(sendsOf(usual).map((row) => row.map((cell) => cell ?? ''))).toEqual([
    ['OnMessageSend', 'onMessageSend', 'SoftBlock'],
    ...changes,
  ]);
  expect(sendsOf(strict)[0]).toEqual(['OnMessageSend', 'onMessageSend', 'Block']);
  expect(sendsOf(older)).toEqual([]);
  expect(all(older, 'Event').map((event) => event.getAttribute('Type'))).toEqual(['ItemSend']);
  const id = (root: Root) => all(root, 'Id')[0]?.textContent;
  expect(id(usual)).toBe(id(strict));
  expect(id(older)).not.toBe(id(usual));
});

type Root = ReturnType<typeof parse>;

function parse(text: string) {
  const errors: string[] = [];
  const parser = new DOMParser({
    errorHandler: (_level: string, message: string) => void errors.push(message),
  });
  const root = parser.parseFromString(text, 'text/xml').documentElement;
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return root;
}

function all(within: Root, name: string): Root[] {
  return Array.from(within.getElementsByTagNameNS('*', name)) as Root[];
}

/** Where the children of an element stand in the schema's order. */
function places(element: Root, order: readonly string[]): number[] {
  const children = Array.from(element.childNodes).filter(({ nodeType }) => nodeType === 1) as Root[];
  return children.map(({ localName }) => {
    const place = order.indexOf(localName);
    if (place < 0) throw new Error(`${element.localName} may not hold ${localName}`);
    return place;
  });
}

function texts(element: Root): string[] {
  const own = element.getAttribute('DefaultValue');
  return [
    ...(own ? [own] : []),
    ...all(element, 'Override').map((override) => override.getAttribute('Value') ?? ''),
  ];
}

function iconSize(root: Root, resid: string) {
  const image = all(root, 'Image').find((candidate) => candidate.getAttribute('id') === resid);
  return sizeAt(image?.getAttribute('DefaultValue') ?? '');
}

/** The address's file as it is built into the pane. */
async function sizeAt(url: string) {
  return pngSize(await readFile(join(PUBLIC, new URL(url).pathname.replace('/pane/', ''))));
}

/** `office-addin-manifest info`, without its `validate`, which would send the file to Microsoft. */
async function readByOffice(text: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'siegelpost-manifest-'));
  const file = join(folder, 'manifest.xml');
  await writeFile(file, text);
  const library = createRequire(import.meta.url).resolve('office-addin-manifest');
  const program = `require(${JSON.stringify(library)}).OfficeAddinManifest.readManifestFile(${JSON.stringify(file)})
    .then((info) => console.log(JSON.stringify(info)))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program]);
  await rm(folder, { recursive: true });
  return JSON.parse(stdout);
}

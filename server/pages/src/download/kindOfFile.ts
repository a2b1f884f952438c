import type { FileEntry } from '@siegelpost/shared/transfer/transfer';

/** What a layman calls a file. */
export type FileKind =
  'pdf' | 'image' | 'text' | 'document' | 'table' | 'archive' | 'audio' | 'video' | 'mail' | 'other';

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  pdf: 'pdf',
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  gif: 'image',
  heic: 'image',
  tif: 'image',
  tiff: 'image',
  webp: 'image',
  txt: 'text',
  doc: 'document',
  docx: 'document',
  odt: 'document',
  rtf: 'document',
  pptx: 'document',
  odp: 'document',
  csv: 'table',
  xls: 'table',
  xlsx: 'table',
  ods: 'table',
  zip: 'archive',
  '7z': 'archive',
  rar: 'archive',
  gz: 'archive',
  tar: 'archive',
  mp3: 'audio',
  wav: 'audio',
  m4a: 'audio',
  mp4: 'video',
  mov: 'video',
  mkv: 'video',
  eml: 'mail',
  msg: 'mail',
};

/** Kinds that run, or make something run, when they are opened on a usual computer. */
const DANGEROUS = new Set(
  (
    'exe com scr pif bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta msi msp msix appx cpl dll jar lnk url reg inf ' +
    'iso img vhd vhdx dmg pkg app command sh apk deb rpm html htm xhtml svg mht mhtml chm ' +
    'docm dotm xlsm xltm xlam pptm potm ppam sldm iqy slk library-ms search-ms settingcontent-ms one'
  ).split(' '),
);

/** By the extension, as the reader's computer will go by: the media type is only what the author said. */
export function kindOfFile({ name }: Pick<FileEntry, 'name'>): FileKind {
  return BY_EXTENSION[extension(name)] ?? 'other';
}

export function isDangerous(name: string): boolean {
  return DANGEROUS.has(extension(name));
}

function extension(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

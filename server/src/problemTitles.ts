import type { Problem, ProblemCode } from '@siegelpost/shared/api/problems';

export type Language = 'de' | 'en';

type Titles = Readonly<Record<ProblemCode, Readonly<Record<Language, string>>>>;

/** One sentence for people a code: what happened, and what to do where something can be done. */
export const PROBLEM_TITLES: Titles = {
  'bad-request': {
    de: 'Die Anfrage ist nicht so aufgebaut, wie der Server sie erwartet.',
    en: 'The request is not what the server expects.',
  },
  'length-mismatch': {
    de: 'Es kamen mehr oder weniger Daten an als angekündigt.',
    en: 'More or fewer octets arrived than were announced.',
  },
  'digest-mismatch': {
    de: 'Die Daten wurden unterwegs verändert. Bitte noch einmal hochladen.',
    en: 'The data changed on the way. Please upload it again.',
  },
  'work-required': {
    de: 'Gerade fragen sehr viele Menschen an. Ihr Browser muss erst eine Rechenaufgabe lösen.',
    en: 'Very many people are asking just now. Your browser has to solve a puzzle first.',
  },
  'not-signed-in': { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' },
  'code-wrong': {
    de: 'Der Code stimmt nicht oder ist abgelaufen. Fordern Sie bei Bedarf einen neuen an.',
    en: 'The code is wrong or too old. Request a new one if need be.',
  },
  'code-required': {
    de: 'Zum Öffnen gehört ein Code, der an das Postfach der Empfängerin oder des Empfängers geht.',
    en: 'Opening this takes a code that is sent to the recipient’s mailbox.',
  },
  'wrong-password': { de: 'Das Passwort ist falsch.', en: 'The password is wrong.' },
  'address-not-permitted': {
    de: 'Mit dieser Adresse kann man sich hier nicht anmelden.',
    en: 'This address cannot sign in here.',
  },
  'cross-origin': {
    de: 'Die Anfrage kam von einer fremden Seite und wurde abgewiesen.',
    en: 'The request came from a foreign page and was refused.',
  },
  'not-found': {
    de: 'Das gibt es hier nicht. Prüfen Sie, ob der Link vollständig ist.',
    en: 'There is nothing here. Check that the link is complete.',
  },
  'request-timeout': {
    de: 'Die Übertragung hat zu lange gedauert. Bitte noch einmal versuchen.',
    en: 'The transmission took too long. Please try again.',
  },
  'identity-taken': {
    de: 'Diese Adresse gehört hier schon zu einem anderen Konto. Wenden Sie sich an Ihre IT.',
    en: 'This address already belongs to another account here. Ask your IT department.',
  },
  'package-incomplete': {
    de: 'Die Sendung ist noch nicht vollständig hochgeladen.',
    en: 'The package is not completely uploaded yet.',
  },
  'part-conflict': {
    de: 'Dieser Teil wurde bereits mit anderem Inhalt hochgeladen.',
    en: 'This part was already uploaded with different content.',
  },
  'package-sealed': {
    de: 'Die Sendung ist abgeschlossen und nimmt nichts mehr auf.',
    en: 'The package is sealed and takes nothing more.',
  },
  'package-exists': {
    de: 'Diese Kennung ist bereits vergeben.',
    en: 'This id is already taken.',
  },
  'key-exists': {
    de: 'Für diese Adresse gibt es bereits einen anderen Schlüssel.',
    en: 'There is already another key for this address.',
  },
  'key-missing': {
    de: 'Für diese Adresse gibt es noch keinen Schlüssel.',
    en: 'There is no key for this address yet.',
  },
  'package-gone': {
    de: 'Die Sendung kann nicht geöffnet werden.',
    en: 'The package cannot be opened.',
  },
  'length-required': {
    de: 'Die Länge der Daten fehlt.',
    en: 'The length of the data is missing.',
  },
  'too-large': { de: 'Das ist zu groß.', en: 'This is too large.' },
  'quota-exceeded': {
    de: 'Die Sendung ist größer als erlaubt.',
    en: 'The package is larger than permitted.',
  },
  'media-type': {
    de: 'Diese Art von Daten nimmt der Server hier nicht an.',
    en: 'The server does not take this kind of data here.',
  },
  'range-not-satisfiable': {
    de: 'Dieser Bereich der Datei existiert nicht.',
    en: 'The file has no such range.',
  },
  'package-locked': {
    de: 'Nach zu vielen falschen Eingaben ist die Nachricht gesperrt. Die Absenderin oder der Absender kann sie entsperren.',
    en: 'After too many wrong entries the message is locked. Its sender can unlock it.',
  },
  'too-many-requests': {
    de: 'Das war zu schnell. Bitte warten Sie einen Moment.',
    en: 'That was too fast. Please wait a moment.',
  },
  'headers-too-large': {
    de: 'Die Kopfzeilen der Anfrage sind zu groß.',
    en: 'The headers of the request are too large.',
  },
  'internal-error': {
    de: 'Auf dem Server ist etwas schiefgegangen. Bitte noch einmal versuchen.',
    en: 'Something went wrong on the server. Please try again.',
  },
  'sign-in-unavailable': {
    de: 'Die Anmeldung Ihres Hauses ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen.',
    en: 'Your organisation’s sign-in is not available right now. Please try again shortly.',
  },
  unavailable: {
    de: 'Der Dienst ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen.',
    en: 'The service is not available right now. Please try again shortly.',
  },
  'storage-full': {
    de: 'Auf dem Server ist gerade kein Platz mehr. Bitte später noch einmal versuchen.',
    en: 'The server has no room left right now. Please try again later.',
  },
};

type Reason = 'expired' | 'recalled' | 'not-ready' | 'claimed';

/** What `package-gone` says to whoever proved the link. */
export const GONE_TITLES: Readonly<Record<Reason, Readonly<Record<Language, string>>>> = {
  expired: {
    de: 'Die Nachricht ist abgelaufen und wurde gelöscht.',
    en: 'The message has expired and was deleted.',
  },
  recalled: {
    de: 'Die Nachricht wurde von der Absenderin oder dem Absender zurückgezogen.',
    en: 'The message was recalled by its sender.',
  },
  claimed: {
    de: 'Die Nachricht ließ sich nur einmal öffnen, und das ist schon geschehen.',
    en: 'The message could be opened only once, and it has been.',
  },
  'not-ready': {
    de: 'Die Nachricht ist noch nicht freigeschaltet. Bitte gleich noch einmal versuchen.',
    en: 'The message is not available yet. Please try again shortly.',
  },
};

type Quota = NonNullable<Problem['quota']>;

/** Which limit a package meets, and what helps. */
export const QUOTA_TITLES: Readonly<Record<Quota, Readonly<Record<Language, string>>>> = {
  package: {
    de: 'Das ist mehr, als eine Sendung fassen darf.',
    en: 'This is more than one package may hold.',
  },
  clerk: {
    de: 'Der Speicherplatz dieses Postfachs ist voll. Platz wird frei, wenn ältere Sendungen ablaufen oder zurückgerufen werden.',
    en: 'The storage of this mailbox is full. Older packages that expire or are recalled make room.',
  },
  organisation: {
    de: 'Der Speicherplatz der Behörde ist voll. Bitte verständigen Sie die Administration.',
    en: 'The storage of the authority is full. Please tell its administration.',
  },
};

/** German where Accept-Language prefers it to English, and where it says nothing. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q\s*=\s*/);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'de' || language === 'en') && quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return ranked[0]?.language === 'en' ? 'en' : 'de';
}

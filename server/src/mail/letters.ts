import { TEXTS } from '../manifests/addin.ts';
import type { LetterText } from './mailer.ts';

/** A mail code of six digits, in two groups so that it can be read at a glance. */
export function codeMail({ organisation, code }: { organisation: string; code: string }): LetterText {
  return letter(`Anmeldecode · Sign-in code: ${code}`, organisation, [
    {
      language: 'de',
      paragraphs: [
        'Ihr Code für die Anmeldung bei Siegelpost:',
        { big: code },
        'Er gilt zehn Minuten und nur einmal. Geben Sie ihn nur im Bereich Siegelpost in Outlook ein. Niemand wird Sie am Telefon oder per E-Mail danach fragen.',
        'Haben Sie keinen Code angefordert? Dann können Sie diese E-Mail löschen.',
      ],
    },
    {
      language: 'en',
      paragraphs: [
        'Your code to sign in to Siegelpost:',
        { big: code },
        'It is valid for ten minutes and once only. Enter it only in the Siegelpost pane in Outlook. Nobody will ask you for it by phone or email.',
        'You did not ask for a code? Then you can delete this email.',
      ],
    },
  ]);
}

/** The code of somebody who writes first; nothing else is in it, so that nobody can have mails sent to strangers. */
export function visitorCodeMail(facts: { organisation: string; code: string; visited: string }): LetterText {
  const { organisation, code, visited } = facts;
  return letter(`Ihr Code · Your code: ${code}`, organisation, [
    {
      language: 'de',
      paragraphs: [
        `Mit diesem Code können Sie ${visited} (${organisation}) sicher schreiben:`,
        { big: code },
        'Er gilt zehn Minuten und nur einmal. Geben Sie ihn auf der Seite ein, auf der Sie ihn angefordert haben. Niemand wird Sie am Telefon oder per E-Mail danach fragen.',
        'Haben Sie keinen Code angefordert? Dann können Sie diese E-Mail löschen.',
      ],
    },
    {
      language: 'en',
      paragraphs: [
        `With this code you can write securely to ${visited} (${organisation}):`,
        { big: code },
        'It is valid for ten minutes and once only. Enter it on the page where you asked for it. Nobody will ask you for it by phone or email.',
        'You did not ask for a code? Then you can delete this email.',
      ],
    },
  ]);
}

/** The code of gate 3, for a recipient who has the page of a message before them. */
export function packageCodeMail({ organisation, code }: { organisation: string; code: string }): LetterText {
  return letter(`Code für Ihre Nachricht · Code for your message: ${code}`, organisation, [
    {
      language: 'de',
      paragraphs: [
        `Ihr Code für die verschlüsselte Nachricht von ${organisation}:`,
        { big: code },
        'Er gilt zehn Minuten und nur einmal. Geben Sie ihn auf der Seite ein, auf der Sie die Nachricht gerade öffnen. Niemand wird Sie am Telefon oder per E-Mail danach fragen.',
        'Öffnen Sie gerade keine Nachricht? Dann hat jemand anderes Ihren Link. Geben Sie den Code nicht weiter und sagen Sie der Absenderin oder dem Absender Bescheid.',
      ],
    },
    {
      language: 'en',
      paragraphs: [
        `Your code for the encrypted message from ${organisation}:`,
        { big: code },
        'It is valid for ten minutes and once only. Enter it on the page where you are opening the message. Nobody will ask you for it by phone or email.',
        'You are not opening a message right now? Then somebody else has your link. Do not pass the code on, and tell the sender.',
      ],
    },
  ]);
}

export interface AnswerNews {
  readonly organisation: string;
  readonly reference: string;
  readonly link: string;
  readonly receivedAt: Date;
}

/** The page behind the link of a notification cannot show what only Outlook can open. */
const ONLY_INSTRUCTIONS = {
  de: 'Der folgende Link zeigt Ihnen im Browser nur diese Anleitung:',
  en: 'In a browser, this link only shows these instructions:',
} as const;

/** An answer is there. No sender, no content, no file names: those are sealed. */
export function answerMail({ organisation, reference, link, receivedAt }: AnswerNews): LetterText {
  return letter(`Verschlüsselte Antwort · Encrypted reply: ${reference}`, organisation, [
    {
      language: 'de',
      paragraphs: [
        `Auf eine Ihrer Sendungen ist eine verschlüsselte Antwort eingegangen (${moment(receivedAt, 'de-DE')}).`,
        { label: 'Sendungsnummer', value: reference },
        `Öffnen Sie diese E-Mail in Outlook und klicken Sie auf „${TEXTS.read.de}“: Dort lesen Sie die Antwort und speichern die Dateien.`,
        ONLY_INSTRUCTIONS.de,
        { link },
      ],
    },
    {
      language: 'en',
      paragraphs: [
        `An encrypted reply to one of your packages has arrived (${moment(receivedAt, 'en-GB')}).`,
        { label: 'Reference number', value: reference },
        `Open this email in Outlook and click “${TEXTS.read.en}”: there you read the reply and save its files.`,
        ONLY_INSTRUCTIONS.en,
        { link },
      ],
    },
  ]);
}

/** Somebody wrote first. No sender, no content, no file names: those are sealed. */
export function visitorMail({ organisation, reference, link, receivedAt }: AnswerNews): LetterText {
  return letter(`Neue verschlüsselte Nachricht · New encrypted message: ${reference}`, organisation, [
    {
      language: 'de',
      paragraphs: [
        `Über Ihre Eingangsseite ist eine verschlüsselte Nachricht eingegangen (${moment(receivedAt, 'de-DE')}).`,
        { label: 'Sendungsnummer', value: reference },
        `Öffnen Sie diese E-Mail in Outlook und klicken Sie auf „${TEXTS.read.de}“: Dort lesen Sie die Nachricht, speichern die Dateien und antworten.`,
        ONLY_INSTRUCTIONS.de,
        { link },
      ],
    },
    {
      language: 'en',
      paragraphs: [
        `An encrypted message has arrived through your drop-in page (${moment(receivedAt, 'en-GB')}).`,
        { label: 'Reference number', value: reference },
        `Open this email in Outlook and click “${TEXTS.read.en}”: there you read the message, save its files and reply.`,
        ONLY_INSTRUCTIONS.en,
        { link },
      ],
    },
  ]);
}

export interface LockNews {
  readonly organisation: string;
  readonly reference: string;
  readonly sealedAt: Date;
}

/** A package is locked after too many wrong passwords or codes. */
export function lockedMail({ organisation, reference, sealedAt }: LockNews): LetterText {
  return letter(`Sendung gesperrt · Package locked: ${reference}`, organisation, [
    {
      language: 'de',
      paragraphs: [
        `Für Ihre Sendung vom ${moment(sealedAt, 'de-DE')} wurde zehnmal ein falsches Passwort oder ein falscher Code eingegeben. Sie ist jetzt gesperrt; verloren ist nichts.`,
        { label: 'Sendungsnummer', value: reference },
        'Fragen Sie nach, ob das die Empfängerin oder der Empfänger war. Im Bereich Siegelpost in Outlook finden Sie die Sendung unter „Gesendet“: „Entsperren“ lässt sie wieder öffnen, „Zurückrufen“ löscht ihren Inhalt.',
      ],
    },
    {
      language: 'en',
      paragraphs: [
        `A wrong password or code was entered ten times for your package of ${moment(sealedAt, 'en-GB')}. It is locked now; nothing is lost.`,
        { label: 'Reference number', value: reference },
        'Ask whether that was the recipient. In the Siegelpost pane in Outlook you will find the package under “Sent”: “Unlock” lets it be opened again, “Recall” deletes its content.',
      ],
    },
  ]);
}

type Paragraph =
  | string
  | { readonly big: string }
  | { readonly link: string }
  | { readonly label: string; readonly value: string };

interface Section {
  readonly language: 'de' | 'en';
  readonly paragraphs: readonly Paragraph[];
}

function letter(subject: string, organisation: string, sections: readonly Section[]): LetterText {
  return {
    subject,
    text: `${sections.map(asText).join('\n\n– – –\n\n')}\n\n-- \n${organisation} · Siegelpost\n`,
    html: asHtml(sections, organisation),
  };
}

function asText({ paragraphs }: Section): string {
  return paragraphs
    .map((paragraph) => {
      if (typeof paragraph === 'string') return paragraph;
      if ('big' in paragraph) return `    ${paragraph.big}`;
      if ('link' in paragraph) return paragraph.link;
      return `${paragraph.label}: ${paragraph.value}`;
    })
    .join('\n\n');
}

const BODY = "margin:0;padding:24px;font-family:'Segoe UI',Arial,sans-serif;font-size:16px;line-height:1.5";

/** No colours of our own: mail programs in dark mode know better. */
function asHtml(sections: readonly Section[], organisation: string): string {
  const inner = sections
    .map(({ language, paragraphs }) => `<div lang="${language}">${paragraphs.map(asElement).join('')}</div>`)
    .join('<hr style="margin:24px 0;border:0;border-top:1px solid #8a8a8a">');
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head><body style="${BODY}"><div style="max-width:36em">${inner}<p style="margin:24px 0 0;font-size:14px">${escaped(organisation)} · Siegelpost</p></div></body></html>`;
}

function asElement(paragraph: Paragraph): string {
  if (typeof paragraph === 'string') return `<p style="margin:0 0 16px">${escaped(paragraph)}</p>`;
  if ('big' in paragraph)
    return `<p style="margin:0 0 16px;font-size:32px;letter-spacing:4px;font-family:Consolas,monospace"><strong>${escaped(paragraph.big)}</strong></p>`;
  if ('link' in paragraph)
    return `<p style="margin:0 0 16px"><a href="${escaped(paragraph.link)}">${escaped(paragraph.link)}</a></p>`;
  return `<p style="margin:0 0 16px">${escaped(paragraph.label)}: <strong>${escaped(paragraph.value)}</strong></p>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Mails are read in the authority: its time of day, not the server's. */
function moment(date: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  }).format(date);
}

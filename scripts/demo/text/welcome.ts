import type { Language } from './language.ts';

export interface WelcomeFacts {
  readonly appOrigin: string;
  readonly outlookOrigin: string;
  readonly smtpPort: number;
  readonly dataDir: string;
  readonly seconds: number;
  readonly trusted: boolean;
}

interface Look {
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly link: (text: string) => string;
}

const PLAIN: Look = { bold: (text) => text, faint: (text) => text, link: (text) => text };
const COLOURED: Look = {
  bold: (text) => `\u001B[1m${text}\u001B[22m`,
  faint: (text) => `\u001B[2m${text}\u001B[22m`,
  link: (text) => `\u001B[36m${text}\u001B[39m`,
};

/** What a person reads when everything runs. */
export function welcomeText(facts: WelcomeFacts, language: Language, coloured: boolean): string {
  const look = coloured ? COLOURED : PLAIN;
  return language === 'de' ? german(facts, look) : english(facts, look);
}

function german(facts: WelcomeFacts, { bold, faint, link }: Look): string {
  const seconds = facts.seconds.toFixed(1).replace('.', ',');
  return `
  ${bold('Siegelpost läuft.')} ${faint(`Bereit nach ${seconds} s · Vorführung, nur auf diesem Rechner`)}

    Outlook (Vorführung)   ${link(`${facts.outlookOrigin}/`)}
    Postfach aller         ${link(`${facts.outlookOrigin}/post/`)}
    Server                 ${link(`${facts.appOrigin}/`)}
    Eingangsseite          ${link(`${facts.appOrigin}/an/erika-sommer`)} ${faint('sobald Erika Sommer sie öffnet, siehe 5.')}

  ${bold('Zum Ausprobieren')}
    1. Outlook öffnen: Sie sind Erika Sommer aus der Sachbearbeitung.
    2. Den bereitliegenden Entwurf öffnen und „Sicher senden“ klicken.
    3. Im Postfach aller die Mail an Max Beispiel lesen, den Link öffnen, antworten.
    4. Zurück in Outlook die Antwort lesen.
    5. Dort unter dem Konto „Meine Eingangsseite“ öffnen: Nun kann man Ihnen zuerst schreiben, und Sie
       antworten, ohne dass jemand ein Konto braucht.
${facts.trusted ? '' : `\n  ${faint('Der Browser warnt vor dem Zertifikat? „npm run trust“ hilft, oder die Warnung bestätigen.')}`}
  ${faint(`Daten: ${facts.dataDir} · SMTP: 127.0.0.1:${facts.smtpPort} · Beenden mit Strg-C`)}
`;
}

function english(facts: WelcomeFacts, { bold, faint, link }: Look): string {
  return `
  ${bold('Siegelpost is running.')} ${faint(`Ready after ${facts.seconds.toFixed(1)} s · demonstration, on this machine only`)}

    Outlook (demo)         ${link(`${facts.outlookOrigin}/`)}
    Everybody's mail       ${link(`${facts.outlookOrigin}/post/`)}
    Server                 ${link(`${facts.appOrigin}/`)}
    Drop-in page           ${link(`${facts.appOrigin}/an/erika-sommer`)} ${faint('once Erika Sommer opens it, see 5.')}

  ${bold('What to try')}
    1. Open Outlook: you are the clerk Erika Sommer.
    2. Open the draft that lies ready and click "Send securely".
    3. In everybody's mail read the message to Max Beispiel, open the link, answer.
    4. Back in Outlook, read the answer.
    5. There, in the account menu, open "My drop-in page": now anybody can write first, and you answer,
       without an account for anybody.
${facts.trusted ? '' : `\n  ${faint('The browser warns about the certificate? "npm run trust" helps, or accept the warning.')}`}
  ${faint(`Data: ${facts.dataDir} · SMTP: 127.0.0.1:${facts.smtpPort} · stop with Ctrl-C`)}
`;
}

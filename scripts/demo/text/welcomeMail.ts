import type { OutgoingMail } from '../contract/outgoingMail.ts';

const SENDER = { name: 'Siegelpost', address: 'siegelpost@amt.example' };

/** The first message in the clerk's inbox, both languages in one. */
export function welcomeMail(clerk: OutgoingMail['from'], outlookOrigin: string): OutgoingMail {
  const post = `${outlookOrigin}/post/`;
  const german = [
    'Öffnen Sie links unter „Entwürfe“ die vorbereitete Mail an Max Beispiel. Sie hat einen Anhang, der vertraulich ist.',
    'Klicken Sie oben auf „Sicher senden“. Beim ersten Mal melden Sie sich mit dem Code an, der gleich in diesem Posteingang liegt.',
    'Der Anhang wird in Ihrem Browser verschlüsselt; in der Mail steht danach nur ein Link. Klicken Sie auf „Senden“.',
    `Wechseln Sie in die Rolle des Empfängers: Im <a href="${post}">Postfach aller</a> liegt die Mail an Max Beispiel. Öffnen Sie den Link und antworten Sie.`,
    'Die Antwort erscheint hier im Posteingang und öffnet sich über „Sichere Antworten“ in der Leseansicht.',
  ];
  const english = [
    'On the left, under "Drafts", open the message prepared for Max Beispiel. It has a confidential attachment.',
    'Click "Send securely" at the top. The first time you sign in with the code that arrives in this inbox.',
    'The attachment is encrypted in your browser; the message then holds a link only. Click "Send".',
    `Now play the recipient: in <a href="${post}">everybody's mail</a> you find the message to Max Beispiel. Open the link and answer.`,
    'The answer arrives in this inbox and opens through "Secure answers" in the reading view.',
  ];
  return {
    from: SENDER,
    to: [clerk],
    cc: [],
    bcc: [],
    subject: 'Willkommen: So probieren Sie Siegelpost aus · How to try Siegelpost',
    html: page(german, english),
    text: [...german, '', ...english].map(withoutTags).join('\n\n'),
    headers: {},
    inReplyTo: null,
    attachments: [],
  };
}

function page(german: string[], english: string[]): string {
  const list = (steps: string[]): string =>
    `<ol style="padding-left:1.3em">${steps.map((step) => `<li style="margin:0 0 .6em">${step}</li>`).join('')}</ol>`;
  return `<div style="font-family:'Segoe UI',system-ui,sans-serif;font-size:15px;line-height:1.5;max-width:42em">
<p>Guten Tag, Erika Sommer,</p>
<p>das hier ist eine Vorführung. Alles läuft auf diesem einen Rechner, keine Mail verlässt ihn. Server, Verschlüsselung und das Add-in sind echt; nur dieses Outlook ist nachgebaut.</p>
${list(german)}
<hr style="border:0;border-top:1px solid #c8c8c8;margin:1.5em 0">
<p lang="en">Dear Erika Sommer, this is a demonstration. Everything runs on this one machine and no mail leaves it. Server, encryption and add-in are real; only this Outlook is a model.</p>
<div lang="en">${list(english)}</div>
</div>`;
}

function withoutTags(html: string): string {
  return html.replace(/<a href="([^"]*)">([^<]*)<\/a>/g, '$2 ($1)');
}

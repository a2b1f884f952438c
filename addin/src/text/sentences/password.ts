export const password = {
  'password.title': { de: 'Passwort für die Empfänger', en: 'Password for the recipients' },
  'password.channel': {
    de: 'Geben Sie es auf einem anderen Weg weiter, nicht per E-Mail.',
    en: 'Pass it on separately, not by email.',
  },
  'password.copy': { de: 'Passwort kopieren', en: 'Copy password' },
  'password.phone': { de: 'Am Telefon', en: 'On the phone' },
  'password.phoneSentence': {
    de: 'Guten Tag, hier ist {name}. Sie bekommen von mir eine E-Mail mit einem sicheren Link. Ihr Passwort dazu lautet: {spelled}. Die Buchstaben I, L, O und U kommen darin nicht vor.',
    en: 'Hello, this is {name}. You will get an email from me with a secure link. Its password is: {spelled}. The letters I, L, O and U do not occur in it.',
  },
  'password.sms': { de: 'SMS-Text', en: 'Text message' },
  'password.smsText': {
    de: 'Ihr Passwort für die verschlüsselte Nachricht {reference} von {name}: {password}',
    en: 'Your password for the encrypted message {reference} from {name}: {password}',
  },
  'password.copyPhone': { de: 'Satz kopieren', en: 'Copy sentence' },
  'password.copySms': { de: 'SMS-Text kopieren', en: 'Copy text message' },
  'password.letter': { de: 'Passwortbrief drucken', en: 'Print password letter' },
  'password.letterTitle': { de: 'Ihr Passwort', en: 'Your password' },
  'password.letterTo': { de: 'An', en: 'To' },
  'password.letterDear': { de: 'Guten Tag,', en: 'Dear recipient,' },
  'password.letterBody': {
    de: 'Sie haben von {name} ({address}) eine E-Mail mit einem sicheren Link bekommen. Öffnen Sie den Link und geben Sie dieses Passwort ein:',
    en: '{name} ({address}) has sent you an email with a secure link. Open the link and enter this password:',
  },
  'password.letterValid': {
    de: 'Der Link gilt bis {date}. Sendungsnummer: {reference}.',
    en: 'The link is valid until {date}. Reference number: {reference}.',
  },
  'password.letterAdvice': {
    de: 'Groß- und Kleinschreibung und Striche sind gleichgültig. Geben Sie das Passwort nicht weiter und antworten Sie auf keine E-Mail, die danach fragt.',
    en: 'Upper and lower case and hyphens make no difference. Do not share the password, and do not reply to any email that asks for it.',
  },
  'password.letterGreeting': { de: 'Mit freundlichen Grüßen', en: 'Yours faithfully' },
} as const;

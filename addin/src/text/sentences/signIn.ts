export const signIn = {
  'signIn.title': { de: 'Anmelden', en: 'Sign in' },
  'signIn.intro': {
    de: 'Damit nur Sie in Ihrem Namen senden, schicken wir einen sechsstelligen Code an Ihr Postfach.',
    en: 'So that only you can send in your name, we email a six-digit code to your mailbox.',
  },
  'signIn.address': { de: 'Ihre dienstliche E-Mail-Adresse', en: 'Your work email address' },
  'signIn.addressWrong': {
    de: 'Das ist keine vollständige E-Mail-Adresse.',
    en: 'This is not a complete email address.',
  },
  'signIn.sendCode': { de: 'Code anfordern', en: 'Send me a code' },
  'signIn.sending': { de: 'Wird angefordert …', en: 'Asking for the code …' },
  'signIn.codeTitle': { de: 'Code eingeben', en: 'Enter the code' },
  'signIn.codeSent': {
    de: 'Wir haben einen Code an {address} geschickt. Er gilt zehn Minuten.',
    en: 'We have emailed a code to {address}. It is valid for ten minutes.',
  },
  'signIn.code': { de: 'Sechsstelliger Code', en: 'Six-digit code' },
  'signIn.codeWrong': { de: 'Der Code hat sechs Ziffern.', en: 'The code has six digits.' },
  'signIn.enter': { de: 'Anmelden', en: 'Sign in' },
  'signIn.checking': { de: 'Wird geprüft …', en: 'Checking …' },
  'signIn.again': { de: 'Neuen Code anfordern', en: 'Send a new code' },
  'signIn.otherAddress': { de: 'Andere Adresse', en: 'Another address' },
  'signIn.houseIntro': {
    de: 'Damit nur Sie in Ihrem Namen senden, melden Sie sich mit Ihrem dienstlichen Konto an.',
    en: 'So that only you can send in your name, sign in with your work account.',
  },
  'signIn.house': { de: 'Mit dienstlichem Konto anmelden', en: 'Sign in with your work account' },
  'signIn.houseBusy': { de: 'Anmeldung läuft …', en: 'Signing in …' },
  'signIn.otherAccount': { de: 'Anderes Konto wählen', en: 'Choose another account' },
  'signIn.byCode': { de: 'Stattdessen Code ins Postfach', en: 'Use a code to my mailbox instead' },
  'signIn.byHouse': { de: 'Stattdessen dienstliches Konto', en: 'Use my work account instead' },
  'signIn.kept': {
    de: 'Was Sie eingegeben haben, bleibt erhalten.',
    en: 'What you have entered stays as it is.',
  },
  'signIn.window': { de: 'Anmeldung …', en: 'Signing in …' },
} as const;

import { FluentProvider } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { api } from './api.ts';
import type { HostEnvironment } from './host/environment.ts';
import { readManifest, type Addin } from './host/manifest.ts';
import { openDraftShelf, type DraftShelf } from './state/draftShelf.ts';
import { readyDraft } from './state/readyDraft.ts';
import { browserRoamingSettings } from './state/roamingSettings.ts';
import { chosenLanguage, localeOf, textIn, type Language } from './text/language.ts';
import { useSystemTheme } from './ui/theme.ts';
import { Window } from './ui/Window.tsx';
import './outlook.css';
import type { OutlookSettings } from '../../contract/outlookSettings.ts';

const SEEDED = 'ready-draft-made';
const NO_ADDIN: Addin = {
  id: '',
  name: '',
  permissionLevel: 0,
  appDomains: [],
  buttons: [],
  functionPage: null,
  eventPage: null,
  launchEvents: [],
  itemSend: null,
};

const root = document.querySelector('#root');
if (root !== null) await start(root);

async function start(place: Element): Promise<void> {
  const language = chosenLanguage();
  document.documentElement.lang = language;
  document.title = `${textIn(language).appName} (${textIn(language).demonstration})`;
  const [house, settings, addin, shelf] = await Promise.all([
    api.house(),
    api.settings(),
    api.manifest().then(
      (xml) => readManifest(xml, localeOf(language)),
      () => NO_ADDIN,
    ),
    openDraftShelf(),
  ]);
  layOutReadyDraft(shelf, language);
  createRoot(place).render(
    <Program
      language={language}
      shelf={shelf}
      start={{
        addin,
        house,
        settings,
        locale: localeOf(language),
        claimFault: (call) => api.claimFault(call),
        roamingSettings: browserRoamingSettings(addin.id),
      }}
    />,
  );
}

interface ProgramProps {
  readonly language: Language;
  readonly shelf: DraftShelf;
  readonly start: HostEnvironment;
}

function Program({ language, shelf, start: first }: ProgramProps) {
  const theme = useSystemTheme();
  const [environment, setEnvironment] = useState(first);
  const change = useCallback((changed: Partial<OutlookSettings>) => {
    void api.changeSettings(changed);
    setEnvironment((before) => ({ ...before, settings: { ...before.settings, ...changed } }));
  }, []);
  return (
    <FluentProvider theme={theme}>
      <Window
        environment={environment}
        language={language}
        shelf={shelf}
        addinGone={environment.addin === NO_ADDIN}
        onSettings={change}
      />
    </FluentProvider>
  );
}

function layOutReadyDraft(shelf: DraftShelf, language: Language): void {
  if (localStorage.getItem(SEEDED) !== null) return;
  localStorage.setItem(SEEDED, new Date().toISOString());
  if (shelf.list().length === 0) shelf.add(readyDraft(language));
}

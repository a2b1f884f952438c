import { FluentProvider } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import { chosenLanguage, textIn } from '../text/language.ts';
import { useSystemTheme } from '../ui/theme.ts';
import { Post } from './Post.tsx';
import '../outlook.css';
import './post.css';

const language = chosenLanguage();
document.documentElement.lang = language;
document.title = `${textIn(language).postTitle} (${textIn(language).demonstration})`;

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<Program />);

function Program() {
  return (
    <FluentProvider theme={useSystemTheme()}>
      <Post language={language} />
    </FluentProvider>
  );
}

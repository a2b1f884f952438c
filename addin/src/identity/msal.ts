/** What is used of MSAL, as a file of its own that is loaded where Outlook offers nested app authentication. */
export {
  BrowserAuthError,
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
} from '@azure/msal-browser';

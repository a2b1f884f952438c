import {
  COMPOSE_BUTTON,
  HANDLERS,
  IDS,
  NAME,
  PLACES,
  PROVIDER,
  READ_BUTTON,
  RIBBON_ICONS,
  TEXTS,
  VERSION,
} from './addin.ts';

/** What Outlook does on Send: ask the event file, holding or not when it cannot be had; or the older ItemSend. */
export type OnSend = 'SoftBlock' | 'Block' | 'ItemSend';

/**
 * The manifest in the one form that every Outlook reads. `origin` is where the server is reached; it holds nothing that
 * XML would have to escape, and neither do our own texts.
 */
export function outlookXml(origin: string, onSend: OnSend): string {
  const older = onSend === 'ItemSend';
  const name = older ? TEXTS.legacyName : { en: NAME, de: NAME };
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0"
  xsi:type="MailApp">
  <Id>${older ? IDS.itemSend : IDS.smartAlerts}</Id>
  <Version>${VERSION}.0</Version>
  <ProviderName>${PROVIDER}</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="${name.en}">
    <Override Locale="de-DE" Value="${name.de}"/>
  </DisplayName>
  <Description DefaultValue="${TEXTS.description.en}">
    <Override Locale="de-DE" Value="${TEXTS.description.de}"/>
  </Description>
  <IconUrl DefaultValue="${origin}${PLACES.icon(64)}"/>
  <HighResolutionIconUrl DefaultValue="${origin}${PLACES.icon(128)}"/>
  <SupportUrl DefaultValue="${origin}/"/>
  <AppDomains>
    <AppDomain>${origin}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="Mailbox"/>
  </Hosts>
  <Requirements>
    <Sets>
      <Set Name="Mailbox" MinVersion="1.5"/>
    </Sets>
  </Requirements>
  <FormSettings>
    <Form xsi:type="ItemRead">
      <DesktopSettings>
        <SourceLocation DefaultValue="${origin}${PLACES.pane}"/>
        <RequestedHeight>450</RequestedHeight>
      </DesktopSettings>
    </Form>
    <Form xsi:type="ItemEdit">
      <DesktopSettings>
        <SourceLocation DefaultValue="${origin}${PLACES.pane}"/>
      </DesktopSettings>
    </Form>
  </FormSettings>
  <Permissions>ReadWriteItem</Permissions>
  <Rule xsi:type="RuleCollection" Mode="Or">
    <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read"/>
    <Rule xsi:type="ItemIs" ItemType="Message" FormType="Edit"/>
  </Rule>
  <DisableEntityHighlighting>true</DisableEntityHighlighting>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">
    <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides/1.1" xsi:type="VersionOverridesV1_1">
      <Requirements>
        <bt:Sets DefaultMinVersion="1.5">
          <bt:Set Name="Mailbox"/>
        </bt:Sets>
      </Requirements>
      <Hosts>
        <Host xsi:type="MailHost">
${older ? itemSendHost() : smartAlertsHost(onSend)}
        </Host>
      </Hosts>
${resources(origin, older)}
    </VersionOverrides>
  </VersionOverrides>
</OfficeApp>
`;
}

function smartAlertsHost(sendMode: 'SoftBlock' | 'Block'): string {
  return `          <Runtimes>
            <Runtime resid="EventPage.Url">
              <Override type="javascript" resid="EventScript.Url"/>
            </Runtime>
          </Runtimes>
          <DesktopFormFactor>
            <SupportsSharedFolders>true</SupportsSharedFolders>
            <FunctionFile resid="EventPage.Url"/>
${buttons()}
            <ExtensionPoint xsi:type="LaunchEvent">
              <LaunchEvents>
                <LaunchEvent Type="OnMessageSend" FunctionName="${HANDLERS.send}" SendMode="${sendMode}"/>
                <LaunchEvent Type="OnMessageAttachmentsChanged" FunctionName="${HANDLERS.changed}"/>
                <LaunchEvent Type="OnMessageRecipientsChanged" FunctionName="${HANDLERS.changed}"/>
                <LaunchEvent Type="OnSensitivityLabelChanged" FunctionName="${HANDLERS.changed}"/>
              </LaunchEvents>
              <SourceLocation resid="EventPage.Url"/>
            </ExtensionPoint>
          </DesktopFormFactor>`;
}

/** Without what Exchange on-premises came to know later: an element it does not know makes it refuse the whole file. */
function itemSendHost(): string {
  return `          <DesktopFormFactor>
            <FunctionFile resid="EventPage.Url"/>
${buttons()}
            <ExtensionPoint xsi:type="Events">
              <Event Type="ItemSend" FunctionExecution="synchronous" FunctionName="${HANDLERS.itemSend}"/>
            </ExtensionPoint>
          </DesktopFormFactor>`;
}

function buttons(): string {
  const read = button('MessageReadCommandSurface', 'msgReadGroup', READ_BUTTON, 'Read');
  const compose = button('MessageComposeCommandSurface', 'msgComposeGroup', COMPOSE_BUTTON, 'Compose');
  return `${read}\n${compose}`;
}

function button(surface: string, group: string, id: string, text: 'Read' | 'Compose'): string {
  const images = RIBBON_ICONS.map(
    (size) => `                      <bt:Image size="${String(size)}" resid="Icon.${String(size)}"/>`,
  );
  return `            <ExtensionPoint xsi:type="${surface}">
              <OfficeTab id="TabDefault">
                <Group id="${group}">
                  <Label resid="Group.Label"/>
                  <Control xsi:type="Button" id="${id}">
                    <Label resid="${text}.Label"/>
                    <Supertip>
                      <Title resid="${text}.Label"/>
                      <Description resid="${text}.Tip"/>
                    </Supertip>
                    <Icon>
${images.join('\n')}
                    </Icon>
                    <Action xsi:type="ShowTaskpane">
                      <SourceLocation resid="Pane.Url"/>
                      <SupportsPinning>true</SupportsPinning>
                    </Action>
                  </Control>
                </Group>
              </OfficeTab>
            </ExtensionPoint>`;
}

function resources(origin: string, older: boolean): string {
  const images = RIBBON_ICONS.map(
    (size) => `          <bt:Image id="Icon.${String(size)}" DefaultValue="${origin}${PLACES.icon(size)}"/>`,
  );
  const script = older
    ? ''
    : `\n          <bt:Url id="EventScript.Url" DefaultValue="${origin}${PLACES.eventScript}"/>`;
  return `      <Resources>
        <bt:Images>
${images.join('\n')}
        </bt:Images>
        <bt:Urls>
          <bt:Url id="Pane.Url" DefaultValue="${origin}${PLACES.pane}"/>
          <bt:Url id="EventPage.Url" DefaultValue="${origin}${PLACES.eventPage}"/>${script}
        </bt:Urls>
        <bt:ShortStrings>
${text('Group.Label', TEXTS.group)}
${text('Compose.Label', TEXTS.compose)}
${text('Read.Label', TEXTS.read)}
        </bt:ShortStrings>
        <bt:LongStrings>
${text('Compose.Tip', TEXTS.composeTip)}
${text('Read.Tip', TEXTS.readTip)}
        </bt:LongStrings>
      </Resources>`;
}

function text(id: string, { en, de }: { readonly en: string; readonly de: string }): string {
  return `          <bt:String id="${id}" DefaultValue="${en}">
            <bt:Override Locale="de-DE" Value="${de}"/>
          </bt:String>`;
}

// What thunderbird.py has done inside Thunderbird, with Thunderbird's own modules.
const module = (name) => ChromeUtils.importESModule(`resource:///modules/${name}.sys.mjs`);
const { cal } = module('calendar/calUtils');
const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');

async function until(what, look, milliseconds = 20000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await new Promise((go) => setTimeout(go, 100));
  }
}

function calendarNamed(name) {
  const found = cal.manager.getCalendars().find((each) => each.name === name);
  if (!found) throw new Error(`no calendar "${name}"`);
  return found;
}

// Waits until a calendar has been fetched, which `start` brings about. Once at a time: Thunderbird takes
// a second request that is asked for the password as one whose password was wrong.
async function loaded(calendar, start) {
  let loads = 0;
  let fault = '';
  const nothing = () => {};
  const observer = {
    QueryInterface: ChromeUtils.generateQI(['calIObserver']),
    onLoad: () => ++loads,
    onError: (_, number, message) => { fault = `${number} ${message}`; },
    onStartBatch: nothing, onEndBatch: nothing, onAddItem: nothing, onModifyItem: nothing,
    onDeleteItem: nothing, onPropertyChanged: nothing, onPropertyDeleting: nothing,
  };
  calendar.addObserver(observer);
  start(calendar);
  await until(`${calendar.name} is fetched`, () => loads > 0 || fault);
  calendar.removeObserver(observer);
  if (fault) throw new Error(`${calendar.name}: ${fault}`);
}

async function itemsOf(calendar) {
  const all = Ci.calICalendar.ITEM_FILTER_ALL_ITEMS;
  const found = [];
  for await (const items of cal.iterate.streamValues(calendar.getItems(all, 0, null, null)))
    found.push(...items);
  return found;
}

const windows = () => [...Services.wm.getEnumerator(null)];
const messageWindow = () => windows().find((each) => each.location.href.includes('messageWindow.xhtml'));
const messageOf = (window) => window.document.getElementById('messageBrowser')?.contentWindow;

// Yes to "Do you want to send a reply?", should it be asked.
const yes = {
  observe(window) {
    window.addEventListener('load', () => setTimeout(() => {
      if (!window.location.href.includes('messageWindow'))
        window.document.querySelector('dialog')?.acceptDialog();
    }, 300), { once: true });
  },
};

const register = (calendar) => cal.manager.registerCalendar(calendar);

const inside = {
  async subscribe(name, url) {
    const calendar = cal.manager.createCalendar('ics', Services.io.newURI(url));
    calendar.name = name;
    calendar.setProperty('cache.enabled', false);
    await loaded(calendar, register);
  },

  // Finds somebody's calendars from the address of the service alone; gives their names.
  async discover(url, realm, email, password) {
    const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
    login.init(Services.io.newURI(url).prePath, null, realm, email, password, '', '');
    await Services.logins.addLoginAsync(login);
    const found = await module('CalDavProvider').CalDavProvider.detectCalendars(email, password, url, true);
    for (const calendar of found) {
      calendar.setProperty('username', email);
      await loaded(calendar, register);
    }
    return found.map((each) => ({ name: each.name, readOnly: each.readOnly }));
  },

  async refresh(name) {
    await loaded(calendarNamed(name), (calendar) => calendar.refresh());
  },

  async items(name) {
    return (await itemsOf(calendarNamed(name))).map((each) => ({
      uid: each.id,
      title: each.title,
      start: each.startDate?.nativeTime / 1e6,
      status: each.status,
    }));
  },

  async add(name, uid, start, end) {
    const { CalEvent } = module('CalEvent');
    await calendarNamed(name).addItem(new CalEvent(['BEGIN:VEVENT', `UID:${uid}`, `DTSTART:${start}`,
      `DTEND:${end}`, 'SUMMARY:Private matter', 'END:VEVENT'].join('\r\n')));
  },

  async remove(name, uid) {
    const calendar = calendarNamed(name);
    await calendar.deleteItem((await itemsOf(calendar)).find((each) => each.id === uid));
  },

  // An account to be invited at, whose mail leaves by a port of this machine, and the only calendar in
  // which its invitations can be kept.
  async account(email, port) {
    for (const each of cal.manager.getCalendars()) each.readOnly = true;
    const { MailServices } = module('MailServices');
    const { accounts, outgoingServer } = MailServices;
    const account = accounts.createAccount();
    account.incomingServer = accounts.createIncomingServer('me', 'imap.invalid', 'imap');
    const server = outgoingServer.createServer('smtp');
    const smtp = server.QueryInterface(Ci.nsISmtpServer);
    smtp.hostname = '127.0.0.1';
    smtp.port = port;
    smtp.authMethod = Ci.nsMsgAuthMethod.none;
    smtp.socketType = Ci.nsMsgSocketType.plain;
    const identity = accounts.createIdentity();
    identity.email = email;
    identity.smtpServerKey = server.key;
    identity.doFcc = false;
    account.addIdentity(identity);
    accounts.defaultAccount = account;
    outgoingServer.defaultServer = server;
    const calendar = cal.manager.createCalendar('storage', Services.io.newURI('moz-storage-calendar://'));
    calendar.name = 'Invitations';
    calendar.setProperty('imip.identity.key', identity.key);
    calendar.setProperty('organizerId', `mailto:${email}`);
    cal.manager.registerCalendar(calendar);
  },

  // Opens a mail in a window; gives what its invitation bar says and offers.
  async open(path) {
    messageWindow()?.close();
    await until('the earlier mail is closed', () => !messageWindow());
    const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
    file.initWithPath(path);
    const address = Services.io.newFileURI(file).mutate().setQuery('type=application/x-message-display');
    const window = Services.wm.getMostRecentWindow('mail:3pane').openDialog(
      'chrome://messenger/content/messageWindow.xhtml', '_blank', 'all,chrome,dialog=no,status,toolbar',
      address.finalize());
    const bar = () => messageOf(window)?.document.getElementById('imip-bar');
    await until('the bar of the invitation is shown', () => bar() && !bar().collapsed);
    const buttons = () => [...messageOf(window).document.querySelectorAll('#imip-bar toolbarbutton, ' +
      '#imip-view-toolbar toolbarbutton, #imip-bar button')].filter((each) => each.id && !each.hidden);
    await until('the bar offers something', () => buttons().length > 0);
    const words = bar().label || bar().textContent;
    return { words: words.trim(), buttons: buttons().map((each) => each.id) };
  },

  async press(button) {
    const pressed = messageOf(messageWindow()).document.getElementById(button);
    if (!pressed || pressed.hidden) throw new Error(`no ${button}`);
    Services.obs.addObserver(yes, 'domwindowopened');
    try {
      pressed.doCommand();
      const bar = () => messageOf(messageWindow()).document.getElementById('imip-bar').textContent;
      await until(`${button} is done`, () => bar().includes('already been processed'));
    } finally {
      Services.obs.removeObserver(yes, 'domwindowopened');
    }
  },
};

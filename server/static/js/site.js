// Enhancements only: every page works without this file.
import {
  Button,
  Checkboxes,
  ErrorSummary,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from 'govuk-frontend';

import { autosave } from './autosave.js';
import { bulk } from './bulk.js';
import { copy } from './copy.js';
import { draft } from './draft.js';
import { fresh } from './fresh.js';
import { held } from './held.js';
import { idle } from './idle.js';
import { keys } from './keys.js';
import { live } from './live.js';
import { passkey } from './passkey.js';
import { print } from './print.js';
import { register } from './register.js';
import { unsaved } from './unsaved.js';

// A file and not an inline line, because the content security policy allows none.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

createAll(Button, { preventDoubleClick: true });
for (const component of [Checkboxes, ErrorSummary, PasswordInput, Radios, ServiceNavigation, SkipLink])
  createAll(component);

document.querySelectorAll('[data-register-url]').forEach(register);
document.querySelectorAll('form[data-unsaved-form]').forEach(held);
document.querySelectorAll('[data-autosave-url]').forEach(autosave);
document.querySelectorAll('form[data-draft-url]').forEach(draft);
document.querySelectorAll('[data-needs-script]').forEach((words) => (words.hidden = false));
document.querySelectorAll('[data-live-url]').forEach(live);
if (document.querySelector('[data-fresh]')) fresh();
const keyed = document.querySelectorAll('[data-key]');
if (keyed.length) keys(keyed);
document.querySelectorAll('[data-copy]').forEach(copy);
document.querySelectorAll('[data-passkey]').forEach(passkey);
document.querySelectorAll('[data-print]').forEach(print);
document.querySelectorAll('[data-idle-minutes]').forEach(idle);
document.querySelectorAll('form[data-bulk]').forEach(bulk);
document.querySelectorAll('form[data-unsaved-form]').forEach(unsaved);

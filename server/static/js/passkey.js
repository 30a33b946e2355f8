// Makes a passkey, or signs with one, and sends the form with what the device gave.
//
//   <form hidden data-passkey="/sign-in/passkey/options"> …
//     <p role="alert" data-passkey-says></p> <button>…</button></form>
//
// The service says what to ask the device for; `user` among it means a new passkey. The form stays
// hidden where the browser knows no passkeys: the password does.
const octets = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
const base64url = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
const known = (asked) => asked.known.map((id) => ({ type: 'public-key', id: octets(id) }));
const challengeOf = (asked) => new TextEncoder().encode(asked.challenge);

async function make(asked) {
  const { response } = await navigator.credentials.create({
    publicKey: {
      challenge: challengeOf(asked),
      rp: { id: asked.rp_id, name: 'Quorate' },
      user: { ...asked.user, id: octets(asked.user.id) },
      pubKeyCredParams: asked.algorithms.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: known(asked),
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      attestation: 'none',
      timeout: asked.milliseconds,
    },
  });
  return {
    client_data: base64url(response.clientDataJSON),
    authenticator_data: base64url(response.getAuthenticatorData()),
  };
}

async function sign(asked) {
  const { rawId, response } = await navigator.credentials.get({
    publicKey: {
      challenge: challengeOf(asked),
      rpId: asked.rp_id,
      allowCredentials: known(asked),
      userVerification: 'required',
      timeout: asked.milliseconds,
    },
  });
  return {
    credential: base64url(rawId),
    client_data: base64url(response.clientDataJSON),
    authenticator_data: base64url(response.authenticatorData),
    signature: base64url(response.signature),
    user: response.userHandle ? base64url(response.userHandle) : '',
  };
}

function wordsFor(error, isNew) {
  if (error.name === 'InvalidStateError') return 'This device has a passkey for your account already.';
  if (isNew) return 'No passkey was made. Try again.';
  return 'The passkey was not used. Try again, or use another way.';
}

export function passkey(form) {
  const canMake = window.AuthenticatorAttestationResponse?.prototype.getAuthenticatorData;
  if (!window.PublicKeyCredential || !canMake) return;
  const says = form.querySelector('[data-passkey-says]');
  const name = form.elements.namedItem('name');
  form.hidden = false;
  document.querySelectorAll('[data-without-passkey]').forEach((words) => (words.hidden = true));
  document.querySelectorAll('[data-with-passkey]').forEach((words) => (words.hidden = false));

  form.addEventListener('submit', async (event) => {
    // The service says what is wrong with a name, before the device makes anything.
    if (name && !name.value.trim()) return;
    event.preventDefault();
    says.textContent = '';
    let isNew = false;
    try {
      const answer = await fetch(form.dataset.passkey, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams(new FormData(form)),
        redirect: 'manual',
      });
      if (!answer.ok) {
        says.textContent = 'This page is too old. Load it again.';
        return;
      }
      const asked = await answer.json();
      isNew = Boolean(asked.user);
      const given = await (isNew ? make(asked) : sign(asked));
      for (const [field, value] of Object.entries(given)) {
        // There are some already when somebody came back to the page.
        const input = form.elements.namedItem(field) ?? document.createElement('input');
        Object.assign(input, { type: 'hidden', name: field, value });
        form.append(input);
      }
      form.submit();
    } catch (error) {
      says.textContent = wordsFor(error, isNew);
    }
  });
}

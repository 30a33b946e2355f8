#!/usr/bin/env node
// The sign-on of a council: oidc-provider on loopback, with keys that are new each time it starts.
// Whatever e-mail address is entered is somebody who has it, with any password.
//     sign_on.mjs MODULES PORT SERVICE_URL SECRET
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, port, service, secret] = process.argv.slice(2);
const { Provider } = await import(
  pathToFileURL(join(resolve(modules), 'node_modules/oidc-provider/lib/index.js')).href);

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };

const provider = new Provider(`http://localhost:${port}`, {
  clients: [{
    client_id: 'quorate',
    client_secret: secret,
    redirect_uris: [`${service}/sign-in/organisation/back`],
    post_logout_redirect_uris: [`${service}/sign-in`],
  }],
  jwks: { keys: [key] },
  cookies: { keys: [randomUUID()] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['groups'] },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      email: id.replace('unverified.', ''),
      email_verified: !id.startsWith('unverified.'),
      groups: ['Everybody', id.includes('gwen') ? 'Chairs' : 'Booking desk'],
    }),
  }),
});
provider.listen(Number(port), '127.0.0.1', () => console.log('listening'));

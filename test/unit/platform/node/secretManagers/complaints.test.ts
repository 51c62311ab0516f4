import assert from 'node:assert/strict';
import type { SourceError } from '#core/vault/sourceError.ts';
import { systemClock } from '#platform/node/clock.ts';
import { openSecretManagers } from '#platform/node/secretManagers/secretManagers.ts';
import type { FakeTools, ToolName } from '#test/support/secretManagers/fakeTools.ts';
import { fakeTools } from '#test/support/secretManagers/fakeTools.ts';
import { toolCases } from '#test/support/secretManagers/sources.ts';

const notSignedIn: SourceError = { kind: 'not-signed-in' };
const network: SourceError = { kind: 'unreachable', why: 'network' };
const busy: SourceError = { kind: 'unreachable', why: 'busy' };
const api = (code: string, words: string) =>
  `An error occurred (${code}) when calling the GetSecretValue operation: ${words}`;

const complaints: Readonly<Record<ToolName, readonly [words: string, means: SourceError][]>> = {
  gcloud: [
    ['Reauthentication failed. cannot prompt during non-interactive execution.', notSignedIn],
    ['There was a problem refreshing your current auth tokens. Please run: $ gcloud auth login', notSignedIn],
    ['FAILED_PRECONDITION: Secret Version [x] is in DISABLED state.', { kind: 'not-found' }],
    ['RESOURCE_EXHAUSTED: Quota exceeded for quota metric', busy],
    ['Unable to find the server at secretmanager.googleapis.com', network],
  ],
  aws: [
    ['The SSO session associated with this profile has expired or is otherwise invalid.', notSignedIn],
    ['Error when retrieving token from sso: Token has expired and refresh failed', notSignedIn],
    [api('ExpiredTokenException', 'The security token included in the request is expired'), notSignedIn],
    [api('AccessDeniedException', 'no policy associated with this role allows it'), { kind: 'denied' }],
    [api('InvalidRequestException', 'the secret because it was marked for deletion.'), { kind: 'not-found' }],
    [api('ThrottlingException', 'Rate exceeded'), busy],
    ['Could not connect to the endpoint URL: "https://secretsmanager.eu-west-3.amazonaws.com/"', network],
  ],
  az: [
    ['AADSTS700082: The refresh token has expired due to inactivity. Please run: az login', notSignedIn],
    ['(Forbidden) Caller is not authorized to perform action. Inner error: ForbiddenByRbac', { kind: 'denied' }],
    ['(Throttled) Request was not processed because too many requests were received.', busy],
    ["HTTPSConnectionPool: Max retries exceeded with url: /secrets: Failed to resolve 'my-vault'", network],
  ],
  op: [
    ['No accounts configured for use with 1Password CLI.', notSignedIn],
    ['error initializing client: authorization prompt dismissed, please try again', notSignedIn],
    ['session expired, sign in to create a new session', notSignedIn],
    ['(403) Forbidden: You do not have the required permission', { kind: 'denied' }],
    ['More than one item matches "Mistral".', { kind: 'unexpected', what: 'several matches' }],
    ['dial tcp: lookup my.1password.com: no such host', network],
  ],
};

suite('A complaint of a tool', () => {
  let tools: FakeTools;
  setup(() => {
    tools = fakeTools();
  });
  teardown(() => tools.remove());

  for (const { tool, source } of toolCases) {
    for (const [words, means] of complaints[tool]) {
      test(`of ${tool} is understood: ${words}`, async () => {
        tools.program(tool, `printf '%s\\n' '${words.replaceAll("'", "'\\''")}' >&2; exit 1`);
        const answer = await openSecretManagers(systemClock, tools.surroundings).read(source);
        assert.deepEqual(answer, { ok: false, error: means });
      });
    }
  }
});

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen } from '../mistral/listen.ts';

type Fields = Record<string, unknown>;
interface Version {
  readonly data: Fields;
  deleted?: boolean;
}

export type Weather = 'sealed' | 'limited' | 'standby' | 'broken' | 'redirecting' | 'silent' | 'not vault';

/** One node with a KV v2 engine at `secret/` and AppRole at `approle/`, answering as HashiCorp documents its HTTP API. */
export interface VaultServer {
  readonly url: string;
  readonly rootToken: string;
  readonly role: { readonly roleId: string; readonly secretId: string };
  put(path: string, data: Fields): void;
  latest(path: string): Fields | undefined;
  deleteLatest(path: string): void;
  /** What comes in its way, until it is told otherwise. */
  weather(weather: Weather | undefined): void;
  /** Just before the next write, somebody else writes. */
  raceNextWrite(path: string, data: Fields): void;
  /** A token that lives and may do nothing. */
  powerlessToken(): string;
  /** Ends the leases of all tokens that came from AppRole. */
  expireLeases(): void;
  /** Every request so far, as `METHOD /path`. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

const errors = (status: number, ...words: string[]): Reply => ({ status, body: { errors: words } });
const permissionDenied = errors(403, 'permission denied');

export async function vaultServer(): Promise<VaultServer> {
  const secrets = new Map<string, Version[]>();
  const powers = new Map<string, 'root' | 'reader' | 'none'>();
  const requests: string[] = [];
  const rootToken = `hvs.${randomUUID()}`;
  const role = { roleId: randomUUID(), secretId: randomUUID() };
  let weather: Weather | undefined;
  let race: (() => void) | undefined;
  powers.set(rootToken, 'root');

  const put = (path: string, data: Fields) => void secrets.set(path, [...(secrets.get(path) ?? []), { data }]);

  const read = (path: string, wanted: string | null): Reply => {
    const versions = secrets.get(path) ?? [];
    const number = wanted === null ? versions.length : Number(wanted);
    const version = versions[number - 1];
    if (!version) return errors(404);
    const metadata = {
      version: number,
      destroyed: false,
      deletion_time: version.deleted ? '2030-01-15T09:00:00Z' : '',
    };
    return {
      status: version.deleted ? 404 : 200,
      body: { data: { data: version.deleted ? null : version.data, metadata } },
    };
  };

  const write = (path: string, body: { options?: { cas?: number }; data?: Fields }): Reply => {
    race?.();
    race = undefined;
    const current = secrets.get(path)?.length ?? 0;
    if (!body.data) return errors(400, 'no data provided');
    if (body.options?.cas !== undefined && body.options.cas !== current)
      return errors(400, 'check-and-set parameter did not match the current version');
    put(path, body.data);
    return { status: 200, body: { data: { version: current + 1, destroyed: false, deletion_time: '' } } };
  };

  const login = (body: { role_id?: string; secret_id?: string }): Reply => {
    if (body.role_id !== role.roleId || body.secret_id !== role.secretId)
      return errors(400, 'invalid role or secret ID');
    const token = `hvs.${randomUUID()}`;
    powers.set(token, 'reader');
    return { status: 200, body: { auth: { client_token: token, lease_duration: 1200, renewable: true } } };
  };

  const route = (request: IncomingMessage, body: Buffer): Reply => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://vault');
    const json = () => JSON.parse(body.toString());
    if (request.headers['x-vault-request'] !== 'true') return errors(400, 'missing X-Vault-Request header');
    if (pathname === '/v1/auth/approle/login' && request.method === 'POST') return login(json());
    const power = powers.get(`${request.headers['x-vault-token']}`);
    if (!power) return errors(403, '2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n');
    if (pathname === '/v1/auth/token/lookup-self') return { status: 200, body: { data: { policies: ['default'] } } };
    const path = /^\/v1\/secret\/data\/(.+)$/.exec(pathname)?.[1];
    if (path === undefined || power === 'none') return permissionDenied;
    return request.method === 'GET'
      ? read(decodeURIComponent(path), searchParams.get('version'))
      : write(decodeURIComponent(path), json());
  };

  const server = await listen(async (request, body, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (weather === 'silent') return;
    send(response, weather ? weathers[weather] : route(request, body));
  });

  return {
    url: server.url,
    rootToken,
    role,
    put,
    latest: (path) => secrets.get(path)?.at(-1)?.data,
    deleteLatest(path) {
      const version = secrets.get(path)?.at(-1);
      if (version) version.deleted = true;
    },
    weather(now) {
      weather = now;
    },
    raceNextWrite(path, data) {
      race = () => put(path, data);
    },
    powerlessToken() {
      const token = `hvs.${randomUUID()}`;
      powers.set(token, 'none');
      return token;
    },
    expireLeases() {
      for (const [token, power] of powers) if (power === 'reader') powers.delete(token);
    },
    requests,
    stop: server.stop,
  };
}

const weathers: Readonly<Record<Exclude<Weather, 'silent'>, Reply & { location?: string }>> = {
  sealed: errors(503, 'Vault is sealed'),
  limited: errors(429, 'request path "secret/data/team/mistral": rate limit quota exceeded'),
  standby: errors(473, 'performance standby'),
  broken: errors(500, 'internal error'),
  redirecting: { status: 307, location: 'http://127.0.0.1:9/v1/secret/data/team/mistral' },
  'not vault': { status: 200, body: '<html>Welcome</html>' },
};

function send(response: ServerResponse, { status, body, location }: Reply & { location?: string }): void {
  response.writeHead(status, { 'content-type': 'application/json', ...(location !== undefined && { location }) });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

import * as z from 'zod/mini';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { keyInText, parseFields } from '#core/vault/keyInText.ts';
import type { Secret } from '#core/vault/secret.ts';
import type { OnePassword, ReferenceParts } from '#core/vault/source/onePassword.ts';
import { partsOf } from '#core/vault/source/onePassword.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import type { Manager } from './manager.ts';
import { throughPipe } from './privatePipe.ts';
import { runTool } from './runTool.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tool } from './tool.ts';

const op: Tool = {
  name: 'op',
  // The person may have to lay a finger on a sensor.
  timeoutMs: 60_000,
  environment: { OP_DEBUG: 'false', OP_FORMAT: 'human-readable' },
  complaints: [
    [
      /not (?:currently )?signed in|no accounts|session expired|sign in|desktop app|dismissed/i,
      { kind: 'not-signed-in' },
    ],
    [/isn't an? (?:item|vault)|could not find|not found|does not have a field/i, { kind: 'not-found' }],
    [/\b403\b|forbidden|permission/i, { kind: 'denied' }],
    [/more than one/i, { kind: 'unexpected', what: 'several matches' }],
    [/\b429\b|too many requests/i, { kind: 'unreachable', why: 'busy' }],
    [/dial tcp|no such host|network/i, { kind: 'unreachable', why: 'network' }],
  ],
};

const named = z.object({ id: z.optional(z.string()), label: z.optional(z.string()) });
const itemShape = z.looseObject({
  id: z.string(),
  category: z.string(),
  fields: z.array(z.looseObject({ ...named.shape, section: z.optional(z.looseObject(named.shape)) })),
});
type Item = z.infer<typeof itemShape>;

export function onePassword(surroundings: Surroundings): Manager<OnePassword> {
  const run = (source: OnePassword, args: readonly string[], signal?: AbortSignal) =>
    runTool(op, { args: [...args, ...accountOf(source)], ...(signal && { signal }) }, surroundings);

  return {
    async read(source, signal) {
      const printed = await run(source, ['read', '--no-newline', source.reference], signal);
      return printed.ok ? keyInText(printed.value) : printed;
    },

    /** Fields can be set by arguments or by a template of the whole item; only the latter keeps the key to itself. */
    async write(source, key, signal) {
      if (surroundings.platform === 'win32') return fail({ kind: 'not-writable', why: 'no private way in' });
      const { vault, item } = partsOf(source);
      const inVault = [`--vault=${vault}`, '--format=json'];
      // Without --reveal the other fields may come back masked, and would be written back so.
      const printed = await run(source, ['item', 'get', item, '--reveal', ...inVault], signal);
      if (!printed.ok) return printed;
      const template = withKey(parseFields(printed.value), partsOf(source), key);
      if (!template.ok) return template;
      const edited = await throughPipe(JSON.stringify(template.value), (path) =>
        run(source, ['item', 'edit', template.value.id, `--template=${path}`, ...inVault], signal),
      );
      return edited.ok ? ok(undefined) : edited;
    },
  };
}

const accountOf = ({ account }: OnePassword) => (account === undefined ? [] : [`--account=${account}`]);

/** The item with one field exchanged. Templates carry no passkeys, so an item that may have one is left alone. */
function withKey(found: unknown, parts: ReferenceParts, key: Secret): Result<Item, SourceError> {
  const item = itemShape.safeParse(found);
  if (!item.success) return fail({ kind: 'unexpected', what: 'answer' });
  if (item.data.category === 'LOGIN') return fail({ kind: 'not-writable', why: '1password login item' });
  const { fields } = item.data;
  const meant = fields.filter((field) => isMeant(field, parts));
  if (meant.length !== 1) return fail(meant.length === 0 ? notFound : severalMatches);
  const value = key.revealFor('secret manager');
  return ok({ ...item.data, fields: fields.map((field) => (field === meant[0] ? { ...field, value } : field)) });
}

const notFound: SourceError = { kind: 'not-found' };
const severalMatches: SourceError = { kind: 'unexpected', what: 'several matches' };

const isMeant = (field: Item['fields'][number], parts: ReferenceParts): boolean =>
  isCalled(field, parts.field) && (parts.section === undefined || isCalled(field.section, parts.section));

/** References are read without regard to case. */
const isCalled = (thing: z.infer<typeof named> | undefined, name: string): boolean =>
  [thing?.id, thing?.label].some((known) => known?.toLowerCase() === name.toLowerCase());

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DecidedPolicy } from '#core/guard/policy/decide.ts';
import { decidePolicy } from '#core/guard/policy/decide.ts';
import { explainPolicyFile, parsePolicyFile } from '#core/guard/policy/policyFile.ts';
import { judgeServer } from '#core/mistral/allowedServer.ts';
import { mistralHosts } from '#core/mistral/hosts.ts';
import { parseTarget } from '#core/proxy/door/target.ts';
import { readFolderPolicy } from '#platform/node/guard/policyFile.ts';
import { UsageError } from '../command.ts';

export interface ProxyArguments {
  readonly port: number;
  readonly upstream: string;
  readonly profile: string;
  readonly policy: DecidedPolicy;
  readonly key: { readonly label: string } | { readonly variable: string };
  readonly tokenFile?: string;
  readonly hours: number;
  readonly models?: readonly string[];
  readonly dollarsPerDay?: number;
  readonly listedPaths: readonly string[];
  readonly log?: string;
}

const flags = {
  port: { type: 'string' },
  upstream: { type: 'string' },
  profile: { type: 'string' },
  policy: { type: 'string' },
  key: { type: 'string' },
  'key-env': { type: 'string' },
  'token-file': { type: 'string' },
  'token-hours': { type: 'string' },
  model: { type: 'string', multiple: true },
  budget: { type: 'string' },
  'also-path': { type: 'string', multiple: true },
  log: { type: 'string' },
} as const;

export function readArguments(args: readonly string[], folder: string): ProxyArguments {
  const { values } = parseArgs({ args: [...args], options: flags });
  return {
    port: numberFor('--port', values.port, 0, 65_535) ?? 0,
    upstream: serverFor(values.upstream ?? mistralHosts.global.url),
    profile: wordFor('--profile', values.profile ?? 'default'),
    policy: policyFor(values.policy, folder),
    key: keyFor(values.key, values['key-env']),
    hours: numberFor('--token-hours', values['token-hours'], 0.001, 24 * 365) ?? 12,
    listedPaths: (values['also-path'] ?? []).map(pathFor),
    ...(values.model === undefined ? {} : { models: values.model }),
    ...optional('tokenFile', values['token-file']),
    ...optional('dollarsPerDay', numberFor('--budget', values.budget, 0, 1_000_000)),
    ...optional('log', values.log),
  };
}

const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };

function numberFor(flag: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !(number >= least && number <= most))
    throw new UsageError(`${flag} must be a number from ${least} to ${most}.`);
  return flag === '--port' ? Math.trunc(number) : number;
}

function serverFor(text: string): string {
  const judged = judgeServer(text);
  if (judged.verdict === 'allowed') return judged.url;
  throw new UsageError(
    `No key is sent to ${JSON.stringify(text)}: ${judged.reason}. Mistral's own hosts and this machine are allowed.`,
  );
}

function wordFor(flag: string, text: string): string {
  if (!/^[\w.:@-]{1,60}$/.test(text)) throw new UsageError(`${flag} must be one word.`);
  return text;
}

function keyFor(label: string | undefined, variable: string | undefined): ProxyArguments['key'] {
  if (label !== undefined && variable !== undefined) throw new UsageError('Give --key or --key-env, not both.');
  return label !== undefined ? { label } : { variable: variable ?? 'MISTRAL_API_KEY' };
}

function pathFor(text: string): string {
  const target = parseTarget(text);
  if (target === undefined || target.path !== text) throw new UsageError(`“${text}” is not a path such as /v1/ocr.`);
  return text;
}

/** The file named here is the person's own word; the folder's file can only make it tighter. */
function policyFor(given: string | undefined, folder: string): DecidedPolicy {
  const inFolder = readFolderPolicy(folder);
  const files = inFolder === undefined ? [] : [inFolder];
  if (given === undefined || given === 'standard' || given === 'strict')
    return decidePolicy({ name: given ?? 'standard', custom: {}, files });
  const own = parsePolicyFile(textOf(given));
  if (!own.ok) throw new UsageError(`The policy file ${explainPolicyFile(own.error)}.`);
  return decidePolicy({ name: 'custom', custom: own.value, files });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`--policy: ${path} cannot be read.`);
  }
}

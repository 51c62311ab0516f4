import * as vscode from 'vscode';
import { groupBy } from '#core/groupBy.ts';
import type { Entity, EntityType } from '#core/guard/redact/entity.ts';

const { t } = vscode.l10n;

/** One, and several. */
const words: Readonly<Record<EntityType, (count: number) => string>> = {
  key: (n) => (n === 1 ? t('1 key') : t('{0} keys', n)),
  email: (n) => (n === 1 ? t('1 email') : t('{0} emails', n)),
  iban: (n) => (n === 1 ? t('1 bank account') : t('{0} bank accounts', n)),
  card: (n) => (n === 1 ? t('1 card number') : t('{0} card numbers', n)),
  ssn: (n) => (n === 1 ? t('1 social security number') : t('{0} social security numbers', n)),
  'national-id': (n) => (n === 1 ? t('1 national id') : t('{0} national ids', n)),
  phone: (n) => (n === 1 ? t('1 phone number') : t('{0} phone numbers', n)),
  ip: (n) => (n === 1 ? t('1 IP address') : t('{0} IP addresses', n)),
  host: (n) => (n === 1 ? t('1 host name') : t('{0} host names', n)),
  path: (n) => (n === 1 ? t('1 home path') : t('{0} home paths', n)),
  identity: (n) => (n === 1 ? t('your name') : t('your name, {0} times', n)),
  term: (n) => (n === 1 ? t('1 listed word') : t('{0} listed words', n)),
  lookalike: (n) => (n === 1 ? t('1 placeholder') : t('{0} placeholders', n)),
};

export const entityWord = (type: EntityType, count: number): string => words[type](count);

export const countEntities = (entities: readonly Entity[]): ReadonlyMap<EntityType, number> =>
  new Map([...groupBy(entities, ({ type }) => type)].map(([type, same]) => [type, same.length]));

export const entityCounts = (entities: readonly Entity[]): readonly string[] =>
  [...countEntities(entities)].map(([type, count]) => entityWord(type, count));

import { groupBy } from '#core/groupBy.ts';
import type { AuditFacts } from './facts.ts';
import type { AuditCheck, Judgement } from './judge.ts';
import { counted, fail, hasClients, noFindings, notApplicable, pass, placeOf, unknown } from './judge.ts';

const always = (): boolean => true;
const rotateAfterDays = 90;

export const keyChecks: readonly AuditCheck[] = [
  {
    id: 'audit/key-from-environment',
    group: 'Keys',
    title: 'Keys come from the environment',
    fix: 'Read them from the environment',
    judge: noFindings(
      /^call\/hardcoded-/,
      'No client is given a key from the code.',
      hasClients,
      'No client of the API was found.',
    ),
  },
  {
    id: 'audit/no-key-in-files',
    group: 'Keys',
    title: 'No key in the files',
    fix: 'Move them to the vault, and replace them',
    judge: noFindings(/^secret\//, 'No file holds a key.', always, ''),
  },
  {
    id: 'audit/no-key-in-history',
    group: 'Keys',
    title: "No key in git's history",
    fix: 'Rotate the keys',
    judge: ({ history }) => {
      if (history.kind === 'not looked') return unknown(`${history.why}.`);
      return history.places.length === 0
        ? pass('No version of any file holds a key.')
        : fail(
            `${counted(history.places.length, 'place')}. Whoever can clone the repository can read them.`,
            history.places,
          );
    },
  },
  {
    id: 'audit/dotenv-ignored',
    group: 'Keys',
    title: 'git ignores the .env files',
    fix: 'Add them to .gitignore',
    judge: ignoredDotenvs,
  },
  {
    id: 'audit/separate-keys',
    group: 'Keys',
    title: 'Each purpose has a key of its own',
    fix: 'Make one key for each place',
    judge: sharedKeys,
  },
  {
    id: 'audit/key-rotation',
    group: 'Keys',
    title: `Keys are younger than ${rotateAfterDays} days`,
    fix: 'Rotate the oldest key',
    judge: ({ oldestKeyInDays: days }) => {
      if (days === undefined) return unknown('Only the editor knows how old the keys are.');
      if (days === 'no key') return notApplicable('The vault holds no key.');
      const evidence = days === 0 ? 'The oldest is from today.' : `The oldest is ${counted(days, 'day')} old.`;
      return days <= rotateAfterDays ? pass(evidence) : fail(evidence);
    },
  },
];

function ignoredDotenvs(facts: AuditFacts): Judgement {
  if (facts.dotenvs.length === 0) return notApplicable('There is no .env file.');
  if (facts.history.kind === 'not looked') return unknown(`${facts.history.why}.`);
  return noFindings(/^config\/dotenv-not-ignored$/, 'Every .env file with a key is ignored.', always, '')(facts);
}

/** One key in several files does several jobs: it cannot be replaced in one place alone. */
function sharedKeys({ findings }: AuditFacts): Judgement {
  const keys = groupBy(
    findings.filter(({ rule }) => rule.startsWith('secret/')),
    ({ fingerprint }) => fingerprint,
  );
  const shared = [...keys.values()].filter((places) => new Set(places.map(({ path }) => path)).size > 1);
  if (keys.size === 0) return notApplicable('No key was found in the files.');
  if (shared.length === 0) return pass('No key stands in two files.');
  return fail(`${counted(shared.length, 'key')} in several files.`, shared.flat().map(placeOf));
}

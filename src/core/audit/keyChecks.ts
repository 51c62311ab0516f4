import { groupBy } from '#core/groupBy.ts';
import { say } from '#core/say.ts';
import type { AuditFacts } from './facts.ts';
import type { AuditCheck, Judgement } from './judge.ts';
import { fail, hasClients, noFindings, notApplicable, pass, placeOf, places, unknown } from './judge.ts';

const rotateAfterDays = 90;
const noHistory = () => say('There is no git repository here.');

export const keyChecks: readonly AuditCheck[] = [
  {
    id: 'audit/key-from-environment',
    group: () => say('Keys'),
    title: () => say('Keys come from the environment'),
    fix: () => say('Read them from the environment'),
    judge: keysInCode,
  },
  {
    id: 'audit/no-key-in-files',
    group: () => say('Keys'),
    title: () => say('No key in the files'),
    fix: () => say('Move them to the vault, and replace them'),
    judge: noFindings(/^secret\//, () => say('No file holds a key.')),
  },
  {
    id: 'audit/no-key-in-history',
    group: () => say('Keys'),
    title: () => say('No key in git’s history'),
    fix: () => say('Rotate the keys'),
    judge: ({ history }) => {
      if (history.kind === 'not looked') return unknown(noHistory());
      return history.places.length === 0
        ? pass(say('No version of any file holds a key.'))
        : fail(
            `${places(history.places.length)} ${say('Whoever can clone the repository can read them.')}`,
            history.places,
          );
    },
  },
  {
    id: 'audit/dotenv-ignored',
    group: () => say('Keys'),
    title: () => say('git ignores the .env files'),
    fix: () => say('Add them to .gitignore'),
    judge: ignoredDotenvs,
  },
  {
    id: 'audit/separate-keys',
    group: () => say('Keys'),
    title: () => say('Each purpose has a key of its own'),
    fix: () => say('Make one key for each place'),
    judge: sharedKeys,
  },
  {
    id: 'audit/key-rotation',
    group: () => say('Keys'),
    title: () => say('Keys are younger than {0} days', rotateAfterDays),
    fix: () => say('Rotate the oldest key'),
    judge: ({ oldestKeyInDays: days }) => {
      if (days === undefined) return unknown(say('Only the editor knows how old the keys are.'));
      if (days === 'no key') return notApplicable(say('The vault holds no key.'));
      const evidence = ageOf(days);
      return days <= rotateAfterDays ? pass(evidence) : fail(evidence);
    },
  },
];

const codeFile = /\.(?:[cm]?[jt]sx?|py|ipynb|vue|svelte|java|go|cs|sh)$/i;

/** A key in a program is one that did not come from the environment, whichever rule gave it away. */
function keysInCode(facts: AuditFacts): Judgement {
  const inCode = facts.findings.filter(({ rule, path }) => !rule.startsWith('secret/') || codeFile.test(path));
  return noFindings(
    /^(?:call\/hardcoded-|secret\/)/,
    () => say('No client is given a key from the code.'),
    hasClients,
    () => say('No client of the API was found.'),
  )({ ...facts, findings: inCode });
}

function ageOf(days: number): string {
  if (days === 0) return say('The oldest is from today.');
  return days === 1 ? say('The oldest is 1 day old.') : say('The oldest is {0} days old.', days);
}

function ignoredDotenvs(facts: AuditFacts): Judgement {
  if (facts.dotenvs.length === 0) return notApplicable(say('There is no .env file.'));
  if (facts.history.kind === 'not looked') return unknown(noHistory());
  return noFindings(/^config\/dotenv-not-ignored$/, () => say('Every .env file with a key is ignored.'))(facts);
}

/** One key in several files does several jobs: it cannot be replaced in one place alone. */
function sharedKeys({ findings }: AuditFacts): Judgement {
  const keys = groupBy(
    findings.filter(({ rule }) => rule.startsWith('secret/')),
    ({ fingerprint }) => fingerprint,
  );
  const shared = [...keys.values()].filter((places) => new Set(places.map(({ path }) => path)).size > 1);
  if (keys.size === 0) return notApplicable(say('No key was found in the files.'));
  if (shared.length === 0) return pass(say('No key stands in two files.'));
  return fail(inSeveral(shared.length), shared.flat().map(placeOf));
}

const inSeveral = (keys: number): string =>
  keys === 1 ? say('1 key in several files.') : say('{0} keys in several files.', keys);

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

type Shown = readonly [file: string, title: string];

interface Row {
  readonly tried: string;
  readonly happened: string;
  readonly shown: readonly Shown[];
}

/** What the whole product was put through, what happened, and the tests that show it, of whichever tier. */
const table: readonly Row[] = [
  {
    tried: 'the network is cut',
    happened: 'A key is shown as not reachable, with when it last worked, and is not given up.',
    shown: [['host/badDay', 'the network is cut: a key is not reachable, and not given up']],
  },
  {
    tried: 'the keyring is locked',
    happened: 'Keys say so once, nothing is taken out of a file, and the command line ends with 3.',
    shown: [
      ['keychain/locked', 'a keychain that stays locked'],
      ['ui/keyStates', 'locked holds for all of them, and says so once'],
      ['host/findingsHostile', 'while the keys are locked nothing is taken out of a file'],
    ],
  },
  {
    tried: 'the clock is set back, or stands still',
    happened: 'Nothing lasts longer for it, and the later of two changes still wins.',
    shown: [
      ['unit/core/vault/sourceCache', 'a clock that is set back makes nothing last longer'],
      ['unit/core/vault/merge', 'stamps a change later than what it replaces, even when the clock stands still'],
    ],
  },
  {
    tried: 'a workspace that cannot be written',
    happened: 'The key is in the vault, its file keeps its text, and the person is told.',
    shown: [['host/findingsHostile', 'a file that cannot be written keeps its text on disk, and the person is told']],
  },
  {
    tried: 'a profile of VS Code that cannot be written',
    happened: 'No key is deleted before that is written down, and the next change takes along what could not be.',
    shown: [
      ['unit/core/vault/written', 'a key is not deleted before that is written down'],
      ['unit/core/vault/written', 'the next change that can be written takes along what could not'],
    ],
  },
  {
    tried: '50,000 files',
    happened: 'The scan comes to its end and finds what leaks among them; one that is stopped says where it was.',
    shown: [
      ['host/badDay', '50,000 files: the scan comes to its end and finds the five among them that leak'],
      ['ui/findings', 'a scan can be stopped, and says where it was'],
    ],
  },
  {
    tried: 'a virtual workspace',
    happened: 'Open files are looked at; what needs a disk is not offered.',
    shown: [
      ['host/badDay', 'a file of a virtual folder is looked at, and nothing is offered for it that needs a disk'],
    ],
  },
  {
    tried: 'Restricted Mode',
    happened: 'Files are scanned; no key is read, and each command says why it cannot run.',
    shown: [
      ['restricted/findings', 'open files and the folder are scanned all the same'],
      ['restricted/findings', 'the key storage is not opened'],
      ['restricted/commands', 'every command that touches a key is among them'],
      ['ui/window', 'a restricted window says why there are no keys'],
    ],
  },
  {
    tried: 'two windows',
    happened: 'Neither loses a key of the other, and each follows what the other does.',
    shown: [
      [
        'unit/core/vault/windows.property',
        'lose no key and keep none by mistake, however late they hear of each other',
      ],
      ['ui/sinks', 'a second window sees it, and follows when it is renamed'],
    ],
  },
  {
    tried: 'an upgrade from an older stored index, or back from a newer one',
    happened: 'It is taken through each step; what cannot be read is put aside, and nothing is lost.',
    shown: [
      ['unit/core/vault/keyIndex', 'takes an older version through each step to this one'],
      ['unit/core/vault/keyIndex', 'keeps the index of a newer version whole, and reads of it what it can'],
      ['unit/core/vault/keyIndex', 'never fails, whatever lies there'],
    ],
  },
  {
    tried: 'settings of the wrong type',
    happened: 'Each counts as its default, and the scanner goes on.',
    shown: [['host/badDay', 'settings of the wrong type: each counts as its default, and the scanner goes on']],
  },
  {
    tried: 'a hostile repository that sets everything it can',
    happened:
      'It decides which of its files are looked at, and nothing that sends, stores or guards; no program starts.',
    shown: [
      [
        'host/badDay',
        'a repository that sets everything it can decides what is looked at, and nothing that sends or guards',
      ],
      ['host/policy', 'is tightened by a file in the folder, never loosened, and whoever listens is told'],
      ['unit/platform/node/git/git', 'a hostile repository starts no program'],
    ],
  },
];

suite('What was tried on the whole product', () => {
  for (const { tried, happened, shown } of table)
    test(`${tried}: ${happened}`, () => {
      for (const [file, title] of shown)
        assert.ok(readFileSync(`test/${file}.test.ts`, 'utf8').includes(`('${title}'`), `${file} shows “${title}”`);
    });
});

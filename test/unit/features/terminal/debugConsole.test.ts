import assert from 'node:assert/strict';
import { awayFromTerminal } from '#features/terminal/debugConsole.ts';

const inTerminal: readonly (readonly [type: string, says: object, instead: object])[] = [
  ['node', { console: 'integratedTerminal' }, { console: 'internalConsole' }],
  ['node', { console: 'externalTerminal' }, { console: 'internalConsole' }],
  ['debugpy', {}, { console: 'internalConsole' }],
  ['java', {}, { console: 'internalConsole' }],
  ['dart', { console: 'terminal' }, { console: 'debugConsole' }],
  ['lldb', {}, { terminal: 'console' }],
  ['lldb', { terminal: 'integrated' }, { terminal: 'console' }],
  ['rdbg', { useTerminal: true }, { useTerminal: false }],
  ['lldb-dap', { runInTerminal: true }, { runInTerminal: false }],
  ['php', { externalConsole: true }, { externalConsole: false }],
];

const elsewhere: readonly (readonly [type: string, says: object])[] = [
  ['node', {}],
  ['node', { console: 'internalConsole' }],
  ['debugpy', { console: 'internalConsole' }],
  ['dart', { console: 'debugConsole' }],
  ['lldb', { terminal: 'console' }],
  ['rdbg', { useTerminal: false }],
];

suite('A debugger', () => {
  const configuration = (type: string, says: object) => ({ type, name: 'Server', request: 'launch', ...says });

  for (const [type, says, instead] of inTerminal)
    test(`${type} with ${JSON.stringify(says)} is led away from the terminal`, () =>
      assert.deepEqual(awayFromTerminal(configuration(type, says)), instead));

  for (const [type, says] of elsewhere)
    test(`${type} with ${JSON.stringify(says)} runs in no terminal`, () =>
      assert.equal(awayFromTerminal(configuration(type, says)), undefined));
});

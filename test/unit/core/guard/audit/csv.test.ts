import assert from 'node:assert/strict';
import fc from 'fast-check';
import { auditCsv } from '#core/guard/audit/csv.ts';
import type { AuditRecord } from '#core/guard/audit/record.ts';

const record: AuditRecord = {
  at: '2026-08-01T12:00:00.000Z',
  model: 'mistral-small-latest',
  keyId: 'k1',
  profile: 'default',
  outcome: 'answered',
  codes: ['soft-alert', 'email'],
  characters: 10,
  messages: 2,
  tokens: { prompt: 10, completion: 5 },
  redacted: { email: 2, phone: 1 },
  milliseconds: 20,
  dollars: 0.001,
};

suite('The audit log as a table', () => {
  test('has a line for its columns and one for each request', () => {
    assert.equal(
      auditCsv([record]),
      [
        'time,asked_by,model,key,profile,workspace,outcome,stage,error,codes,characters,messages,prompt_tokens,completion_tokens,redacted,milliseconds,dollars,proxy_token',
        '2026-08-01T12:00:00.000Z,chat,mistral-small-latest,k1,default,,answered,,,soft-alert email,10,2,10,5,email:2 phone:1,20,0.001,',
        '',
      ].join('\r\n'),
    );
  });

  test('has no cell that a spreadsheet would calculate, whatever a model is called', () => {
    const sign = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', ',', '\n', '');
    fc.assert(
      fc.property(sign, fc.string(), (first, rest) => {
        const line = auditCsv([{ ...record, model: `${first}${rest}` }]).slice(auditCsv([]).length);
        const cell = /^[^,]*,chat,("(?:[^"]|"")*"|[^,"\r\n]*),k1,/.exec(line)?.[1];
        assert.ok(cell !== undefined, line);
        assert.ok(!/^"?[=+\-@\t\r]/.test(cell), cell);
      }),
    );
  });
});

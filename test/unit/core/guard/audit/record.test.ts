import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AuditRecord } from '#core/guard/audit/record.ts';
import { auditLine } from '#core/guard/audit/record.ts';
import { codeOf } from '#core/guard/audit/recordOf.ts';
import { World } from '#test/support/guard/world.ts';

const record: AuditRecord = {
  at: '2026-08-01T12:00:00.000Z',
  model: 'mistral-small-latest',
  keyId: 'k1',
  profile: 'default',
  outcome: 'answered',
  codes: ['override-past-instructions', 'category:sexual'],
  characters: 12,
  messages: 2,
  tokens: { prompt: 3, completion: 4 },
  redacted: { email: 1 },
  milliseconds: 1200,
  dollars: 0.0003,
};

suite('The audit log', () => {
  test('takes metadata', () => assert.equal(auditLine(record), `${JSON.stringify(record)}\n`));

  test('says where it was asked, and keeps no word of a service that is no plain word', async () => {
    const world = new World();
    world.conversation = { ...world.conversation, workspace: 'w1', via: 'model' };
    await world.send('How are you?');
    const [written] = world.records;
    assert.deepEqual([written?.workspace, written?.via, written?.outcome], ['w1', 'model', 'answered']);
    assert.ok(written && auditLine(written));
    const reason = { stage: 'moderation', code: 'category', score: 1, direction: 'input' } as const;
    assert.equal(codeOf({ ...reason, category: 'sexual' }), 'category:sexual');
    assert.equal(codeOf({ ...reason, category: 'a whole sentence of theirs' }), 'other');
  });

  test('takes no text in any field, and no field it does not know', () => {
    const sentences = fc.tuple(fc.lorem({ maxCount: 4 }), fc.lorem({ maxCount: 4 })).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(
        fc.constantFrom('at', 'model', 'keyId', 'profile', 'outcome', 'stage', 'error', 'prompt', 'text'),
        sentences,
        (field, text) => {
          assert.equal(auditLine({ ...record, [field]: text }), undefined);
          assert.equal(auditLine({ ...record, codes: [text] }), undefined);
        },
      ),
    );
  });
});

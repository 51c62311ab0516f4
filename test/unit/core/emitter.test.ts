import assert from 'node:assert/strict';
import { emitter } from '#core/emitter.ts';

suite('An emitter', () => {
  test('tells everyone who listens, until they stop', () => {
    const heard: string[] = [];
    const news = emitter<string>();
    const one = news.on((fact) => heard.push(`one ${fact}`));
    news.on((fact) => heard.push(`two ${fact}`));
    news.fire('a');
    one.dispose();
    news.fire('b');
    assert.deepEqual(heard, ['one a', 'two a', 'two b']);
  });

  test('lets no listener silence the others', () => {
    const heard: unknown[] = [];
    const news = emitter<string>((error) => heard.push(error));
    const trouble = new Error('trouble');
    news.on(() => {
      throw trouble;
    });
    news.on((fact) => heard.push(fact));
    news.fire('a');
    assert.deepEqual(heard, [trouble, 'a']);
  });
});

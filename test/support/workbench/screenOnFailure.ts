import { forgetClosed, keepPictures } from './lastSeen.ts';

/** Hooks for every test that drives a workbench: mocha is started with `--require` of this file. */
export const mochaHooks: Mocha.RootHookObject = {
  beforeEach: forgetClosed,
  async afterEach(this: Mocha.Context) {
    if (this.currentTest?.state === 'failed') await keepPictures(this.currentTest.fullTitle());
  },
};

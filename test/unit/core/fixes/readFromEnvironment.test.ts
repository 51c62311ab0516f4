import assert from 'node:assert/strict';
import { applyEdits } from '#core/fixes/edit.ts';
import type { Obstacle } from '#core/fixes/obstacle.ts';
import { readFromEnvironment } from '#core/fixes/readFromEnvironment.ts';
import { variableFor } from '#core/fixes/variable.ts';
import { scannerFor } from '#platform/node/scan/setup.ts';
import { makeMistralKey } from '#test/support/keys.ts';

/** KEY stands for a key made for the test, $[…] for what a shell writes in braces. What is found is fixed, and must not be found again. */
interface Case {
  readonly language: string;
  readonly path?: string;
  readonly before: string;
  readonly after: string;
}

const scanner = scannerFor({});

function fix({ language, path = 'file', before }: Omit<Case, 'after'>) {
  const key = makeMistralKey();
  const text = spelled(before.replaceAll('KEY', key));
  const [finding] = scanner.scan(text, path);
  assert.ok(finding, 'the key is found before it is fixed');
  const { owner } = finding.explanation;
  const variable = variableFor({ owner, rule: finding.rule });
  const { start, end } = finding.span;
  return { text, edits: readFromEnvironment({ text, start, end, languageId: language, path, variable, owner }) };
}

const spelled = (text: string): string =>
  text.replaceAll('NAME', 'MISTRAL_API_KEY').replaceAll(/\$\[(.*?)\]/g, '$' + '{$1}');

const cases: readonly Case[] = [
  {
    language: 'python',
    before: 'import os\nclient = Mistral(api_key="KEY")\n',
    after: 'import os\nclient = Mistral(api_key=os.environ["NAME"])\n',
  },
  {
    language: 'python',
    before: "from mistralai import Mistral\nclient = Mistral(api_key='KEY')\n",
    after: "import os\nfrom mistralai import Mistral\nclient = Mistral(api_key=os.environ['NAME'])\n",
  },
  {
    language: 'python',
    before: 'import logging\nimport sys\n\nNAME = r"KEY"\n',
    after: 'import logging\nimport os\nimport sys\n\nNAME = os.environ["NAME"]\n',
  },
  {
    language: 'python',
    before: '#!/usr/bin/env python\n"""Asks\nMistral."""\nfrom __future__ import annotations\nNAME = "KEY"\n',
    after:
      '#!/usr/bin/env python\n"""Asks\nMistral."""\nfrom __future__ import annotations\nimport os\n\nNAME = os.environ["NAME"]\n',
  },
  {
    language: 'python',
    before: 'import os\r\nmistral_headers = {"Authorization": "Bearer KEY"}\r\n',
    after: 'import os\r\nmistral_headers = {"Authorization": "Bearer " + os.environ["NAME"]}\r\n',
  },
  {
    language: 'python',
    before: 'import os\nkey = os.getenv("NAME", "KEY")\n',
    after: 'import os\nkey = os.getenv("NAME")\n',
  },
  { language: 'python', before: 'import os\nNAME = """KEY"""\n', after: 'import os\nNAME = os.environ["NAME"]\n' },
  {
    language: 'python',
    before: 'from mistralai import Mistral\r\nclient = Mistral(api_key="KEY")\r\n',
    after: 'import os\r\nfrom mistralai import Mistral\r\nclient = Mistral(api_key=os.environ["NAME"])\r\n',
  },
  {
    language: 'python',
    before: 'import os\nmistral_headers = {"X-Note": "a \\"b\\"", "Authorization": "Bearer KEY"}\n',
    after: 'import os\nmistral_headers = {"X-Note": "a \\"b\\"", "Authorization": "Bearer " + os.environ["NAME"]}\n',
  },
  {
    language: 'python',
    before: 'import os\nmistral_header = "Authorization: Bearer KEY".encode()\n',
    after: 'import os\nmistral_header = ("Authorization: Bearer " + os.environ["NAME"]).encode()\n',
  },
  {
    language: 'typescript',
    before: "const client = new Mistral({ apiKey: 'KEY' });\n",
    after: 'const client = new Mistral({ apiKey: process.env.NAME });\n',
  },
  {
    language: 'javascript',
    before: 'const mistralApiKey = `KEY`;\n',
    after: 'const mistralApiKey = process.env.NAME;\n',
  },
  {
    language: 'javascript',
    before: "fetch('https://api.mistral.ai/v1/models', { headers: { Authorization: `Bearer KEY` } });\n",
    after: "fetch('https://api.mistral.ai/v1/models', { headers: { Authorization: `Bearer ` + process.env.NAME } });\n",
  },
  {
    language: 'typescript',
    before: "const key = process.env.NAME ?? 'KEY';\n",
    after: 'const key = process.env.NAME;\n',
  },
  {
    language: 'typescript',
    before: "Deno.serve(ask);\nconst mistralApiKey = 'KEY';\n",
    after: "Deno.serve(ask);\nconst mistralApiKey = Deno.env.get('NAME');\n",
  },
  {
    language: 'java',
    before: 'String mistralApiKey = "KEY";\n',
    after: 'String mistralApiKey = System.getenv("NAME");\n',
  },
  { language: 'kotlin', before: 'val mistralApiKey = "KEY"\n', after: 'val mistralApiKey = System.getenv("NAME")\n' },
  {
    language: 'go',
    before: 'package main\n\nimport (\n\t"fmt"\n\t"strings"\n)\n\nvar mistralAPIKey = "KEY"\n',
    after: 'package main\n\nimport (\n\t"fmt"\n\t"os"\n\t"strings"\n)\n\nvar mistralAPIKey = os.Getenv("NAME")\n',
  },
  {
    language: 'go',
    before: 'package main\n\nconst mistralAPIKey = "KEY"\n',
    after: 'package main\n\nimport "os"\n\nvar mistralAPIKey = os.Getenv("NAME")\n',
  },
  {
    language: 'go',
    before: 'package main\n\nimport "fmt"\n\nvar mistralAPIKey = "KEY"\n',
    after: 'package main\n\nimport "fmt"\nimport "os"\n\nvar mistralAPIKey = os.Getenv("NAME")\n',
  },
  {
    language: 'go',
    before: 'package main\n\nimport (\n\t"os"\n)\n\nvar mistralAPIKey = "KEY"\n',
    after: 'package main\n\nimport (\n\t"os"\n)\n\nvar mistralAPIKey = os.Getenv("NAME")\n',
  },
  {
    language: 'go',
    before: 'package main\n\nimport (\n\tfmt "fmt"\n)\n\nvar mistralAPIKey = "KEY"\n',
    after: 'package main\n\nimport (\n\t"os"\n\tfmt "fmt"\n)\n\nvar mistralAPIKey = os.Getenv("NAME")\n',
  },
  {
    language: 'go',
    before: 'var mistralAPIKey = "KEY" // a piece of a file\n',
    after: 'var mistralAPIKey = os.Getenv("NAME") // a piece of a file\n',
  },
  {
    language: 'csharp',
    before: 'var mistralApiKey = "KEY";\n',
    after: 'var mistralApiKey = System.Environment.GetEnvironmentVariable("NAME");\n',
  },
  {
    language: 'csharp',
    before: 'using System;\nvar mistralApiKey = @"KEY";\n',
    after: 'using System;\nvar mistralApiKey = Environment.GetEnvironmentVariable("NAME");\n',
  },
  { language: 'ruby', before: "mistral_api_key = 'KEY'\n", after: "mistral_api_key = ENV.fetch('NAME')\n" },
  {
    language: 'php',
    before: "<?php\n$mistral_api_key = 'KEY';\n",
    after: "<?php\n$mistral_api_key = getenv('NAME');\n",
  },
  {
    language: 'php',
    before: '<?php\n$mistral_header = "Authorization: Bearer KEY";\n',
    after: '<?php\n$mistral_header = "Authorization: Bearer " . getenv("NAME");\n',
  },
  {
    language: 'rust',
    before: 'let mistral_api_key = "KEY".to_string();\n',
    after: 'let mistral_api_key = std::env::var("NAME").expect("NAME is not set").to_string();\n',
  },
  {
    language: 'rust',
    before: 'let mistral = Client::new("KEY");\n',
    after: 'let mistral = Client::new(&std::env::var("NAME").expect("NAME is not set"));\n',
  },
  {
    language: 'shellscript',
    before: 'curl https://api.mistral.ai/v1/models -H "Authorization: Bearer KEY"\n',
    after: 'curl https://api.mistral.ai/v1/models -H "Authorization: Bearer $[NAME]"\n',
  },
  {
    language: 'shellscript',
    before: "curl https://api.mistral.ai/v1/models -H 'Authorization: Bearer KEY'\n",
    after: 'curl https://api.mistral.ai/v1/models -H \'Authorization: Bearer \'"$[NAME]"\n',
  },
  {
    language: 'shellscript',
    before: "curl https://api.mistral.ai/v1/models -H 'Authorization: Bearer KEY; x'\n",
    after: "curl https://api.mistral.ai/v1/models -H 'Authorization: Bearer '\"$[NAME]\"'; x'\n",
  },
  {
    language: 'shellscript',
    before: 'curl https://api.mistral.ai/v1/models -H "X-Note: \\"a\\"" -H "Authorization: Bearer KEY"\n',
    after: 'curl https://api.mistral.ai/v1/models -H "X-Note: \\"a\\"" -H "Authorization: Bearer $[NAME]"\n',
  },
  { language: 'shellscript', before: 'key=$[NAME:-"KEY"]\n', after: 'key=$[NAME]\n' },
  { language: 'powershell', before: '$mistral_api_key = "KEY"\n', after: '$mistral_api_key = "$[env:NAME]"\n' },
  { language: 'shellscript', before: 'export NAME=KEY\n', after: 'export NAME="$[NAME]"\n' },
  { language: 'shellscript', before: 'key=$[NAME:-KEY]\n', after: 'key=$[NAME]\n' },
  {
    language: 'yaml',
    before: 'services:\n  desk:\n    environment:\n      NAME: KEY\n',
    after: 'services:\n  desk:\n    environment:\n      NAME: $[NAME]\n',
  },
  { language: 'yaml', before: 'environment:\n  - NAME=KEY\n', after: 'environment:\n  - NAME=$[NAME]\n' },
  { language: 'yaml', before: 'NAME: "KEY"\n', after: 'NAME: "$[NAME]"\n' },
  {
    language: 'yaml',
    path: '.github/workflows/test.yml',
    before: 'env:\n  NAME: KEY\n',
    after: 'env:\n  NAME: $[{ secrets.NAME }]\n',
  },
  {
    language: 'jsonc',
    path: '.vscode/launch.json',
    before: '{ "env": { "NAME": "KEY" } }\n',
    after: '{ "env": { "NAME": "$[env:NAME]" } }\n',
  },
  {
    language: 'http',
    before: 'GET https://api.mistral.ai/v1/models\nAuthorization: Bearer KEY\n',
    after: 'GET https://api.mistral.ai/v1/models\nAuthorization: Bearer {{$processEnv NAME}}\n',
  },
];

const refused: readonly (Omit<Case, 'after'> & { readonly because: Obstacle })[] = [
  { language: 'json', before: '{ "mistral_api_key": "KEY" }\n', because: 'no idiom' },
  { language: 'dotenv', path: '.env', before: 'NAME=KEY\n', because: 'dotenv' },
  {
    language: 'yaml',
    before: 'apiVersion: v1\nkind: Secret\nstringData:\n  NAME: KEY\n',
    because: 'kubernetes',
  },
  { language: 'python', before: '# NAME = "KEY"\n', because: 'comment' },
  { language: 'python', before: 'NAME = b"KEY"\n', because: 'not a literal' },
  { language: 'python', before: 'mistral_headers = f"{header("Bearer KEY")}"\n', because: 'not a literal' },
  { language: 'python', before: 'mistral_api_key = "KEY\n', because: 'not a literal' },
  {
    language: 'javascript',
    before: "const mistral = `$[new Mistral({ apiKey: 'KEY' })]`;\n",
    because: 'not a literal',
  },
  { language: 'csharp', before: 'const string mistralApiKey = "KEY";\n', because: 'constant' },
  { language: 'rust', before: 'const NAME: &str = "KEY";\n', because: 'constant' },
  { language: 'rust', before: 'let mistral_header = "Authorization: Bearer KEY";\n', because: 'part of a text' },
  { language: 'typescript', before: "const NEXT_PUBLIC_NAME = 'KEY';\n", because: 'browser' },
  {
    language: 'typescript',
    before: "console.log(import.meta.env.MODE);\nconst mistralApiKey = 'KEY';\n",
    because: 'browser',
  },
  { language: 'vue', before: "<script>\nconst mistralApiKey = 'KEY';\n</script>\n", because: 'browser' },
];

suite('reading a key from the environment instead', () => {
  for (const { after, ...given } of cases)
    test(`${given.language}: ${JSON.stringify(given.before)}`, () => {
      const { text, edits } = fix(given);
      assert.ok(edits.ok, edits.ok ? '' : edits.error);
      const fixed = applyEdits(text, edits.value);
      assert.equal(fixed, spelled(after));
      assert.deepEqual(scanner.scan(fixed, given.path ?? 'file'), []);
    });
});

suite('a key that cannot simply be replaced is left, with the reason', () => {
  for (const { because, ...given } of refused)
    test(`${given.language}: ${JSON.stringify(given.before)}`, () => {
      const { edits } = fix(given);
      assert.equal(edits.ok ? 'replaced' : edits.error, because);
    });
});

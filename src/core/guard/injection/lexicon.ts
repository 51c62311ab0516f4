import { groupBy } from '#core/groupBy.ts';
import { foldWord } from './tokens.ts';

/**
 * What words mean to an attack, in the languages it is written in. `*` ends a stem. A word alone means nothing: only the
 * rules' combinations do. Scripts without spaces are listed as they are written.
 */
const words = {
  cancel:
    'ignore ignores ignored ignoring forget forgot forgetting disregard* overlook neglect dismiss discard abandon bypass override circumvent skip nullify ' +
    'ignorier* vergiss vergesst vergessen missacht* verwirf uberspring* umgeh* ' +
    'ignorez ignorer ignorons oublie oubliez oublier neglige* contourne* ' +
    'ignora ignorad ignoren ignoremos ignorar olvida olvide olviden olvidate olvidar descarta descarte omite omita ' +
    'ignori ignorate ignorare dimentica dimenticare dimenticate dimentichi trascura scorda scordati ' +
    'esqueca esqueca esquece esquecam esquecer desconsider* despreze ignorem ' +
    'negeer negeren vergeet vergeten zignoruj* ignoruj* zapomnij* pomin ignorera glom ignorer glem zapomen ignorujte ' +
    'игнорир* проигнорир* забудь* забыть ігнору* забудьте не обращай ' +
    'yoksay unut unutun gormezden abaikan lupakan bo quen ' +
    'تجاهل تجاهلي انس انسى तجاهل अनदेखा नजरअंदाज नज़रअंदाज भूल भूलकर भुला ' +
    '忽略 忽视 忘记 忘掉 无视 忘記 無視 忽視 忘れ 무시 잊어 เพิกเฉย ลืม ละเว้น ไม่สนใจ',
  past:
    'previous previously prior above earlier preceding foregoing before original initial existing former ' +
    'vorherig* vorig* bisherig* obig* fruher* vorangegangen* davor vorhin bisher vorstehend* ' +
    'precedent* anterieur* dessus initial* anterior* previa* previo* previas previos arriba sopra acima ' +
    'vorige eerdere bovenstaande poprzedni* powyzsze wczesniejsze tidigare foregaende predchozi ' +
    'предыдущ* прежн* прошл* выше ранее попередн* onceki yukaridaki sebelumnya truoc tren ' +
    'السابقة السابق أعلاه पिछले पिछली पूर्व ऊपर ' +
    '之前 以前 以上 先前 上面 前面 これまで 上記 前の 이전 위의 앞의 ก่อนหน้า ข้างต้น',
  all:
    'all any every everything your these those alle allen aller alles deine* samtliche tout toutes tous tes vos ' +
    'todo todas todos tus sus tutte tutti tutto tue vostre tudo suas seus jouw wszystkie wszelkie swoje alla ' +
    'все всех всё любые твои свои усі tum semua seluruh tat moi جميع كل सभी 所有 全部 すべて 全て 모든 ทั้งหมด',
  rules:
    'instruction* prompt prompts rule rules guideline* directions directive* orders commands tasks assignment* restriction* policies constraint* programming limitations safeguard* ' +
    'anweisung* befehl* regel regeln aufgabe* vorgabe* instruktion* richtlinie* auftrag* kontext angaben ' +
    'consigne* regle* directive* ordres taches commandes contexte ' +
    'instruccion* regla* orden ordenes tarea* indicacion* directriz directrices consigna* ' +
    'istruzion* regol* ordini compit* comand* indicazion* direttiv* ' +
    'instruc* instruco* regra* orden* tarefa* comandos diretriz* ordens ' +
    'instructies regels opdracht* bevelen instrukcj* zasad* polecen* regul* instruktioner regler order pokyny ' +
    'инструкц* правил* указани* команд* задани* приказ* інструкц* вказівк* ' +
    'talimat* kural* komut* instruksi perintah aturan huong dan ' +
    'التعليمات تعليمات الأوامر القواعد निर्देश निर्देशों आदेश आदेशों नियम नियमों ' +
    '指令 指示 说明 規則 规则 命令 要求 提示 プロンプト 指示 ルール 지시 명령 규칙 지침 คำสั่ง คำแนะนำ กฎ',
  reveal:
    'reveal show tell give print output display repeat say leak disclose expose share dump recite echo return translate summarize summarise paraphrase spell write list send provide quote copy include describe encode ' +
    'zeig* sag nenne verrate* wiederhol* gib drucke offenbare* schreib* ' +
    'montre* dis donne* revele* affiche* repete* ecri* ' +
    'muestra* muestre dime dame revela* repite imprime escribe di dinos ' +
    'mostra* dimmi dammi rivela* ripeti stampa scrivi ' +
    'mostre diga me repita revele escreva imprima ' +
    'toon vertel geef herhaal pokaz podaj ujawnij powtorz wypisz visa beratta ' +
    'покажи* скажи* назови раскрой повтори* выведи напиши напечатай ' +
    'goster soyle yaz tekrarla ver tunjukkan katakan beritahu ungkapkan ' +
    'اكشف أخبرني اظهر أظهر اعرض كرر अखबरनी बताओ बताएं बताइए दिखाओ दिखाएं दोहराओ बता प्रकट ' +
    '告诉 告訴 显示 顯示 透露 重复 输出 列出 泄露 说出 教えて 表示 繰り返 見せて 出力 알려 보여 말해 출력 반복 บอก แสดง เปิดเผย ทวน',
  secret:
    'password* passwort* passcode passphrase secret secrets credential* pin ' +
    'geheim* schlussel kennwort secrete secrets motdepasse contrasena* secreto secreta clave segreta segreto chiave senha senhas secreta segredo chave ' +
    'wachtwoord geheim haslo hasla tajn* losenord sifre gizli sandi rahasia ' +
    'парол* секрет* ключ* السرية السر المفتاح كلمة المرور سر पासवर्ड गुप्त कुंजी रहस्य ' +
    '密码 密碼 秘密 密钥 密鑰 口令 パスワード 秘密 鍵 비밀번호 비밀 암호 รหัสผ่าน ความลับ รหัสลับ กุญแจ',
  owner:
    'your you yours dein* deine* dir du ton ta tes votre vos tu su sus tuo tua tue suo seu sua teu jouw je twoje twoj твой твоя твои ваш* 你 您 你的 あなた 너의 당신 คุณ आपका आपकी आपके तुम्हारा لك لديك',
  hidden:
    'system initial hidden original internal secret full entire complete exact verbatim above preceding starting beginning beforehand developer base underlying pre started ursprunglich* versteckt* initiale cache oculta* original* nascosta oculta системн* скрыт* 系统 系統 システム 隠し 시스템',
  words:
    'prompt prompts instruction* message messages text rules configuration config guideline* directive* preprompt preamble context conversation words sentences paragraph characters letters anweisung* instruktion* consignes instrucciones istruzioni instrucoes инструкц* промпт подсказк* 提示 提示词 指令 プロンプト 指示 프롬프트 지시',
  become:
    'act pretend roleplay simulate become imagine behave impersonate persona character spiele* verhalte* stell agis comporte* imagine actua actue finge simula recita fingi finja atue aja udawaj представь притворись веди 扮演 假装 假裝 模拟 演じて ふり 역할 척',
  unbound:
    'unrestricted unfiltered uncensored unlimited unbound unethical immoral amoral unhinged jailbreak jailbroken jailbreaking dan stan dude devmode uncensor nsfw lawless restrictionless ' +
    'uneingeschrankt* unzensiert* ungefiltert* sans censure restricciones senza restrizioni censura sem restricoes ограничен* 无限制 没有限制 無制限 制限なし 제한없는',
  restriction:
    'restriction* restricted filter filters filtering censorship censor* limits limitation* limitations rules guidelines ethics ethical morals moral boundaries policy policies warnings disclaimers safeguards refuse refusal law laws',
  without:
    'without no not never free freed bypass bypassing remove removed ignore ignoring disable disabled broken break breaking lift lifted regardless',
  send: 'send post upload exfiltrate forward transmit email mail fetch curl request append embed submit leak',
  data: 'conversation history secrets keys credentials tokens password* env environment variables data content contents messages chat files',
} as const satisfies Record<string, string>;

export type Concept = keyof typeof words;

interface Entry {
  readonly word: string;
  readonly isStem: boolean;
  readonly concept: Concept;
}

const isUnspaced = (word: string): boolean => /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word);

const entries: readonly Entry[] = Object.entries(words).flatMap(([concept, list]) =>
  list.split(' ').map((written) => {
    const isStem = written.endsWith('*');
    return { word: foldWord(isStem ? written.slice(0, -1) : written), isStem, concept: concept as Concept };
  }),
);

/** Found by the first letters, so that a word is compared with a handful of entries. */
const byHead: ReadonlyMap<string, readonly Entry[]> = groupBy(
  entries.filter((entry) => !isUnspaced(entry.word)),
  (entry) => entry.word.slice(0, 3),
);

const none: readonly Concept[] = [];

/** A password field, hash or policy is a thing programs are made of, and no password. */
const madeOfSecrets: ReadonlySet<string> = new Set(
  (
    'regex regexp pattern field fields form input hash hashes hashing policy policies rule rules manager strength length ' +
    'generator validator validation reset column table schema component prompt dialog page screen rotation scanner store ' +
    'parameter argument variable type class function method module service endpoint api test tests example sharing'
  ).split(' '),
);

export function conceptsOf(word: string, next = ''): readonly Concept[] {
  const candidates = byHead.get(word.slice(0, 3));
  if (candidates === undefined) return none;
  return candidates
    .filter((entry) => (entry.isStem ? word.startsWith(entry.word) : word === entry.word))
    .map((entry) => entry.concept)
    .filter((concept) => concept !== 'secret' || !madeOfSecrets.has(next));
}

/** Words of scripts without spaces, longest first, with what they mean. */
export const unspacedConcepts: ReadonlyMap<string, readonly Concept[]> = new Map(
  [
    ...groupBy(
      entries.filter(({ word }) => isUnspaced(word)),
      ({ word }) => word,
    ),
  ].map(([word, same]) => [word, same.map(({ concept }) => concept)]),
);

import type { Phrase } from './phrase.ts';

interface Elsewhere extends Omit<Phrase, 'pattern' | 'within'> {
  /** In scripts that begin words with a gap, and share ours. */
  readonly latin: readonly RegExp[];
  readonly others: readonly RegExp[];
}

const anyOf = (parts: readonly RegExp[]): string => parts.map(({ source }) => source).join('|');

/** A look at the script first, and at the beginning of a word: most texts are English, and most places are inside words. */
const phrasesOf = ({ latin, others, ...row }: Elsewhere): readonly Phrase[] => [
  { ...row, pattern: new RegExp(`(?<!\\p{L})(?:${anyOf(latin)})`, 'giu') },
  { ...row, pattern: new RegExp(anyOf(others), 'giu'), within: /[\u0370-\u1fff\u3040-\ud7af]/ },
];

/** The same fixed forms in other languages; what is not fixed in them is left to the lexicon and the model. */
const elsewhere: readonly Elsewhere[] = [
  {
    id: 'you-are-now',
    weight: 0.45,
    latin: [
      /(?:ab (?:jetzt|sofort)|von nun an|jetzt) bist du (?!dran)|du bist (?:jetzt|nun|ab sofort) (?!dran)|tu so,? als (?:ob|w[äa]r)/u,
      /(?:tu es|vous [êe]tes) (?:maintenant|d[ée]sormais)(?!\p{L})|fai(?:s|tes) semblant d/u,
      /(?:ahora|a partir de ahora|desde ahora),? (?:eres|ser[áa]s|act[úu]as)(?!\p{L})|(?:finge|imagina) (?:ser|que eres)/u,
      /(?:ora|adesso|d[’']ora in poi|da ora in poi) (?:sei|sarai|agisci)(?!\p{L})|fingi di/u,
      /(?:agora|a partir de agora|de agora em diante),? voc[êe] (?:[ée]|ser[áa]|vai|deve)(?!\p{L})|finja (?:ser|que)/u,
      /(?:je bent nu|vanaf nu ben je|doe alsof)(?!\p{L})|(?:od teraz|teraz) jeste[śs]|udawaj,? [żz]e/u,
    ],
    others: [
      /(?<!\p{L})(?:теперь|отныне|с этого момента) ты(?!\p{L})|(?<!\p{L})притворись|(?<!\p{L})представь,? что ты/u,
      /你现在是|从现在(?:开始|起)，?你|假装(?:你|成)|請?扮演|(?:今|これ)から(?:あなた|君)は|あなたは(?:今|これ)から|のふりをし|になりきって/u,
      /지금부터 (?:너|당신|넌)|(?:너|당신)는 이제|인 척 ?(?:해|하)|أنت الآن|من الآن فصاعدا|تظاهر (?:بأنك|أنك)|अब से (?:आप|तुम)|होने का नाटक/u,
    ],
  },
  {
    id: 'forget-everything',
    weight: 0.5,
    latin: [
      /(?:vergiss|vergesst|ignoriere?) (?:einfach |bitte )?alles(?!\p{L})|(?:oublie|oubliez|ignorez) tout(?! de suite)(?!\p{L})/u,
      /olvid(?:a|ad|e|ar|ate de|arte de) todo(?!\p{L})|(?:dimentica|dimenticate|dimenticare|ignora) tutto(?!\p{L})/u,
      /(?:esque[çc]a|esquece|esquecer|ignore) (?:de )?tudo(?!\p{L})|(?:vergeet|negeer) alles(?!\p{L})|(?:zapomnij|zaboravi|zapomeň|glöm|glem) (?:o |na )?(?:wszystk|sve|vše|allt|alt)/u,
      /her ?şeyi unut/u,
    ],
    others: [
      /(?<!\p{L})забудь(?:те)? (?:обо |про |о )?вс[её]|(?:忘记|忘掉|忽略|无视)(?:一切|所有|全部|之前)|(?:すべて|全て|全部)を?(?:忘れ|無視)/u,
      /(?:모두|모든 것을|전부) (?:잊|무시)|(?:انس|تجاهل) كل|सब ?कुछ (?:भूल|अनदेखा)/u,
    ],
  },
  {
    id: 'without-restrictions',
    weight: 0.3,
    latin: [
      /ohne (?:jede |alle |jegliche |irgendwelche )?(?:einschr[äa]nkung|beschr[äa]nkung|zensur|moral)|sans (?:aucune? )?(?:restriction|censure|filtre moral)/u,
      /sin (?:ninguna? )?(?:restricci|censura|filtros? )|sem (?:nenhuma? )?(?:restri[çc]|censura)|senza (?:alcuna? )?(?:restrizion|censura)/u,
    ],
    others: [
      /без (?:каких-либо |всяких )?(?:ограничений|цензуры)|(?:没有|不受)(?:任何)?(?:限制|约束|审查)|制限(?:の)?(?:ない|なし)|제한 ?(?:이 )?없|بدون (?:أي )?قيود|बिना (?:किसी )?(?:प्रतिबंध|रोक)/u,
    ],
  },
  {
    id: 'your-prompt',
    weight: 0.6,
    latin: [
      /dein(?:e[mnrs]?)? (?:\p{L}+ )?(?:system[- ]?prompt|systemanweisung|systemnachricht)|(?:ton|votre|tes|vos) (?:\p{L}+ )?(?:prompt|message|instructions) (?:syst[èe]me|initial|cach)/u,
      /(?:tu|su|tus|sus) (?:prompt|mensaje|instrucciones) (?:de[l]? sistema|inicial|ocult|secret)|(?:tuo|tue|vostro) (?:prompt|messaggio|istruzioni) (?:di sistema|inizial|nascost|segret)/u,
    ],
    others: [
      /(?<!\p{L})(?:seu|sua|suas|teu) (?:prompt|mensagem|instru[çc][õo]es) (?:d[eo] sistema|inicia|ocult|secret)|(?<!\p{L})(?:твой|свой|твои|свои|ваш) (?:системн\p{L}+|исходн\p{L}+|скрыт\p{L}+) (?:промпт|инструкци|сообщени|запрос)/u,
      /(?:你的|您的)(?:系统|初始|原始|隐藏)的?(?:提示|指令|消息|说明)|あなたの(?:システム|初期|最初の|隠された)(?:プロンプト|指示|命令)|(?:너의|당신의|네) (?:시스템|초기|숨겨진) ?(?:프롬프트|지시|명령)/u,
    ],
  },
];

export const phrasesElsewhere: readonly Phrase[] = elsewhere.flatMap(phrasesOf);

/**
 * How wide letters are, measured once in Chromium at 200 pixels: letter by letter in Liberation Sans, which is as wide
 * as Arial and Helvetica, and for scripts that join or stack their letters the mean over running text in Noto Sans.
 * `test/browser/badges.test.ts` measures again.
 */

/** A width is two hexadecimal digits, a number of parts of the size of the letters. */
export const PARTS = 200;

/** Letter by letter: the first code point of a block, and its widths. Arabic letters as they are joined, on average. */
export const BLOCKS: readonly (readonly [from: number, widths: string])[] = [
  [
    0x20,
    '3838477070b2862743434e753843383870707070707070707070383875757570cb86869191867b9c9138648670a7919c' +
      '869c91867b9186bd86867b3838385e704370706470703870702d2d642da7707070704364387064916464644334437500' +
      '0000000000000000000000000000000000000000000000000000000000000000384370707070347043944a707500946f' +
      '506e434343746c3843434970a7a7a77b868686868686c891868686863838383891919c9c9c9c9c759c9191919186867b' +
      '707070707070b2647070707038383838707070707070706e7b707070706470648670867086709164916491649164917b' +
      '9170867086708670867086709c709c709c709c7091709170383838383838382d38389359642d866464702d702d703b70' +
      '43702d9170917091707991709c709c709c70c8bd91439143914386648664866486647b387b4b7b389170917091709170' +
      '91709170bd918664867b647b647b642d',
  ],
  [
    0x370,
    '594f806a2d2d9a81868674606060383786868686434386389da84d869b86ab972d86866f86867b919c388686a791829c' +
      '9186867c7b86a086a7963886745a702d6e747364705a5970702d646474645a708a72617c4f6e82698f9d2d6e706e9d7b' +
      '767d738d7391ac8299797b616b5c63707769bba898849f7b8a7a9a7d8c7b7b6c827960349d6363797b7fb692797f7f7f',
  ],
  [
    0x400,
    '8686ad6d9086383864d4caab75917f908684866d8886b97990907584a7919c9086917b7f98869486b8bc9fb18490ca91' +
      '70736b497570865c707058758a6f706d70645c64a5647369a1a57d906966966d7070704966642d382db6a3705870646f' +
      'b89e877fb9958973ba9c9280c5aa7662a1999c707f687f68f4dba584ceb5b89e81637a000000000000009d847b777b7b' +
      '62536a57836bb5a0766286707c6a7c6b8b7d9784a394d4ad9c817f60705f726672667f6fad918d7d8c7a8c7caa85aa85' +
      '44ab968c709076937d98858c7bb8974480718071b1ad707194719471ab96766275649a819a819d799d799d797f637d66' +
      '7d667d668c7b6a57ac9c6a577f6e766a',
  ],
  [0x5d0, '8674536e83374683822d6c6a7285883750827e807d6c778e718e84'],
  [0x620, '774a2c2c4c2c7b2c9352939365656546464c4cbfbfbdbd91915e5e89897777772ea27a81726173524c7b7b'],
  [
    0x2010,
    '43437370c8c86f6f2d2d2d2d434343487070464a646cc836868600000000001cc8ff2647752f5879504343a86459437a' +
      '7a4be04122',
  ],
];

/** The same in bold, for our own words: from the space to the tilde. */
export const BOLD =
  '38435f7070b2913043434e75384338387070707070707070707043437575757bc391919191867b9c913870917ba7919c' +
  '869c91867b9186bd86867b433843757043707b707b70437b7b38387038b27b7b7b7b4e70437b709c7070644e384e75';

/** Wider than most letters: what is not listed may be anything. */
export const UNLISTED = 220;

/** A drawn emoji, in the widest of the fonts that systems have. */
export const EMOJI = 260;

/** Up to a code point, and since the one before it: a number of parts of the size. */
export const RANGES: readonly (readonly [to: number, width: number])[] = [
  [0x52f, 140],
  [0x58f, 138],
  [0x5ff, 110],
  [0x6ff, 96],
  [0x74f, 120],
  [0x77f, 110],
  [0x8ff, 112],
  [0x97f, 100],
  [0x9ff, 100],
  [0xa7f, 106],
  [0xaff, 90],
  [0xb7f, 124],
  [0xbff, 136],
  [0xc7f, 120],
  [0xcff, 114],
  [0xd7f, 146],
  [0xdff, 160],
  [0xe7f, 108],
  [0xeff, 128],
  [0xfff, 100],
  [0x109f, 156],
  [0x10ff, 122],
  [0x115f, 186],
  [0x11ff, 0],
  [0x139f, 130],
  [0x13ff, 144],
  [0x167f, 148],
  [0x177f, 124],
  [0x17ff, 104],
  [0x1cff, 150],
  [0x1dff, 110],
  [0x1fff, 128],
  [0x206f, 100],
  [0x209f, 76],
  [0x20cf, 120],
  [0x218f, 180],
  [0x21ff, 200],
  [0x22ff, 144],
  [0x24ff, 200],
  [0x259f, 144],
  [0x2bff, 190],
  [0x2dff, 140],
  [0x4dff, 200],
  [0xa4cf, 200],
  [0xabff, 146],
  [0xd7ff, 186],
  [0xfaff, 200],
  [0xfb4f, 120],
  [0xfdff, 150],
  [0xfe6f, 200],
  [0xfeff, 124],
  [0xff60, 200],
  [0xffdc, 100],
  [0xffff, 200],
  [0x16fff, 220],
  [0x18fff, 200],
  [0x1afff, 220],
  [0x1bfff, 200],
  [0x1d7ff, 170],
  [0x1efff, 220],
  [0x1fbff, EMOJI],
  [0x3ffff, 200],
];

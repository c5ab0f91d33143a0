import type { Piece } from './piece.ts';

/**
 * Shapes of questions that every word of is known and that still ask for something the report does not have: members of a
 * segment, a level, a manager's own return, a flow by another measure. Each was a figure shown wrongly once.
 *
 * A shape is matched on the pieces in a row, filler as typed and the rest as `<class:value|text>`, a comma where
 * punctuation stands: `which <segment:micro_cap|micro caps> <change:up|rose> <op:best|the most>`.
 */
export interface ForeignShape {
  readonly name: string;
  readonly shape: RegExp;
  readonly unless?: RegExp;
}

const SEG = '<segment:[a-z0-9_]+\\|[^>]*>';
const OWN = '<segment:(?!russell_2000|large_cap|small_cap_etfs|tracked_funds|large_cap_value_funds)[a-z_]+\\|[^>]*>';
const INDEX = '<segment:russell_2000\\|[^>]*>';
const NAMED_INDEX = '<segment:russell_2000\\|[^>]*(russell|rty|rut|r2k|r 2|罗素)[^>]*>';
const FUNDS = '<segment:tracked_funds\\|[^>]*>';
const ETFS = '<segment:small_cap_etfs\\|[^>]*>';
const BEST = '<op:(?:best|worst)\\|(?!most>|多数)[^>]*>';
const FLOW = '<(?:flow:(?:in|out)|metric:net_flow)\\|[^>]*>';
const HIT = '<metric:hit_rate[a-z_]*\\|[^>]*>';
const LOW =
  '<period:since_low\\|(?:the |its |their )?(?:april |tariff )?(?:low|lows|bottom|trough|低点|低位|底部|最低点)>';

/** English words as typed, never the names of classes and values inside a tag. */
function said(words: string): string {
  return `(?<![<:_])\\b(?:${words})\\b(?![:_])`;
}

const GROUPS = new RegExp(
  `${said('segments?|groups?|buckets?|styles?|baskets?|parts?|areas?|corners?|pieces|slices?|cuts?')}|板块|组别|类|组|部分`,
  'u',
);

function shape(name: string, pattern: string, unless?: RegExp): ForeignShape {
  return unless === undefined
    ? { name, shape: new RegExp(pattern, 'u') }
    : { name, shape: new RegExp(pattern, 'u'), unless };
}

const MEMBERS: readonly ForeignShape[] = [
  shape(
    'which members',
    `\\b(which|who)( of)?( the)? ${OWN}(?!.*<op:(beat|lag|compare)).*(${BEST}|<op:(more_than|less_than)|<change)`,
  ),
  shape('which members, Chinese', `(哪些|哪只|哪几只) ${OWN}.*(${BEST}|<op:(more_than|less_than)|<change)`),
  shape('best among members', `${BEST} (in|among|amongst|within|of|inside|from)( the)? ${OWN}`, GROUPS),
  shape(
    'best in the index',
    `<op:(best|worst)\\|[^>]*(winners?|losers?|gainers?|movers?|stars?|max|maximum|min|minimum|peak|top|bottom)> (in|among|within|of)( the)? ${INDEX}`,
    GROUPS,
  ),
  shape(
    'gainers among',
    `\\b(gainers|fallers|risers|decliners|losers|winners)>? (in|among|amongst|within|of)( the)? ${SEG}`,
  ),
  shape('maximum of', `<op:at_(most|least)\\|(max|min|maximum|minimum)[^>]*> (?!<number)`),
  shape(
    'top members',
    `${BEST} <number:[^>]*> ${OWN}|<number:[^>]*> ${BEST} ${OWN}|${BEST} ${said('name|holding|constituent')}`,
  ),
  shape('so many stocks', `(${BEST}.*<number:[^>]*> (只|家)|<number:[^>]*> (只|家).*${BEST})`),
  shape(
    'extreme of the index',
    `${SEG} <op:(best|worst)\\|(max|maximum|min|minimum|top|bottom|peak|the top|the bottom)[^>]*>`,
    GROUPS,
  ),
  shape('members in Chinese', `${OWN} (里|里面|里头|中|当中|之中)( 的)? .*${BEST}`, GROUPS),
  shape(
    'count of members',
    `${SEG} (.*(有几成|几只|几家|(?<![|<][^>]*)多少个(?! ?(点|百分点|基点|bp))|数目|总共几个|有几个(?! ?(点|百分点|基点|bp))|有哪些股票|有哪些公司|都有哪些股票|多少只|多少家)|几成)`,
  ),
  shape(
    'some members',
    `(^|, |\\s)(大多数|多数|个别|单个|哪只|有多少|几成|多少) (?!<segment:(tracked_funds|small_cap_etfs|large_cap_value))${SEG}`,
  ),
  shape(
    'stocks that pass',
    `(<op:(more_than|less_than)|<change:).*的 ?(股票|个股|公司|${OWN})( ,)? (有多少|有哪些|多少)`,
  ),
  shape('which of the index', `\\b(which|who)\\b.* (in|among|within|of)( the)? ${NAMED_INDEX}`, GROUPS),
];

const EARNED = `(?:${said('returns?|returned|earn|earns|earned|earnings|made|make|makes|gain|gained|gains|lost money|outperformance|up|down')}|赚|亏了|回报|收益)`;

const MANAGERS: readonly ForeignShape[] = [
  shape(
    'best manager',
    `(${FUNDS}|<vague:funds\\|(?!b)[^>]*>).*${BEST}|${BEST}( \\S+){0,2} (${FUNDS}|<vague:funds\\|(?!b)[^>]*>)`,
    /<topic/,
  ),
  shape(
    'what managers made',
    `${EARNED}[^,]*${FUNDS}|${FUNDS}[^,]*${EARNED}`,
    /hit_rate|share|fraction|percent|proportion|<quant:count|几成|占比|比例|<op:(?:beat|lag)\|(?!outperformance|lead|gap)|<topic/,
  ),
  shape(
    'by how much managers',
    `(how far|by how much|how much|差多少|领先多少|落后多少).*(${FUNDS}|<vague:funds)|(${FUNDS}|<vague:funds|${HIT}).*(差多少|领先多少|落后多少|gap\\b)`,
    /<(flow|metric:net_flow)/,
  ),
  shape('flows of managers', `${FUNDS}[^,]*${FLOW}|${FLOW}[^,]*${FUNDS}`, /\band\b|\+|以及|还有|和|与/),
  shape('ahead by an amount', `(${FUNDS}|${HIT}|<vague:funds).*\\bby( <op:[^>]*>)? <number`),
  shape('rank of managers', `<op:rank[^,]*(${FUNDS}|<vague:funds|${ETFS}|${FLOW})|(${FUNDS}|${ETFS})[^,]*<op:rank`),
  shape(
    'hit rate of others',
    `${HIT} (of|for)( the)? (analysts?|strategists?|companies|stocks|names|${ETFS}|${OWN}|${INDEX})|${HIT}[^,]*${ETFS}|(analysts?|strategists?) ${HIT}`,
    /\band\b|\+|以及|还有|和|与/,
  ),
  shape(
    'managers against our segments',
    `(${FUNDS}|<vague:funds\\|[^>]*>)[^,]*<op:(beat|lag)\\|[^>]*>( the)? (${NAMED_INDEX}|<segment:large_cap\\|)`,
  ),
  shape('peers', `<(op:beat|metric:hit_rate)[^>]*>( their)? peers`),
  shape(
    'managers every month',
    `(${FUNDS}|${HIT}).*(every month|each month|<period:report_month\\|(monthly|month)>|<period:every|每个月)`,
  ),
];

const ATTRIBUTION: readonly ForeignShape[] = [
  shape('came from', `(how (much|many)|<quant:count[^>]*>) of .*${said('came|come|comes')} from|里有多少是`),
  shape('how many times since', `(<quant:count[^>]*> times|<op:multiple\\|how many times>) since`),
  shape(
    'managers by size',
    `${HIT}.*<segment:large_cap|<segment:large_cap[^>]*> ?.*(${HIT}|${FUNDS}|<vague:funds)`,
    /<metric:relative_return|<op:(compare|beat|difference)[^>]*>( the)? <segment:large_cap[^>]*>( ,| and|$)/,
  ),
  shape('one bucket inside itself', `${OWN} (in|of|within)( the)? ${OWN}`),
  shape(
    'index points',
    `<unit:pp\\|(points|pts)>( did| is| has| were| was)?( gained by)?( the)? ${NAMED_INDEX}(?!.*<segment)|${SEG} <op:[^>]*> points`,
    /<op:(compare|beat|lag|difference|more_than)|<number/,
  ),
  shape('level at the low', `<period:since_low[^>]*(时|的时候)> .*(多少点|点位)`),
  shape('another bucket', `(<op:second[^>]*>|second|third|next to) (<op:[^>]*> )?${OWN}`),
  shape(
    'points of the index',
    `(points|pts)> (gained|added|made|put on|lost)( by)?( the)? ${NAMED_INDEX}|<unit:pp\\|(points|pts)> <change[^>]*>( by)?( the)? ${NAMED_INDEX}`,
  ),
  shape('share tested', `${HIT} <number`),
];

const FLOWS: readonly ForeignShape[] = [
  shape('flow in percent', `${FLOW}.*<unit:pct|<unit:pct.*${FLOW}`, /<number|hit_rate|<segment:tracked_funds/),
  shape('flow of one fund', `${BEST}( \\S+){0,1} ${ETFS}|\\bwhich ${ETFS}|${ETFS}( \\S+){0,3} ${BEST}|哪只 ${ETFS}`),
  shape(
    'flow of something else',
    `${FLOW}( in| into| from| out of| to)?( the)? (us|stocks|equities|shares|america|u s)\\b`,
  ),
  shape('who, where and when of flows', `^(\\S+ ){0,2}(who|where|when|why did) .*${FLOW}`, /how much|<ask:why/),
  shape('record flow', `(record|创纪录|历史|第几大).*${FLOW}|${FLOW}.*(a record|record|创纪录|第几大)`),
  shape('flow of a kind of client', `(机构|客户|买方|卖方|散户|institutional|retail)( 资金)? ${FLOW}`),
  shape(
    'flow against large caps',
    `${FLOW}.*<op:(compare|difference|beat|lag)[^>]*>.*<segment:large_cap|<segment:large_cap[^,]*${FLOW}`,
  ),
  shape('flow to the winners', `${FLOW} (to|into)( the)? <op:`),
];

const WINDOWS: readonly ForeignShape[] = [
  shape('at the low', `<period:since_low\\|(at |right at )[^>]*>`, /<op:invest|<number/),
  shape(
    'low without since',
    `${SEG} ${LOW}(?! (以来|至今|算起|起))`,
    /(since|from|off|自|从) \S* ?<|<op:invest|<number|<ask:doubt/,
  ),
  shape(
    'what the low was',
    `${LOW} (是|在)|^(\\S+ ){0,2}(what|where|how low|how deep) (was|is|were|did) .*${LOW}|^(\\S+ ){0,2}(what|where) (was|is) <period:since_low|\\b(at|to|into|until|till|towards|before) ${LOW}|when (did|was) ${SEG}( \\S+)? <(op:worst|period)|(哪天|几号|何时|几时|什么时候|日期|${said('date')}).*<period:since_low|<period:since_low[^>]*>.*(几号|日期|${said('date')})`,
    /<ask:doubt|<op:invest|<number/,
  ),
  shape(
    'another low',
    `<date:[^>]*> ${LOW}|<date:[^>]*> <period:since_low\\|(低点|低位|底部|谷底)[^>]*>`,
    /<date:(\d{4}-)?4[-|]/,
  ),
  shape(
    'monthly',
    `(monthly|every month|each month|每月|每个月|per month)[^,]*(<period:(ytd|since_low)|${FLOW})|(<period:(ytd|since_low)[^>]*>|${FLOW})[^,]*(monthly|every month|each month|每月|每个月|per month)`,
  ),
  shape(
    'which day or month',
    `(\\b(which|what) (<period:report_month\\|month>|month|week|day)|哪天|哪个月|哪一天|最\\S* 的? ?一个月|一周|一日).*${BEST}|${BEST}.*(哪天|哪个月|哪一天|一个月|一周|一日)|${BEST} <period:report_month\\|month>`,
    /best_same_month|<year:/,
  ),
  shape('which year', `(哪年|哪一年).*${BEST}|${BEST}.*(哪年|哪一年)`, /以来|best_same_month/),
  shape(
    'best since when',
    `${BEST}[^,]*\\bsince( when)?$|<metric:relative_return[^>]*>[^,]*\\b(since when|first time)|first time[^,]*<metric:relative_return`,
    /<date|best_same_month/,
  ),
  shape(
    'part of a window',
    `(start|beginning|middle|early|late|end|初|中旬|下旬|上旬)( of| in)?( the)? (<period:(ytd|report_month)|<relative:(month|year)|<date)`,
    /since|from|自|从|以来|<op:invest|end of <date|end <date|to the end|by the end|at the end/,
  ),
];

const MEASURES: readonly ForeignShape[] = [
  shape('leverage', `<number:[^>]*> <unit:x\\|[^>]*> ${SEG}|<change:up\\|(double|triple)> ${SEG}`),
  shape(
    'growth as a noun',
    `<segment:secular_growth\\|growth> of\\b|(${INDEX}|market|index|price|fund|asset|company|companies|sales|profit|economic) <segment:secular_growth\\|growth>`,
  ),
  shape('earnings of companies', `\\b(losses|profits|earnings) of( the)? ${OWN}|what did ${SEG} earn\\b`),
  shape(
    'where it stands',
    `\\bwhere (is|was|did|does|has)\\b.*${INDEX}.*\\b(stand|stands|close|closed|sit|sits|sitting|trade|trading)\\b`,
    /<op:rank/,
  ),
  shape(
    'conditional',
    `\\bif\\b.*\\bwould\\b|\\b(if|when|whenever)\\b.*<segment:large_cap[^>]*> <change`,
    /<op:invest/,
  ),
  shape('between other dates', `\\bbetween <date:[^>]*> and <date:(?!8|[0-9-]*8-29|2025-8)`),
  shape('percent of members', `^(\\S+ ){0,1}<unit:pct\\|[^>]*> ${OWN}`),
  shape('how much of a segment', `\\bhow ${SEG} (was|were|is|are)`),
  shape('how much more', `how much more (can|could|will|is)|how much (further|higher)`),
];

const NAMES: readonly ForeignShape[] = [
  shape(
    'without a segment',
    `(不算|若无|不计|扣除|除去|去掉|拿掉|剔除|all but|anything but|everything but|besides|taking out|neither|<not:\\|(not|no|isnt|arent|非|没有|不是|不属于|未|不)>)( the| a| in)? ${SEG}|${SEG} (以外|之外|除外|拿掉|去掉)`,
  ),
  shape(
    'two names as one',
    `${OWN} (的|里|里的|里面|里面的|当中|当中的|中的|中|且|又|∩)( 的)? (?!<segment:russell)${OWN}|又 ${OWN} 又 ${OWN}|属于 ${OWN}( 的)? ${OWN}|${OWN} (that are|which are|within|inside|among)( the)? ${OWN}|${NAMED_INDEX} (里|里的|里面的|中的|当中的) ${OWN}`,
  ),
  shape(
    'name with a prefix',
    `(<op:more_than\\|超>|超|次|中|早期|早|强|弱|深|纯|伪|准|亚|大型|中型|超级|ultra|super|mega|non) ${OWN}`,
  ),
  shape(
    'index without a part',
    `${SEG} (<op:less_than\\|less>|less|minus|<op:[^>]*minus>) ${SEG} (in it|inside|within it)`,
  ),
  shape('mine', `(我的|我们的|他的|你们的|我客户的|客户的|\\bmy) ${OWN}|我们 <vague:funds|我们 ${FUNDS}`),
];

const SHAPES: readonly ForeignShape[] = [
  ...ATTRIBUTION,
  ...MEMBERS,
  ...MANAGERS,
  ...FLOWS,
  ...WINDOWS,
  ...MEASURES,
  ...NAMES,
];

/** The pieces in a row as the shapes are written for. */
function shapeOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ meaning, text, broken }) => {
      const said = text.toLowerCase();
      const typed = meaning.class === 'harmless' ? said : `<${meaning.class}:${meaning.value}|${said}>`;
      return broken ? `, ${typed}` : typed;
    })
    .join(' ');
}

/** The first shape that a question has, and `undefined` where it asks for something the report could have. */
export function findForeignShape(pieces: readonly Piece[]): ForeignShape | undefined {
  const text = shapeOf(pieces);
  return SHAPES.find(({ shape: pattern, unless }) => pattern.test(text) && unless?.test(text) !== true);
}

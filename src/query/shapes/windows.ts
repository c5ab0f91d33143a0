import { BEST, FLOW, type ForeignShape, INDEX, LOW, NAMED_INDEX, OWN, SEG, said, shape } from './words.ts';

/** Windows that sound like ours. */
export const WINDOWS: readonly ForeignShape[] = [
  shape(
    'before the low',
    `<op:beat\\|ahead of>( the)? ${LOW}|(loss|fall|decline|drop|跌|亏)[^<]*(to|into|until)( the)? ${LOW}`,
  ),
  shape('at the start', `<period:ytd\\|(at|in|early|late)[^>]*>`, /<op:invest|<number/),
  shape(
    'from the low to another date',
    `\\bbetween( the)? <period:since_low[^>]*> and( the)?( (end|start|middle) of)? <(date|relative):(?!8|[0-9-]*8-29|2025-8)|\\bfrom <date:[^>]*> (to|until|till|through) <date:8`,
  ),
  shape(
    'the end of the year',
    `\\b(end|ends|finish|finishes|close|closes)( off)?( the)? (year|<relative:year|<period:ytd\\|(the )?year>)`,
    /(to|by|since|until) the end/,
  ),
  shape('today against a window', `<relative:day[^>]*> <op:compare`),
  shape('ytd at an hour', `<period:(ytd|report_month)[^>]*> <relative:day[^>]*(morning|afternoon|tonight)`),
  shape('start of the month of the low', `<period:since_low\\|[^>]*(start|beginning|end) of april>`),
  shape('into the low', `<flow:in\\|[^>]*into>( the)? ${LOW}`),
  shape('when it bottomed', `(?<!<number.*)${OWN} <ask:doubt\\|(哪天|何时|几时|几号|什么时候|哪一天)[^>]*>$`),
  shape('lead without a side', `^<op:best\\|lead> <period`),
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
    /best_same_month|<year:(?!2025)/,
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

/** Other measures in words of ours. */
export const MEASURES: readonly ForeignShape[] = [
  shape('rank among rebounds', `<op:rank.* among .*<period`),
  shape(
    'a list of something else',
    `(client|clients|email|mailing|contact|watch|shopping|price|distribution) <ask:list\\|list>`,
  ),
  shape('index points of the index', `${INDEX} <unit:pp\\|(points|pts)>( in|$)`),
  shape('worth of the index', `${INDEX} <op:invest\\|[^>]*worth( now)?>`, /<number/),
  shape(
    'a negated name',
    `<op:negative[^>]*> ${OWN}|<change:(down|up)\\|(fallen|risen|broken)> <segment:secular_growth`,
  ),
  shape('how bad it got', `how (bad|low|deep) did .*\\bget\\b`),
  shape('options', `${INDEX} (puts|calls)\\b`),
  shape('doubled in Chinese', `<unit:x\\|翻倍> 的 ${OWN}`),
  shape('losses of companies', `<change:down\\|(losses|loss)> of( the)? ${SEG}`),
  shape('a price record', `how (far|close) .*(the record|<metric:best_same_month_since\\|the record>)`),
  shape('rank of the rebound', `<ref:that[^>]*> <period:since_low[^>]*> <op:rank`),
  shape(
    'points of the named index',
    `<unit:pp\\|(how many )?(points|pts)>( did| has| is| have| was)?( the)? ${NAMED_INDEX}(?!.*<segment)`,
    /<op:(compare|beat|lag|difference|more_than)|<number/,
  ),
  shape('size limit', `<segment:lowest_market_cap[^>]*> .*(以下|以上|below|under)`, /<op:(beat|lag|compare)/),
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
  shape('how much more', `how much more>? (can|could|will|is)|how much (further|higher)`),
];

import { BEST, FLOW, type ForeignShape, INDEX, LOW, SEG, said, shape } from './words.ts';

/** Windows that sound like ours, and what was never measured over them. */
export const WINDOWS: readonly ForeignShape[] = [
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
  shape(
    'best since when',
    `${BEST}[^,]*\\bsince( when)?$|<metric:relative_return[^>]*>[^,]*\\b(since when|first time)|first time[^,]*<metric:relative_return`,
    /<date|best_same_month/,
  ),
  shape('rank among rebounds', `<op:rank.* among .*<period`),
  shape(
    'growth as a noun',
    `<segment:secular_growth\\|growth> of\\b|(${INDEX}|market|index|price|fund|asset|company|companies|sales|profit|economic) <segment:secular_growth\\|growth>`,
  ),
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
  shape('how much more', `how much more>? (can|could|will|is)|how much (further|higher)`),
];

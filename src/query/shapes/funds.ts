import { BEST, ETFS, FLOW, type ForeignShape, FUNDS, HIT, INDEX, NAMED_INDEX, OWN, said, shape } from './words.ts';

const EARNED = `(?:${said('returns?|returned|earn|earns|earned|earnings|made|make|makes|gain|gained|gains|lost money|outperformance|up|down')}|赚|亏了|回报|收益)`;

/** Managers, ETFs and their flows: no manager is named, their returns and lists are not held. */
export const FUNDS_AND_FLOWS: readonly ForeignShape[] = [
  shape('names of managers', `^(please |can you )?(name|list|who are)( all| me)*( the)? (${FUNDS}|<vague:funds)`),
  shape(
    'what managers returned',
    `${FUNDS} <metric:return\\|(performance|return|returns|gain|gains)>`,
    /<op:(beat|lag|compare)|<topic|hit_rate/,
  ),
  shape('benchmarks that are ours', `${HIT} <op:beat[^>]*> (their|its) <segment:russell_2000\\|index>`),
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
  shape('rank of managers', `<op:rank[^,]*(${FUNDS}|<vague:funds|${ETFS}|${FLOW})|(${FUNDS}|${ETFS})[^,]*<op:rank`),
  shape(
    'hit rate of others',
    `${HIT} (of|for)( the)? (analysts?|strategists?|companies|stocks|names|${ETFS}|${OWN}|${INDEX})|${HIT}[^,]*${ETFS}|(analysts?|strategists?) ${HIT}`,
    /\band\b|\+|以及|还有|和|与/,
  ),
  shape('came from', `(how (much|many)|<quant:count[^>]*>) of .*${said('came|come|comes')} from|里有多少是`),
  shape(
    'managers by size',
    `${HIT}.*<segment:large_cap|<segment:large_cap[^>]*> ?.*(${HIT}|${FUNDS}|<vague:funds)`,
    /<metric:relative_return|<op:(compare|beat|difference)[^>]*>( the)? <segment:large_cap[^>]*>( ,| and|$)/,
  ),
  shape('one bucket inside itself', `${OWN} (in|of|within)( the)? ${OWN}`),
  shape('level at the low', `<period:since_low[^>]*(时|的时候)> .*(多少点|点位)`),
  shape('another bucket', `(<op:second[^>]*>|second|third|next to) (<op:[^>]*> )?${OWN}`),
  shape(
    'points of the index',
    `(points|pts)> (gained|added|made|put on|lost)( by)?( the)? ${NAMED_INDEX}|<unit:pp\\|(points|pts)> <change[^>]*>( by)?( the)? ${NAMED_INDEX}`,
  ),
  shape('share tested', `${HIT} <number`),
  shape(
    'flow of a group',
    `\\b(which|what) (group|segment|bucket|style|part)s?\\b.*${FLOW}|(哪个|哪类) ?(板块|组别|组).*${FLOW}`,
  ),
  shape('flow in percent', `${FLOW}.*<unit:pct|<unit:pct.*${FLOW}`, /<number|hit_rate|<segment:tracked_funds/),
  shape('flow of one fund', `${BEST}( \\S+){0,1} ${ETFS}|\\bwhich ${ETFS}|${ETFS}( \\S+){0,3} ${BEST}|哪只 ${ETFS}`),
  shape('who, where and when of flows', `^(\\S+ ){0,2}(who|where|when|why did) .*${FLOW}`, /how much|<ask:why/),
  shape('record flow', `(record|创纪录|历史|第几大).*${FLOW}|${FLOW}.*(a record|record|创纪录|第几大)`),
  shape(
    'flow against large caps',
    `${FLOW}.*<op:(compare|difference|beat|lag)[^>]*>.*<segment:large_cap|<segment:large_cap[^,]*${FLOW}`,
  ),
  shape(
    'a subscription',
    `(jefferies|zhitong|report|智通|杰富瑞)( \\S+){0,2} <flow:in\\|subscriptions?>|<flow:in\\|subscriptions?> (to|price|cost|fee)`,
  ),
];

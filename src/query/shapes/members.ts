import { BEST, ETFS, type ForeignShape, FUNDS, GROUPS, INDEX, NAMED_INDEX, OWN, SEG, said, shape } from './words.ts';

/** Members of a segment: the report lists none. */
export const MEMBERS: readonly ForeignShape[] = [
  shape('best in the named index', `${BEST} (in|among|amongst|within|of|inside|from)( the)? ${NAMED_INDEX}`, GROUPS),
  shape('stocks of a segment', `\\b(stocks|names|companies|tickers) (in|of|from|within)( the)? ${OWN}`),
  shape('which names', `\\b(which|what) <number[^>]*> (names|stocks|companies|tickers)`),
  shape('who else', `\\b(which|what) (clients?|desks?|firms?|analysts?|houses?|brokers?|banks?|people)\\b.*${BEST}`),
  shape(
    'rank of members',
    `<op:rank\\|(rank|sort|order)[^>]*>( the| all| me)* (${OWN}|${FUNDS}|${ETFS}|stocks|strategists|analysts|companies|names)(?!.*<segment.*<segment)`,
  ),
  shape('highest of a measure', `\\b(who|which)\\b.*(has|have|had)( the)? <segment:high_beta\\|highest`),
  shape('who is largest', `\\bwho (is|was|are)( the)? <op:(best|worst)\\|(largest|biggest|smallest|tallest)`),
  shape('first to bottom', `<period:since_low\\|(bottomed|troughed)> <op`),
  shape(
    'winners of another window',
    `(<relative:(year|quarter)[^>]*>|<date:(?!8|2025-8)[^>]*>) <op:(best|worst)\\|(winners?|losers?|leaders?|laggards?)`,
  ),
  shape(
    'members by count in Chinese',
    `${OWN}( \\S+){0,2} (总共 几个|几家|几只)|${OWN}( 有| 都有| <ask:coverage[^>]*>)? (哪些股票|股票|哪些公司)$|<op:(second|third)[^>]*> (只|家)`,
  ),
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
  shape('the N best stocks', `<number:[^>]*> ${BEST} <segment:[a-z0-9_]+\\|[^>]*(stocks|names|companies|shares)>`),
  shape('how many in all', `${SEG}.*(一共|总共) (几|多少)`),
  shape('so many stocks', `(${BEST}.*<number:[^>]*> (只|家)|<number:[^>]*> (只|家).*${BEST})`),
  shape(
    'extreme of the index',
    `${SEG} <op:(best|worst)\\|(max|maximum|min|minimum|top|bottom|peak|the top|the bottom)[^>]*>`,
    GROUPS,
  ),
  shape('best in the named index, Chinese', `${NAMED_INDEX} (里|里面|里头|中|当中|之中)( 的)? .*${BEST}`, GROUPS),
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

/** Names made out of ours that are not ours: without one, two as one, with a prefix, the asker's own. */
export const NAMES: readonly ForeignShape[] = [
  shape(
    'not one of them',
    `<not:\\|不> 属于 ${SEG}|<not:\\|(?:not|no|are not|is not|were not|that arent|neither|nor|非|不是|不属于|未|不|没有|不算|无)>( the| a| in| an| to)? ${SEG}|<quant:all[^>]*> but( the)? ${SEG}|(anything|everything|everyone|taking out|apart from|other than) (but )?(the )?${SEG}`,
  ),
  shape('a fund of a segment', `${OWN} <segment:small_cap_etfs\\|(etf|etfs|fund|funds)>`),
  shape(
    'a part in Chinese',
    `${SEG} (里|里面|中|当中|之中)( 的| 只 看| 只看)? (${OWN}|<segment:large_cap)`,
    /<segment:russell_2000\|(小盘|小盘股|小型股|小票)/,
  ),
  shape(
    'biggest in the index',
    `\\bwhich group.* <op:(best|worst)\\|(biggest|largest|smallest)> in the <segment:russell`,
  ),
  shape('how small', `\\bhow (small|large|big|cheap|expensive|unprofitable|broad) (is|are|was|were)( the)? ${OWN}$`),
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
    `${SEG} (<op:[^>]*\\|less>|less|minus|<op:[^>]*minus>) ${SEG} (in <ref:that\\|it>|in it|inside|within it)|<flow:out\\|taking out> ${SEG}`,
  ),
  shape(
    'mine',
    `(我的|我们的|他的|你们的|我客户的|客户的|\\bmy) ${OWN}|我们 <vague:funds|我们 ${FUNDS}|\\b(our|my|your|his|her) (${OWN}|${FUNDS}|<vague:funds)|(选|挑|推荐|買|选择) (一只|一档|一支|只|个)?( 好)? ?${SEG}`,
  ),
];

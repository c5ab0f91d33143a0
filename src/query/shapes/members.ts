import { BEST, ETFS, type ForeignShape, FUNDS, GROUPS, NAMED_INDEX, OWN, SEG, said, shape } from './words.ts';

/** Members of a segment, and names made out of ours that are not ours. */
export const NAMES: readonly ForeignShape[] = [
  shape('best in the named index', `${BEST} (in|among|amongst|within|of|inside|from)( the)? ${NAMED_INDEX}`, GROUPS),
  shape(
    'rank of members',
    `<op:rank\\|(rank|sort|order)[^>]*>( the| all| me)* (${OWN}|${FUNDS}|${ETFS}|stocks|strategists|analysts|companies|names)(?!.*<segment.*<segment)`,
  ),
  shape(
    'which members',
    `\\b(which|who)( of)?( the)? ${OWN}(?!.*<op:(beat|lag|compare)).*(${BEST}|<op:(more_than|less_than)|<change)`,
  ),
  shape(
    'top members',
    `${BEST} <number:[^>]*> ${OWN}|<number:[^>]*> ${BEST} ${OWN}|${BEST} ${said('name|holding|constituent')}`,
  ),
  shape('the N best stocks', `<number:[^>]*> ${BEST} <segment:[a-z0-9_]+\\|[^>]*(stocks|names|companies|shares)>`),
  shape('so many stocks', `(${BEST}.*<number:[^>]*> (只|家)|<number:[^>]*> (只|家).*${BEST})`),
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
  shape('a fund of a segment', `${OWN} <segment:small_cap_etfs\\|(etf|etfs|fund|funds)>`),
  shape(
    'a part in Chinese',
    `${SEG} (里|里面|中|当中|之中)( 的| 只 看| 只看)? (${OWN}|<segment:large_cap)`,
    /<segment:russell_2000\|(小盘|小盘股|小型股|小票)/,
  ),
  shape(
    'two names as one',
    `${OWN} (的|里|里的|里面|里面的|当中|当中的|中的|中|且|又|∩)( 的)? (?!<segment:russell)${OWN}|又 ${OWN} 又 ${OWN}|属于 ${OWN}( 的)? ${OWN}|${OWN} (that are|which are|within|inside|among)( the)? ${OWN}|${NAMED_INDEX} (里|里的|里面的|中的|当中的) ${OWN}`,
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

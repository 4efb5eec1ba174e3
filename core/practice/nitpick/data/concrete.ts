/** Latin words in Chinese speech that name a kind of thing and not a case of it. */
export const LOANWORDS: ReadonlySet<string> = new Set(
  `api app bug buffer cache case client cluster code commit config connection cpu data db debug demo dev driver error event
  failover file flag follower framework handler hash http id index info io ip item job json key leader lib list load lock log
  logic map master memory message mode model module network node object ok online page param partition pod pool port
  process proxy query queue raft read redo replica request response review role row rpc rule score select server service
  session shard slave socket source sql stack stage state step stream string sync system table tag task tcp test thread
  time token topic transaction type undo update url user value version web worker write`.split(/\s+/),
)

/** A noun after a number that counts parts of the answer and no case: 三个方面, 2 种方式, 两点. */
const COUNTED = '(?:个|种|类|点|条|步|层|大)?(?:方面|方式|方法|部分|角度|问题|阶段|步骤|原因|层面|种|类|点|步|层|个)'
const UNIT =
  '毫秒|微秒|纳秒|秒|分钟|小时|天|周|个?月|年|台|核|字节|倍|行|万|亿|人|块|页|副本|[kmgt]i?b\\b|ms\\b|qps\\b|%'
const NUMBER_EN =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|a dozen|a hundred|a thousand|hundreds of|thousands of|half a|one'
const UNIT_EN =
  'milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|bytes?|kilobytes?|megabytes?|gigabytes?|nodes?|replicas?|machines?|servers?|threads?|users?|rows?|requests?|percent|connections?|workers?|partitions?|shards?|copies'

/**
 * What makes an answer concrete, in text of NFKC width and lower case. Names are looked for apart, because their case
 * counts and the words of the question do not.
 */
export const CONCRETE: readonly string[] = [
  // A figure; but 2 种方式 and 第 1 点 count the answer's own parts.
  `(?<!第\\s*|\\d)\\d+(?!\\d|\\s*${COUNTED})`,
  `(?:[二两三四五六七八九十百千万半]|十几|几十|几百|几千)\\s*(?:${UNIT})|一(?:毫秒|秒|分钟|小时|天|年)`,
  `\\b(?:${NUMBER_EN})\\s+(?:${UNIT_EN})\\b`,
  // An example, or a case of one's own.
  '比如|例如|譬如|举个例子|举例|假设|假如|[拿以][^,。;]{1,14}(?:来说|为例)|像[^,。;]{1,16}(?:那样|这样|一样)|有一次|我们(?:线上|公司|项目|组里?|团队|生产)|线上出过|踩过',
  String.raw`\b(?:for example|for instance|e\.g\.|such as|suppose|imagine|in production|in our|last (?:week|month|year)|once,? (?:we|i)|we (?:saw|had|hit|ran|measured|found|lost)|my (?:team|project|service))\b`,
  // Code, a call, an option, a path, a file, a version.
  '`[^`]+`',
  String.raw`\b[a-z]+_[a-z_]+\b|\b[a-z]\w*\(\d?\)|(?<![\w-])--?[a-z][\w-]+|(?<![\w/])/[a-z][\w./-]+`,
  String.raw`\b[\w-]+\.(?:conf|cc?|cpp|h|go|rs|py|jsx?|tsx?|java|so|sock|pid|log|db|ya?ml|json|toml|sql|sh|service|proto)\b`,
]

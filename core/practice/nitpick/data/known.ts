/**
 * Capitals that need no explaining to anybody who asks such questions. Collected from the glossaries of operating
 * systems, networks and databases as far as a second-year student has met them; what a card is about is never in need
 * of it either, because its title and key points are known too.
 */
const ACRONYMS = `
  ABI AES AI AM ANSI API APP ARP ASCII AWS BGP BIOS BSD CD CI CLI CMS CORS CPU CRM CRUD CSRF CSS CSV CTO CUDA DB DBA
  DDL DHCP DML DNS DOM DOS EC2 ECC ECS ELF EOF ERP EU FAQ FIFO FPS GB GC GCC GCP GDB GID GIT GMT GNU GPT GPU GRPC
  GUI HA HDD HTML HTTP HTTPS IAAS ICMP ID IDE IEEE IETF IM IO IOPS IOT IP IPC IPV4 IPV6 ISO IT JAR JDBC JDK JIT JNI
  JPEG JPG JS JSON JSX JVM JWT KB LAN LB LIFO LLM LLVM LRU LTS MAC MB MD5 MIT ML MQ MR MTU MVC NAT NFS NIC NPM NTP
  NVME OK OOM ORM OS PAAS PB PC PCI PCIE PDF PHP PID PM PNG POSIX PR QA QPS QUIC RAID RAM RDS REST RFC RGB ROM RPC
  RPS RSA RTT SAAS SATA SCSI SDK SHA SLA SMTP SQL SRE SSD SSH SSL SVG TB TCP TLS TPS TS TSV TTL UDP UI UID UK URI
  URL US USB UTC UTF UUID UX VIM VLAN VM VPC VPN W3C WAN WIFI WS WSL XHR XML XSS YAML ZIP
`
/** Names in capitals rather than acronyms: signals, states, errors, methods, words of SQL and of logs. */
const NAMES = `
  ABRT ALRM BUS CHLD CONT FPE HUP ILL INT KILL PIPE QUIT SEGV STOP TERM TRAP TSTP USR1 USR2 WINCH
  EBADF EBUSY EDOM EIO EINTR EINVAL EPERM EPIPE ESRCH EXDEV
  ACK FIN PSH RST SYN URG LISTEN
  GET HEAD PATCH POST PUT DELETE TRACE
  ADD ALL ALTER AND ANY AS ASC BEGIN BY CASE CAST COUNT CREATE DESC DROP END EXEC FROM FULL GROUP IN INDEX INNER INTO IS
  JOIN KEY LEFT LIKE LIMIT LOCK MAX MIN NOT NULL OFF ON OPEN OR ORDER PLAN READ ROW ROWS SAVE SET SHOW SUM TABLE TO UNION USE
  VALUE VIEW WHERE WITH WRITE
  DEBUG ERROR FATAL INFO WARN TODO FIXME DONE FAIL FALSE TRUE NONE PASS YES NO
  ONE TWO NEW OLD BUSY WAIT ASK MOVED EXTRA BASE
  XFS ZFS APFS NTFS EXT4 BTRFS
`
export const KNOWN_CAPITALS: ReadonlySet<string> = new Set(`${ACRONYMS} ${NAMES}`.trim().split(/\s+/))

/**
 * Single words that hide a whole mechanism, so that a listener asks at once: what is that? Not the everyday words of
 * the trade (缓存, 索引, 幂等, cache, deadlock), which explain themselves or are what an answer is built of.
 */
export const JARGON: readonly string[] = [
  '惊群',
  '脑裂',
  '回表',
  '索引下推',
  '写偏斜',
  '间隙锁',
  '写屏障',
  '内存屏障',
  '三色标记',
  '伪共享',
  '背压',
  '缓存穿透',
  '缓存击穿',
  '缓存雪崩',
  'thundering herd',
  'split brain',
  'write skew',
  'gap lock',
  'write barrier',
  'memory barrier',
  'false sharing',
  'head-of-line blocking',
  'backpressure',
  'tombstone',
  'fencing token',
  'stop-the-world',
]

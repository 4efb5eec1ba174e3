// Groups of arguments are spread as groups, to be read as such.
/* oxlint-disable unicorn/no-useless-spread */
import { lstatSync, readlinkSync } from 'node:fs'

const MB = 1024 * 1024

/** An ordinary user that owns nothing: who runs a demo when the app runs as root. */
const NOBODY_ELSE = '61184'

/** How much a sandbox may use. `limits` of a manifest are a part of it. */
export type Allowance = {
  readonly wallMs: number
  readonly cpuS: number
  readonly processes: number
  /** RLIMIT_DATA: the memory one process may ask for. */
  readonly processBytes: number
  /** RLIMIT_AS. Node needs 1 GB of addresses, Go more, of which they use little. */
  readonly addressBytes: number
  /** All processes together. Watched, not set. */
  readonly treeBytes: number
  readonly openFiles: number
  readonly fileBytes: number
  /** Of /tmp. */
  readonly diskBytes: number
  readonly outputBytes: number
}

/** Descriptors of the sandboxed command beyond the three standard ones. */
export const ARTEFACT_FD = 3
export const REPORT_FD = 4
/** Where standard output waits while a pipe is put in its place. */
export const SPARE_FD = 5
/** Where what the program writes to standard error comes out: descriptor 2 is left to the steps that make the sandbox. */
export const STDERR_FD = 6
export const FIRST_FREE_FD = 7

/** A file put into the sandbox: read from descriptor `fd` of the spawned command. */
export type Placed = { readonly path: string; readonly fd: number; readonly mode: '0444' | '0555' }

/**
 * First step, in bash. Ends when the app that started it is already gone. Closes the descriptors that the app handed
 * on by accident; offers itself to the OOM killer. $1: highest descriptor that is meant; $2: process id of the app.
 */
const LAUNCH = `[[ $PPID == "$2" ]] || exit 125
for f in /proc/self/fd/*; do n=\${f##*/}; (( n > $1 )) && eval "exec $n<&-"; done
echo 1000 >/proc/self/oom_score_adj
shift 2; exec "$@"`

/**
 * Second step, process 1 of a PID namespace that holds all that follows: when it dies, all of it dies. Makes the only
 * writable folders (a tmpfs bounded in bytes and in files), and leaves few of the learner's file watches. Node's pipes
 * are sockets, which cannot be opened again as /dev/stdout: \`cat\` puts pipes in their place. Waits, and reports how it
 * ended; before the times are told, \`true\` is waited for until nobody is left who was handed to process 1, since only
 * whom it has waited for counts.
 */
const CONTAIN = `mount -t tmpfs -o "size=$1,nr_inodes=8192,mode=0700,nosuid,nodev" demo /mnt && mkdir -m 0700 /mnt/tmp /mnt/shm || exit 125
{ echo 32 >/proc/sys/user/max_inotify_instances; echo 1024 >/proc/sys/user/max_inotify_watches; } 2>/dev/null
shift
cat | { { { "$@" ${SPARE_FD}>&- ${STDERR_FD}>&-; echo "exit $?" >&${REPORT_FD}; } 2>&1 >&${SPARE_FD} ${SPARE_FD}>&- | cat >&${STDERR_FD}; } ${SPARE_FD}>&1 | cat; }
for again in 1 2 3 4 5 6 7 8; do
  read -r children </proc/thread-self/children
  [ -n "$children" ] || break
  /bin/true
done
times >&${REPORT_FD}`

/** Last step, inside: says that the sandbox stands, and becomes the program. */
const BEGIN = `echo start >&${REPORT_FD}; exec ${REPORT_FD}>&-; exec "$@"`
const BEGIN_WITHOUT_ARTEFACT = `echo start >&${REPORT_FD}; exec ${ARTEFACT_FD}>&- ${REPORT_FD}>&-; exec "$@"`

/** The system's programs, without what an administrator put beside them. */
function systemFolders(): readonly string[] {
  const links = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'].flatMap((name) => {
    const entry = lstatSync(`/${name}`, { throwIfNoEntry: false })
    if (entry === undefined) return []
    return entry.isSymbolicLink()
      ? ['--symlink', readlinkSync(`/${name}`), `/${name}`]
      : ['--ro-bind', `/${name}`, `/${name}`]
  })
  const shared = ['alternatives', 'ld.so.cache', 'ld.so.conf', 'ld.so.conf.d', 'localtime']
  return [
    ...['--ro-bind', '/usr', '/usr', '--tmpfs', '/usr/local', '--tmpfs', '/usr/src'],
    ...links,
    ...shared.flatMap((name) => ['--ro-bind-try', `/etc/${name}`, `/etc/${name}`]),
  ]
}

/** What is set inside besides what a demo's language needs. Nothing of the app's environment reaches it. */
const ENVIRONMENT = { PATH: '/usr/bin:/bin', HOME: '/tmp', TMPDIR: '/tmp', LANG: 'C.UTF-8', TERM: 'dumb' }

/**
 * The command that runs `argv` in a sandbox: a user of its own, no privileges, its own processes, mounts and loopback
 * network, the system's programs read-only, nothing else of this machine. decision 013 has the reason of each step.
 */
export function sandboxCommand(asked: {
  readonly argv: readonly string[]
  readonly allowance: Allowance
  readonly placed: readonly Placed[]
  /** Folders or files of the machine that a tool needs beside /usr. Read-only. */
  readonly binds: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly filterFd: number
  readonly highestFd: number
  readonly hasArtefact: boolean
  readonly isRoot: boolean
  readonly parent: number
}): readonly string[] {
  const { allowance: allowed } = asked
  const seconds = Math.ceil(allowed.wallMs / 1000)
  const rights = asked.isRoot
    ? [`--reuid=${NOBODY_ELSE}`, `--regid=${NOBODY_ELSE}`, '--clear-groups', '--inh-caps=-all', '--bounding-set=-all']
    : []
  // The app's death kills it from here on, wherever it stands.
  const detach = ['setpriv', ...rights, '--no-new-privs', '--pdeathsig=KILL', '--']
  const launch = ['bash', '--norc', '--noprofile', '-c', LAUNCH, 'bash', `${asked.highestFd}`, `${asked.parent}`]
  const namespaces = [
    'unshare',
    '--user',
    '--map-root-user',
    '--mount-proc',
    '--pid',
    '--fork',
    '--kill-child=KILL',
    '--',
  ]
  const contain = ['sh', '-c', CONTAIN, 'sh', `${allowed.diskBytes}`]
  const both = (name: string, n: number): string => `--${name}=${n}:${n}`
  // Before bwrap: its own process 1 inside would else have no limits, and could be written to.
  const limits = [
    'prlimit',
    `--cpu=${allowed.cpuS}:${allowed.cpuS + 1}`,
    // A fresh user namespace counts its own processes alone; five of them are the sandbox's.
    both('nproc', allowed.processes + 5),
    both('nofile', allowed.openFiles),
    both('fsize', allowed.fileBytes),
    both('data', allowed.processBytes),
    both('as', allowed.addressBytes),
    both('stack', 8 * MB),
    both('core', 0),
    both('memlock', 65536),
    both('msgqueue', 0),
    both('rtprio', 0),
    both('nice', 0),
    both('sigpending', 256),
    '--',
  ]
  const begin = ['sh', '-c', asked.hasArtefact ? BEGIN : BEGIN_WITHOUT_ARTEFACT, 'sh']
  return [
    ...detach,
    ...launch,
    ...['nice', '-n', '10'],
    ...namespaces,
    ...contain,
    ...limits,
    ...bubblewrap(asked),
    ...begin,
    ...['timeout', '-s', 'KILL', `${seconds + 3}`],
    ...asked.argv,
  ]
}

function bubblewrap({
  placed,
  binds,
  environment,
  filterFd,
}: Pick<Parameters<typeof sandboxCommand>[0], 'placed' | 'binds' | 'environment' | 'filterFd'>): readonly string[] {
  return [
    'bwrap',
    ...['--unshare-user', '--unshare-all', '--disable-userns', '--uid', '1000', '--gid', '1000', '--cap-drop', 'ALL'],
    ...['--hostname', 'sandbox', '--die-with-parent', '--new-session'],
    ...systemFolders(),
    ...binds.flatMap((path) => ['--ro-bind', path, path]),
    ...['--proc', '/proc', '--dev', '/dev', '--bind', '/mnt/tmp', '/tmp', '--dir', '/tmp/work'],
    ...placed.flatMap(({ path, fd, mode }) => ['--perms', mode, '--file', `${fd}`, path]),
    ...['--remount-ro', '/dev', '--bind', '/mnt/shm', '/dev/shm'],
    ...['--remount-ro', '/usr/local', '--remount-ro', '/usr/src', '--remount-ro', '/'],
    ...['--chdir', '/tmp/work', '--clearenv'],
    ...Object.entries({ ...ENVIRONMENT, ...environment }).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--seccomp', `${filterFd}`, '--'],
  ]
}

/**
 * What a demo may not ask of the kernel. Numbers are those of arch/x86/entry/syscalls/syscall_64.tbl and
 * include/uapi/asm-generic/unistd.h of Linux 6.12: [x64, arm64], null where an architecture has no such call.
 */
type Numbers = readonly [x64: number, arm64: number | null]

/** Refused with EPERM: a program that asks knows what it does, and is told no. */
export const FORBIDDEN: Readonly<Record<string, Numbers>> = {
  // Changing what is mounted, and stepping into other namespaces.
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  unshare: [272, 97],
  setns: [308, 268],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  // Files by handle walk past every mount.
  name_to_handle_at: [303, 264],
  open_by_handle_at: [304, 265],
  // Other processes' memory and descriptors.
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  process_madvise: [440, 440],
  kcmp: [312, 272],
  pidfd_getfd: [438, 438],
  move_pages: [279, 239],
  migrate_pages: [256, 238],
  // Leaves memory in pipes, where it counts as nobody's.
  vmsplice: [278, 75],
  // Doors into the kernel with a long history of holes.
  bpf: [321, 280],
  perf_event_open: [298, 241],
  userfaultfd: [323, 282],
  fanotify_init: [300, 262],
  add_key: [248, 217],
  request_key: [249, 218],
  keyctl: [250, 219],
  modify_ldt: [154, null],
  // IPC that outlives its processes, and is bounded by no limit of theirs.
  shmget: [29, 194],
  msgget: [68, 186],
  semget: [64, 190],
  mq_open: [240, 180],
  // The machine itself.
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  syslog: [103, 116],
  acct: [163, 89],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  swapon: [167, 224],
  swapoff: [168, 225],
  reboot: [169, 142],
  settimeofday: [164, 170],
  clock_settime: [227, 112],
  adjtimex: [159, 171],
  clock_adjtime: [305, 266],
  sethostname: [170, 161],
  setdomainname: [171, 162],
  vhangup: [153, 58],
  iopl: [172, null],
  ioperm: [173, null],
  uselib: [134, null],
  sysfs: [139, null],
  lookup_dcookie: [212, 18],
  nfsservctl: [180, 42],
}

/** Answered as an older kernel would, so that libraries fall back to what is allowed. */
export const UNKNOWN: Readonly<Record<string, Numbers>> = {
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  // Of its events the whole machine has 65536.
  io_setup: [206, 0],
  // Executable memory that is on no file system of the sandbox.
  memfd_create: [319, 279],
  memfd_secret: [447, 447],
  // Its flags lie in memory, where a filter cannot look.
  clone3: [435, 435],
  statmount: [457, 457],
  listmount: [458, 458],
}

/** The last call this table was made with: what came later is answered as unknown. */
export const NEWEST = 462

/** Calls whose arguments are looked at. */
export const EXAMINED = {
  clone: [56, 220],
  ioctl: [16, 29],
  socket: [41, 198],
  socketpair: [53, 199],
  personality: [135, 92],
} as const satisfies Readonly<Record<string, Numbers>>

# What does a program find open when it starts? Whatever was open before: exec replaces the program, not the
# table of descriptors, and nobody asks which of them the new one needs.
set -eu

# The command under test, run in a process of its own: is descriptor 7 open there?
look='[ -e /proc/self/fd/7 ] && echo open || echo closed'

exec 7> note # `exec` without a command: open it for this shell itself
echo "descriptor 7 in a program that this shell starts:     $(sh -c "$look")"
echo "in one that is started with 7>&-:                     $(sh -c "$look" 7>&-)"
echo "in this shell, afterwards:                            $(eval "$look")"

# exec with a command: the same process goes on with another program. $$ is its pid, "$1" that program's script.
state=$(sh -c 'echo $$ > before; exec sh -c "$1"' sh "echo \$\$ > after; $look")
cmp -s before after && same=yes || same=no
echo "after exec: the same process: $same, descriptor 7:     $state"

# The file is not opened again: both write through one open file, and share the position in it.
sh -c 'echo "from the other program" >&7'
echo "from this shell" >&7
echo "what the two wrote:                                   $(paste -s -d, note)"

# Why it matters. A lock belongs to the open file, so it lasts as long as any descriptor of it does.
exec 8> lock
flock 8
mkfifo go
sh -c 'read -r word < go' & # some helper that runs on; it never heard of the lock
exec 8>&-                   # we are done with it
flock -n lock true && state=free || state='still taken, by the helper'
echo "the lock, once we have closed our descriptor:         $state"
echo end > go
wait $!
flock -n lock true && state=free || state='still taken'
echo "the lock, once the helper has ended:                  $state"

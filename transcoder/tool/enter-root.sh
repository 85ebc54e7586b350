# Runs COMMAND where nothing is to be seen but the system's programs, FILES (to read) and FOLDER (to write).
#   sh enter-root.sh FOLDER|'' FILE… -- COMMAND…
# In a mount namespace of its own; 125 when the machine does not permit it.
set -eu
trap '[ $? = 0 ] || exit 125' EXIT
# An empty root is built where no lesson can lie, and is seen by this process alone.
root=/sys/kernel
folder=$1
shift
mount -t tmpfs -o size=1m,mode=755 youke "$root"

see() {
  [ -e "$1" ] || return 0
  if [ -d "$1" ]; then
    [ -d "$root$1" ] || mkdir -p "$root$1"
  elif [ ! -e "$root$1" ]; then
    [ -d "$root${1%/*}" ] || mkdir -p "$root${1%/*}"
    : >"$root$1"
  fi
  mount -o "$2" "$1" "$root$1"
}

# At once, for each program that is started here costs a millisecond or two.
mkdir -p "$root/usr" "$root/etc/alternatives" "$root/proc" "$root/dev"
# Links into /usr on a merged system.
links=
for path in /bin /sbin /lib /lib64; do
  if [ -L "$path" ]; then links="$links $path"; else see "$path" rbind,ro,nosuid,nodev; fi
done
[ -z "$links" ] || cp -P $links "$root/"
# Alternatives: Debian's ffmpeg finds its linear algebra there. The processors: some encoders count them there.
for path in /usr /etc/ld.so.cache /etc/alternatives /proc/cpuinfo; do see "$path" rbind,ro,nosuid,nodev; done
for path in /dev/null /dev/urandom; do see "$path" bind; done
[ -z "$folder" ] || see "$folder" rbind,nosuid,nodev,noexec
# Every flag that a mount may have locked is given again, or making it read-only is refused.
while [ "$1" != -- ]; do
  see "$1" bind,ro,nosuid,nodev,noexec
  shift
done
shift
mount -o remount,bind,ro "$root"
exec unshare --root="$root" --wd="${folder:-/}" "$@"

# Sourced by ./run, ./test and .ci/run: installs packages and builds, and says plainly why it cannot.
# After sourcing: $root is the checkout.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }
stop() { say "$*"; exit 2; }

# install GROUP…: the packages of scripts/packages in these groups that are not there yet.
install() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || stop "this needs Debian 12 (apt-get); elsewhere install the packages of scripts/packages and run cmake --preset release"
  local group name missing=()
  while IFS=$'\t' read -r group name; do
    case " $* " in *" $group "*) ;; *) continue ;; esac
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done < <(grep -v '^#' "$root/scripts/packages")
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || stop "these packages are missing and only root can install them: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  local free
  free=$(df -Pk /usr | awk 'NR==2{print $4}')
  [ "$free" -ge 1500000 ] || stop "no space: /usr has $((free / 1024)) MB free, the packages need about 1500 MB"
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  local log
  log=$(mktemp)
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update >"$log" 2>&1 ||
    ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
    tail -n 5 "$log" >&2
    rm -f "$log"
    stop "the packages could not be installed (see above): is there a network, and are these Debian 12's sources?"
  fi
  rm -f "$log"
}

# build PRESET [TARGET…]: configures when needed and builds; quiet unless it fails.
build() {
  local preset=$1 log
  shift
  [ -w "$root" ] || stop "no rights to write below $root"
  local free
  free=$(df -Pk "$root" | awk 'NR==2{print $4}')
  [ "$free" -ge 500000 ] || stop "no space: $root has $((free / 1024)) MB free, a build needs about 500 MB"
  mkdir -p "$root/build" || stop "cannot make $root/build"
  log="$root/build/$preset.log"
  [ -x "$root/build/$preset/tawatur" ] || say "building ($preset), a few minutes the first time"
  if ! (cd "$root" && cmake --preset "$preset" && cmake --build "build/$preset" ${@:+--target "$@"}) >"$log" 2>&1; then
    grep -E 'error|Error|FAILED|No space' "$log" | head -n 20 >&2
    stop "the build failed; all of it is in $log"
  fi
}

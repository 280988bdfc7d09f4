#!/usr/bin/env bash
# imports.sh FOLDER LIBRARY…: import libraries for lld-link, made from the names that mingw-w64's own archives hold.
# (Those archives themselves do not serve: they carry GNU start-up code beside the names.)
set -euo pipefail
room=$1
shift

for mingw in /usr/x86_64-w64-mingw32/lib /usr/x86_64-w64-mingw32/sys-root/mingw/lib ''; do [ -e "$mingw/libucrt.a" ] && break; done
[ -n "$mingw" ] || { echo "error: mingw-w64's libraries are missing: apt-get install mingw-w64-x86-64-dev" >&2; exit 1; }

# names ARCHIVE: "member symbol type", what each member defines.
names() { llvm-nm -A --defined-only --format=posix "$mingw/lib$1.a" 2>/dev/null | sed -nE 's/^.*\[([^]]+)\]: (\S+) (\S).*/\1 \2 \3/p'; }

# library DLL FILE <names: a name with code is a function, one with only a pointer (__imp_) is data.
library() {
  { printf 'LIBRARY "%s"\nEXPORTS\n' "$1"
    awk '$2 ~ /^__imp_/ { pointer[substr($2, 7)] = 1; next } $3 == "T" { code[$2] = 1 }
      END { for (n in pointer) print n (n in code ? "" : " DATA") }' | LC_ALL=C sort; } >"$room/$2.def"
  llvm-dlltool -m i386:x86-64 -d "$room/$2.def" -l "$room/$2.lib"
}

for name; do
  case $name in
    # It also exports C functions, which must come from the C runtime.
    ntdll) names ntdll | awk '$2 ~ /^(__imp_)?(Nt|Rtl|Ldr|Zw|Tp)/' ;;
    *) names "$name" | awk '$2 !~ /^(__imp_)?ord_/' ;;
  esac | library "$name.dll" "$name"
done

# The universal C runtime, one library for each of its api sets; the archive's members are named after them. All of it is code,
# also where mingw-w64 has its own instead (sin, ceil …) and keeps only the pointer.
names ucrt | sed -nE 's/^\S*(api-ms-win-crt-[a-z]+-l1-1-0)\S*/\1/p' >"$room/ucrt.names"
for set in $(cut -d' ' -f1 "$room/ucrt.names" | LC_ALL=C sort -u); do
  { awk -v set="$set" '$1 == set && $2 ~ /^__imp_/ { print; print $1, substr($2, 7), "T" }' "$room/ucrt.names" |
      # "private" repeats much of VCRUNTIME: only what the runtime asks for
      case $set in *-private-*) awk '$2 ~ /^(__imp_)?(mem(cmp|cpy|move|chr)|str(chr|rchr|str)|wcs(chr|rchr|str)|__C_specific_handler|_CxxThrowException|__CxxFrameHandler3?|__std_terminate|__current_exception.*)$/' ;; *) cat ;; esac
    # which mingw-w64 brings itself
    case $set in *-string-*) for n in strnlen wcsnlen; do printf '%s __imp_%s I\n%s %s T\n' "$set" $n "$set" $n; done ;; esac
  } | library "$set.dll" "$set"
done
rm "$room/ucrt.names"

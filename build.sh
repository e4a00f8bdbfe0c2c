# Shared by ./run and ./test: finds Java and Maven, builds the program when its sources changed. Sourced, not run.

PROGRAM=app/target/program
STAMP=app/target/program.stamp
LOG=app/target/build.log
JAVA="${JAVA_HOME:+$JAVA_HOME/bin/}java"
JAVA_OPTIONS="-Xmx${WATTLEDGER_HEAP:-512m} -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Daxoniq.update-checker.disabled=true -Ddisable-axoniq-console-message=true"

fail() {
  echo "wattledger: $*" >&2
  exit 1
}

require_java() {
  command -v "$JAVA" > /dev/null || fail "no Java found: install a JDK, version 17 or newer, or set JAVA_HOME"
  local version
  version=$("$JAVA" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 17 ] || fail "Java ${version:-of unknown version} found, 17 or newer is needed (set JAVA_HOME)"
}

require_maven() {
  command -v mvn > /dev/null || fail "no Maven found: install Maven 3.8 or newer"
}

# One hash over everything that the program is built from.
sources_hash() {
  find pom.xml shared-kernel command-side query-side meter-adapter meter-simulator app \
    \( -name target -o -path '*/src/test' \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 cat | cksum
}

build_program() {
  local hash
  hash=$(sources_hash)
  if [ -f "$PROGRAM/app.jar" ] && [ "$(cat "$STAMP" 2> /dev/null)" = "$hash" ]; then
    return
  fi
  require_maven
  mkdir -p app/target
  echo "Building (the first time this downloads libraries and takes a few minutes) ..."
  mvn -B -ntp -DskipTests -Dspotless.check.skip package -pl app -am > "$LOG" 2>&1 &
  local build=$! seen=0
  trap 'kill $build 2> /dev/null; exit 130' INT TERM
  while kill -0 $build 2> /dev/null; do
    seen=$(show_progress "$seen")
    sleep 1
  done
  trap - INT TERM
  show_progress "$seen" > /dev/null
  wait $build || {
    grep -E '^\[ERROR\]' "$LOG" | head -n 20 >&2
    fail "the build failed; all of it is in $LOG"
  }
  rm -rf "$PROGRAM"
  "$JAVA" -Djarmode=tools -jar app/target/wattledger.jar extract --destination "$PROGRAM" > /dev/null
  mv "$PROGRAM/wattledger.jar" "$PROGRAM/app.jar"
  echo "$hash" > "$STAMP"
}

# Prints the "Building module [n/m]" lines that were not shown yet to the terminal, and their number to the caller.
show_progress() {
  local lines
  lines=$(grep -E '^\[INFO\] Building .*\[[0-9]+/[0-9]+\]' "$LOG" | sed -E 's/^\[INFO\] Building ([^ ]+) [^ ]+ +/  \1 /' || true)
  [ -z "$lines" ] || printf '%s\n' "$lines" | tail -n +$(($1 + 1)) >&2
  [ -z "$lines" ] && echo 0 || printf '%s\n' "$lines" | wc -l
}

#!/usr/bin/env bash
# Verbs of the repository; see README.md. build.ps1 has the same ones.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

solution=Carbon.sln
configuration=${CONFIGURATION:-Release}
results=artifacts/test-results
runtimes=(linux-x64 linux-arm64 win-x64)

usage() {
    cat <<'TEXT'
usage: ./build.sh VERB [arguments]
  run      the demonstration; arguments go to carbon demo, for example --port 0
  test     installs with apt what the tests need (as root only), builds once, runs every test project
  bench    the benchmarks in Release; writes artifacts/bench.json
  format   formats the code; format --check only verifies
  publish  self-contained folders under artifacts/publish/: linux-x64, linux-arm64, win-x64
TEXT
}

need_sdk() {
    command -v dotnet >/dev/null || { echo "The .NET 10 SDK is not on PATH; install it, or add its folder to PATH." >&2; exit 2; }
}

# Peers and browser of the tests (tests/packages.txt). Without root or apt the tests that need them are skipped.
install_packages() {
    local missing=() package
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 0
    while read -r package _; do
        [[ -z $package || $package == \#* ]] && continue
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done <tests/packages.txt
    [[ ${#missing[@]} -eq 0 ]] && return 0
    if [[ $(id -u) -ne 0 ]]; then
        echo "Not installed, tests that need them are skipped: ${missing[*]}" >&2
        return 0
    fi
    echo "Installing ${missing[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get -qq update && apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends "${missing[@]}"; } </dev/null >"$results/apt.log" 2>&1; then
        tail -n 5 "$results/apt.log" >&2
        echo "Not everything could be installed ($results/apt.log); tests that need it are skipped." >&2
    fi
}

# Peers of the tests from npm (tests/npm-packages.txt), outside the sources. Without npm the tests that need them are skipped.
install_peers() {
    local wanted
    wanted=$(sed 's/#.*//' tests/npm-packages.txt | xargs)
    [[ -z $wanted || $(cat artifacts/peers/installed 2>/dev/null) == "$wanted" ]] && return 0
    if ! command -v npm >/dev/null; then
        echo "npm is not there, tests that need its packages are skipped: $wanted" >&2
        return 0
    fi
    echo "Installing $wanted" >&2
    # shellcheck disable=SC2086 # one word a package
    if timeout 300 npm install --prefix artifacts/peers --no-save --ignore-scripts --no-audit --no-fund $wanted </dev/null >"$results/npm.log" 2>&1; then
        echo "$wanted" >artifacts/peers/installed
    else
        tail -n 5 "$results/npm.log" >&2
        echo "$wanted could not be installed ($results/npm.log); tests that need it are skipped." >&2
    fi
}

# An attribute of a TRX file's <Counters>.
counter() {
    sed -n "s/.*<Counters [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

run_tests() {
    local passed=0 failed=0 skipped=0 project name trx code total executed good
    rm -rf "$results"
    mkdir -p "$results"
    install_packages
    install_peers
    dotnet format whitespace . --folder --exclude artifacts --verify-no-changes
    dotnet build "$solution" -c "$configuration" -v quiet
    # What the build wrote goes to the disk now, not under the tests that wait for theirs.
    sync
    for project in tests/*/*.csproj; do
        name=$(basename "$project" .csproj)
        [[ $name == Carbon.Benchmarks ]] && continue
        echo "== $name"
        code=0
        dotnet test "$project" -c "$configuration" --no-build "$@" \
            --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
            --blame-hang --blame-hang-timeout 6m --blame-hang-dump-type none </dev/null || code=$?
        trx=$results/$name.trx
        total=0 executed=0 good=0
        if [[ -f $trx ]]; then
            total=$(counter total "$trx") executed=$(counter executed "$trx") good=$(counter passed "$trx")
        fi
        total=${total:-0} executed=${executed:-0} good=${good:-0}
        passed=$((passed + good)) failed=$((failed + executed - good)) skipped=$((skipped + total - executed))
        if [[ $total -eq 0 || ($code -ne 0 && $executed -eq $good) ]]; then
            echo "$name ended with status $code after $total tests: counted as one failure." >&2
            failed=$((failed + 1))
        fi
    done
    echo "$passed passed, $failed failed, $skipped skipped"
    [[ $failed -eq 0 && $passed -gt 0 ]]
}

publish() {
    local runtime
    for runtime in "${runtimes[@]}"; do
        dotnet publish src/Carbon.Node -c Release -r "$runtime" --self-contained -o "artifacts/publish/$runtime" -v quiet
        echo "artifacts/publish/$runtime"
    done
}

verb=${1:-}
[[ $# -gt 0 ]] && shift
case $verb in
    run) need_sdk; exec dotnet run --project src/Carbon.Node -- demo "$@" ;;
    test) need_sdk; run_tests "$@" ;;
    bench) need_sdk; mkdir -p artifacts; exec dotnet run -c Release --project tests/Carbon.Benchmarks -- --output artifacts/bench.json "$@" ;;
    format)
        need_sdk
        if [[ ${1:-} == --check ]]; then exec dotnet format "$solution" --verify-no-changes; else exec dotnet format "$solution" "$@"; fi
        ;;
    publish) need_sdk; publish ;;
    help | -h | --help) usage ;;
    *) usage >&2; exit 2 ;;
esac

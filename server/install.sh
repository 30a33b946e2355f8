# Installing Debian's packages, for server/run and tests/run; read by them with `.`, never run.
# Only what is missing is installed, so a second run asks dpkg once and goes on.

# What building takes.
build_packages=(
    clang-19 ccache mold ninja-build cmake pkg-config tzdata
    libboost1.81-dev libboost-json1.81-dev libboost-url1.81-dev
    libsoci-dev libsqlite3-dev libpq-dev libical-dev libspdlog-dev libsodium-dev
    libcurl4-openssl-dev libgmime-3.0-dev libhowardhinnant-date-dev libcli11-dev
    libtomlplusplus-dev libkainjow-mustache-dev libpugixml-dev zlib1g-dev libssl-dev libseccomp-dev
    liboath-dev libqrencode-dev libfido2-dev
    libgtest-dev libgmock-dev libbenchmark-dev # configuring looks for them, whatever is built
)

# What the service runs when it is there: PDFs of documents, with a font for them.
service_packages=(weasyprint fonts-dejavu-core)

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "Packages are missing and there is no sudo: run as root once, or: apt-get install ${missing[*]}"
    fi
}

# missing_of PACKAGE...: prints those that are not installed.
missing_of() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null |
        sed -n 's/^ii  *//p') || true
    local package
    for package in "$@"; do
        grep -qx "$package" <<<"$installed" || printf '%s\n' "$package"
    done
}

# install_packages PACKAGE...: installs what is missing, or says what to do.
install_packages() {
    command -v dpkg-query >/dev/null || fail "This needs Debian 12: its packages are installed by apt."
    mapfile -t missing < <(missing_of "$@")
    # Node.js and npm may come from elsewhere than Debian.
    command -v node >/dev/null || missing+=(nodejs)
    command -v npm >/dev/null || missing+=(npm)
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    local log
    log=$(mktemp)
    if ! as_root apt-get -o DPkg::Lock::Timeout=600 -qq update >"$log" 2>&1; then
        say "The package lists could not be renewed; trying with those at hand."
    fi
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -y -qq \
        --no-install-recommends install "${missing[@]}" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        fail "These packages could not be installed (see above); install them by hand, then run this again: ${missing[*]}"
    fi
    rm -f "$log"
}

# build PRESET TARGET...: configures and builds, quietly but not silently; shows what failed.
build() {
    local preset=$1 log
    shift
    log=$(mktemp)
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "Configuring build/$preset"
        if ! cmake --preset "$preset" >"$log" 2>&1; then
            rm -rf "build/$preset/CMakeCache.txt"
            tail -n 30 "$log" >&2
            fail "The build could not be configured (see above)."
        fi
    fi
    say "Building $* in build/$preset"
    cmake --build "build/$preset" --target "$@" >"$log" 2>&1 &
    local builder=$! shown=0
    while kill -0 "$builder" 2>/dev/null; do
        sleep 1
        shown=$((shown + 1))
        [ $((shown % 20)) = 0 ] && say "  $(grep -aoE '^\[[0-9]+/[0-9]+\]' "$log" | tail -n 1)"
    done
    if ! wait "$builder"; then
        grep -avE '^\[[0-9]+/[0-9]+\] ' "$log" | head -n 60 >&2
        fail "The build failed (see above)."
    fi
    rm -f "$log"
}

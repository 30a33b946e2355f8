#!/usr/bin/env bash
# Makes an app password of somebody's in a running service, as they would in a browser, and prints it.
#   app_password.sh URL E-MAIL PASSWORD
set -euo pipefail
url=${1:?address of the service} email=${2:?e-mail address} password=${3:?password of the account}
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT

page() { curl -fsS -b "$jar" -c "$jar" "$@"; }
csrf_in() { sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' | head -n 1; }

page -o /dev/null -H "Origin: $url" --data-urlencode "email=$email" \
    --data-urlencode "password=$password" -d csrf= -d next= "$url/sign-in"
csrf=$(page "$url/me/calendar-programs/new" | csrf_in)
[ -n "$csrf" ] || { echo "nobody is signed in" >&2; exit 1; }
page -H "Origin: $url" -d "csrf=$csrf" -d "name=Test $$" "$url/me/calendar-programs/new" |
    sed -n 's/.*id="secret">\([^<]*\)<.*/\1/p' | head -n 1 | grep .

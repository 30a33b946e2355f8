#!/usr/bin/env bash
# A Dovecot for the tests alone: IMAP on loopback for one mailbox, gone when stopped.
#   dovecot.sh DIR PORT TLS_PORT   runs it in the foreground, until it is ended
# DIR is made, and holds what a test may look at: mail/ (a Maildir; the folder "Done" is mail/.Done),
# certificate.pem. The account is "meetings", the password "correct-horse". PORT offers STARTTLS.
set -euo pipefail
umask 022  # it runs as somebody else, who has to read what we write
dir=$1 port=$2 tls_port=$3
server=$(command -v dovecot || echo /usr/sbin/dovecot)
[ -x "$server" ] || { echo "Dovecot is not installed: apt-get install dovecot-imapd" >&2; exit 1; }

mkdir -p "$dir"/{run,state,mail/{cur,new,tmp},mail/.Done/{cur,new,tmp}}
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
    -keyout "$dir/key.pem" -out "$dir/certificate.pem" 2>/dev/null
# Mail is kept by nobody in particular: Dovecot hands none out as root.
if [ "$(id -u)" = 0 ]; then
    user=nobody group=nogroup
    chown -R nobody:nogroup "$dir"
    chmod 777 "$dir/mail/new"
    as_owner=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
else
    user=$(id -un) group=$(id -gn)
    as_owner=()
fi
cat >"$dir/dovecot.conf" <<CONF
protocols = imap
listen = 127.0.0.1
base_dir = $dir/run
state_dir = $dir/state
log_path = $dir/log
default_internal_user = $user
default_internal_group = $group
default_login_user = $user
mail_location = maildir:$dir/mail
mail_uid = $user
mail_gid = $group
first_valid_uid = 1
first_valid_gid = 1
ssl = yes
ssl_cert = <$dir/certificate.pem
ssl_key = <$dir/key.pem
ssl_dh =
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login
passdb {
  driver = static
  args = password={PLAIN}correct-horse
}
userdb {
  driver = static
  args = uid=$(id -u "$user") gid=$(id -g "$user") home=$dir
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = $tls_port
  }
}
CONF
exec "${as_owner[@]}" "$server" -F -c "$dir/dovecot.conf"

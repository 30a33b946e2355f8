#!/usr/bin/env bash
# A Postfix and a Dovecot for one test alone, as a council has them: mail is handed to Postfix with a
# password and STARTTLS, delivered to Dovecot by LMTP, and read there by IMAP. On loopback; nothing
# leaves this machine.
#   mail_servers.sh start DIR SMTP_PORT IMAPS_PORT LMTP_PORT AUTH_PORT ADDRESS...
#   mail_servers.sh stop DIR
# Each address has a mailbox and the password "correct-horse". For another address of the same domains
# Dovecot refuses what Postfix had taken, and Postfix sends it back; but what goes to others of the first
# one's domain, who are colleagues of the demonstration, is dropped, as all mail for other domains is.
# DIR/certificate.pem is the servers' own; DIR/postfix.log and DIR/dovecot.log say what was done.
set -euo pipefail
umask 022
[ "$(id -u)" = 0 ] || exec sudo "$0" "$@" # Postfix runs as root alone

start() {
    local dir=$1 smtp=$2 imaps=$3 lmtp=$4 auth=$5
    shift 5
    mkdir -p "$dir"/{postfix/{etc,queue,data},dovecot/{run,state,mail}}
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
        -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
        -keyout "$dir/key.pem" -out "$dir/certificate.pem" 2>/dev/null
    printf '%s:{PLAIN}correct-horse\n' "$@" >"$dir/dovecot/users"
    local domains
    domains=$(printf '%s\n' "${@#*@}" | sort -u | paste -sd' ')

    cat >"$dir/dovecot/dovecot.conf" <<CONF
protocols = imap lmtp
listen = 127.0.0.1
base_dir = $dir/dovecot/run
state_dir = $dir/dovecot/state
log_path = $dir/dovecot.log
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
mail_location = maildir:~/mail
first_valid_uid = 1
first_valid_gid = 1
ssl = required
ssl_cert = <$dir/certificate.pem
ssl_key = <$dir/key.pem
auth_failure_delay = 0
auth_mechanisms = plain login
recipient_delimiter = +
passdb {
  driver = passwd-file
  args = $dir/dovecot/users
}
userdb {
  driver = static
  args = uid=$(id -u nobody) gid=$(id -g nobody) home=$dir/dovecot/mail/%u
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
    port = 0
  }
  inet_listener imaps {
    port = $imaps
  }
}
service lmtp {
  inet_listener lmtp {
    port = $lmtp
  }
}
service auth {
  inet_listener sign-in {
    port = $auth
  }
}
CONF
    touch "$dir/dovecot.log"
    chown -R nobody:nogroup "$dir/dovecot" "$dir/key.pem" "$dir/dovecot.log"

    cat >"$dir/postfix/etc/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $dir/postfix/queue
data_directory = $dir/postfix/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = $dir/postfix.log
maillog_file_prefixes = $dir
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.exampleshire.example
mydestination =
mynetworks =
alias_maps =
smtpd_peername_lookup = no
smtp_dns_support_level = disabled
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_chain_files = $dir/key.pem, $dir/certificate.pem
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:$auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
recipient_delimiter = +
virtual_mailbox_domains = $domains
virtual_transport = lmtp:inet:127.0.0.1:$lmtp
transport_maps = texthash:$dir/postfix/etc/transport
default_transport = discard:
notify_classes =
CONF
    printf '%s\n' "$1 lmtp:inet:127.0.0.1:$lmtp" "${1#*@} discard:" >"$dir/postfix/etc/transport"
    # The services of Debian's master.cf that are needed, none of them in a chroot.
    cat >"$dir/postfix/etc/master.cf" <<CONF
127.0.0.1:$smtp inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
CONF
    chown postfix "$dir/postfix/data"
    setpriv --reuid=nobody --regid=nogroup --clear-groups /usr/sbin/dovecot -c "$dir/dovecot/dovecot.conf"
    postfix -c "$dir/postfix/etc" start 2>/dev/null
}

case "${1:-}" in
start) start "${@:2}" ;;
stop)
    postfix -c "$2/postfix/etc" stop 2>/dev/null || true
    setpriv --reuid=nobody --regid=nogroup --clear-groups \
        /usr/sbin/dovecot -c "$2/dovecot/dovecot.conf" stop 2>/dev/null || true
    rm -rf "$2"
    ;;
*)
    echo "usage: mail_servers.sh start DIR PORT PORT PORT PORT ADDRESS... | stop DIR" >&2
    exit 2
    ;;
esac

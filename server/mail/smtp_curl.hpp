#pragma once

#include <curl/curl.h>

#include "server/mail/smtp_mailer.hpp"

namespace quorate::server {

/// What one connection to the mail server insists on.
struct Encryption {
    long level = CURLUSESSL_ALL;
    bool verified = true;  // the certificate has to be the server's own
};

Encryption encryption_of(StartTls starttls);

/// Tells a handle of libcurl where the mail server is, how to reach it and as whom to sign in.
/// Throws std::logic_error when libcurl refuses an option.
void aim_at(CURL* handle, const SmtpSettings& settings, const Encryption& encryption);

}  // namespace quorate::server

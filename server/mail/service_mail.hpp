#pragma once

#include "core/people/authority.hpp"
#include "core/support/clock.hpp"
#include "core/support/private.hpp"
#include "core/support/random.hpp"
#include "server/mail/mailer.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// A mail about the service itself to who looks after it: from a council's address, about no
/// meeting, so that nothing waits for its reply.
struct ServiceMail {
    core::Authority from = {};
    core::Email to = {};
    MailText text = {};
    core::Instant at = {};
};

/// Sends it once; whoever calls decides what to do when it was not taken.
SendOutcome send_service_mail(Mailer& mailer, core::RandomSource& random, const ServiceMail& mail);

}  // namespace quorate::server

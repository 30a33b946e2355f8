#pragma once

#include "core/meetings/record_reply.hpp"
#include "server/app/page_language.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// What was sent of them, by a page that shows the note there was.
core::ReplyForm reply_form_of(const Fields& form);

/// The same from a page that never shows it: an empty box takes nothing back.
core::ReplyForm reply_form_unseen(const Fields& form);

/// The language of a page behind a seat's link: the one that was asked for, else the seat's, also
/// of a link that has stopped.
PageLanguage reply_page_language(App& app, const Request& request);

/// GET /i/{token}: the invitation, for people without an account. Says when and where as the
/// mail does: no name, no kind of meeting. Changes nothing, because mail scanners open links.
Response get_invitation(App& app, const Request& request, const core::Actor& actor);

/// POST /i/{token}: records the answer, or says why it comes too late.
Response post_invitation(App& app, const Request& request, const core::Actor& actor);

/// GET /i/{token}/done: what was recorded, and how to change it.
Response get_invitation_done(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server

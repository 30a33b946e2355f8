#pragma once

#include <string>
#include <vector>

#include "core/replies/look_at_reply.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What a mail says: "they are coming".
std::string answer_text(core::MailedAnswer answer);

/// "Noor Stubb proposes Thu 3 Dec at 14:00", "Noor Stubb: They may come".
std::string waiting_text(const core::SeenReply& seen);

/// The rows of the replies that somebody has to look at, for meetings/mailed_replies.
View waiting_rows(const std::vector<core::SeenReply>& replies, const core::MeetingId& meeting);

/// The rows of what else came by e-mail.
View noted_rows(const std::vector<core::SeenReply>& replies);

}  // namespace quorate::server

#pragma once

#include <optional>
#include <string>

#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "server/app/app.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// A mail as it will be, but for what is only made when it is sent.
struct InvitationPreview {
    std::string recipient;  // a name
    std::string from;
    MailText mail;
};

/// The invitation of the first of those invited from an agency who gets one by e-mail, else of the
/// first who gets one at all. Nothing when all are told by letter.
std::optional<InvitationPreview> invitation_preview(core::UnitOfWork& work,
                                                    const App& app,
                                                    const core::MeetingChoices& choices,
                                                    const core::MeetingDraft& draft);

}  // namespace quorate::server

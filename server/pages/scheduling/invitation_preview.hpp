#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/scheduling/meeting_needs.hpp"
#include "server/app/app.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// Somebody who gets an invitation by e-mail, by the number of their seat among those that the
/// meeting needs, from 1; the chair, who is asked in any case, by the next.
struct PreviewSeat {
    std::size_t number = 0;
    std::string name;
};

/// A mail as it will be, but for what is only made when it is sent.
struct InvitationPreview {
    std::string recipient;  // a name
    std::string from;
    MailText mail;
    std::size_t seat = 0;            // whose it is, of
    std::vector<PreviewSeat> seats;  // those who get one
};

/// The invitation of the seat asked for; else of the first of those invited from an agency who gets
/// one by e-mail, else of the first who gets one at all. Nothing when all are told by letter.
std::optional<InvitationPreview> invitation_preview(core::UnitOfWork& work,
                                                    const App& app,
                                                    const core::MeetingChoices& choices,
                                                    const core::MeetingNeeds& needs,
                                                    const core::MeetingDraft& draft,
                                                    std::optional<std::size_t> asked);

}  // namespace quorate::server

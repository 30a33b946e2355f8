#include "server/pages/scheduling/invitation_preview.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/meetings/whereabouts.hpp"
#include "core/people/authority_store.hpp"
#include "server/mail/invitation_mail.hpp"

namespace quorate::server {
namespace {

// As long as a reference is; the page says what it stands for.
const std::string no_reference_yet = "XXXXXX";
const std::string no_link_yet = "/i/made-when-you-send";

const core::Candidate* recipient(const core::MeetingChoices& choices,
                                 const core::MeetingDraft& draft)
{
    const core::Candidate* first = nullptr;
    for (const core::Candidate& candidate : choices.candidates) {
        const bool is_invited = std::ranges::any_of(
            draft.invitees, [&](const auto& seat) { return seat.holder == candidate.holder; });
        if (!is_invited || !candidate.by_mail) continue;
        if (candidate.holder.contact) return &candidate;
        if (first == nullptr) first = &candidate;
    }
    return first;
}

// As far as a mail tells of it.
core::Meeting meeting_of(const core::MeetingChoices& choices, const core::MeetingDraft& draft)
{
    const core::TimeAndPlace& asked = draft.when_and_where;
    core::Meeting meeting;
    meeting.authority = choices.family.authority;
    meeting.case_id = choices.family.id;
    meeting.starts_at = core::london_instant(asked.date.value() + asked.time.value());
    meeting.ends_at = meeting.starts_at + std::chrono::minutes{asked.length_minutes};
    meeting.mode = core::meeting_mode_from(asked.mode).value_or(core::MeetingMode::in_person);
    if (!asked.room.empty()) meeting.room = asked.room;
    meeting.venue = asked.venue;
    return meeting;
}

}  // namespace

std::optional<InvitationPreview> invitation_preview(core::UnitOfWork& work,
                                                    const App& app,
                                                    const core::MeetingChoices& choices,
                                                    const core::MeetingDraft& draft)
{
    const core::Candidate* to = recipient(choices, draft);
    const auto authority = work.authorities.find(choices.family.authority);
    if (to == nullptr || !authority) return std::nullopt;
    const core::Meeting meeting = meeting_of(choices, draft);
    const auto seat = std::ranges::find(draft.invitees, to->holder, &core::SeatRequest::holder);
    const core::AttendedTime time =
        core::attended(meeting, seat == draft.invitees.end() ? std::nullopt : seat->window);
    return InvitationPreview{
        .recipient = to->name.reveal(),
        .from = authority->name,
        .mail = mail_text(MeetingMail{
            .recipient = core::recipient_class(to->holder),
            .reference = no_reference_yet,
            .starts_at = time.starts_at,
            .ends_at = time.ends_at,
            .where = core::whereabouts(work, meeting, to->holder, *authority, no_reference_yet),
            .mode = meeting.mode,
            .link = app.settings.public_url() + no_link_yet,
            .service_name = authority->name,
            .service_phone = authority->meetings_phone})};
}

}  // namespace quorate::server

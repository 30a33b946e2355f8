#include "server/pages/scheduling/invitation_preview.hpp"

#include <algorithm>
#include <utility>

#include "core/dates/london_time.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/chair_parts.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/whereabouts.hpp"
#include "core/people/authority_store.hpp"
#include "server/mail/invitation_mail.hpp"

namespace quorate::server {
namespace {

// As long as a reference is; the page says what it stands for.
const std::string no_reference_yet = "XXXXXX";
const std::string no_link_yet = "/i/made-when-you-send";

struct Recipient {
    std::size_t number = 0;  // of the seat
    const core::Candidate* candidate = nullptr;
};

std::vector<Recipient> recipients(const core::MeetingChoices& choices,
                                  const core::MeetingNeeds& needs,
                                  const core::MeetingDraft& draft)
{
    std::vector<Recipient> all;
    for (std::size_t place = 0; place < needs.seats.size(); ++place) {
        const core::SeatHolder& holder = needs.seats[place].holder;
        const auto candidate =
            std::ranges::find(choices.candidates, holder, &core::Candidate::holder);
        const bool is_invited = std::ranges::any_of(
            draft.invitees, [&](const auto& seat) { return seat.holder == holder; });
        if (candidate != choices.candidates.end() && candidate->by_mail && is_invited)
            all.push_back({.number = place + 1, .candidate = &*candidate});
    }
    // The chair is always invited, and comes after those whom the meeting asks for.
    const auto chair = std::ranges::find(choices.candidates,
                                         core::SeatHolder{.user = draft.when_and_where.chair},
                                         &core::Candidate::holder);
    if (chair == choices.candidates.end() || !chair->by_mail) return all;
    if (std::ranges::find(all, &*chair, &Recipient::candidate) == all.end())
        all.push_back({.number = needs.seats.size() + 1, .candidate = &*chair});
    return all;
}

const Recipient& chosen(const std::vector<Recipient>& all, std::optional<std::size_t> asked)
{
    const auto found = asked ? std::ranges::find(all, *asked, &Recipient::number) : all.end();
    if (found != all.end()) return *found;
    const auto first = std::ranges::find_if(
        all, [](const Recipient& each) { return each.candidate->holder.contact.has_value(); });
    return first == all.end() ? all.front() : *first;
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
    meeting.chair = asked.chair;
    meeting.family_minutes_before = asked.family_minutes_before.value_or(0);
    meeting.debrief_minutes_after = asked.debrief_minutes_after.value_or(0);
    return meeting;
}

std::vector<core::SeatHolder> holders_in(const core::MeetingDraft& draft)
{
    std::vector<core::SeatHolder> holders;
    for (const core::SeatRequest& seat : draft.invitees)
        holders.push_back(seat.holder);
    return holders;
}

}  // namespace

std::optional<InvitationPreview> invitation_preview(core::UnitOfWork& work,
                                                    const App& app,
                                                    const core::MeetingChoices& choices,
                                                    const core::MeetingNeeds& needs,
                                                    const core::MeetingDraft& draft,
                                                    std::optional<std::size_t> asked)
{
    const auto all = recipients(choices, needs, draft);
    const auto authority = work.authorities.find(choices.family.authority);
    if (all.empty() || !authority) return std::nullopt;
    const auto [number, to] = chosen(all, asked);
    std::vector<PreviewSeat> seats;
    for (const Recipient& each : all)
        seats.push_back({.number = each.number, .name = each.candidate->name.reveal()});
    const core::Meeting meeting = meeting_of(choices, draft);
    const auto seat = std::ranges::find(draft.invitees, to->holder, &core::SeatRequest::holder);
    const auto window = seat == draft.invitees.end() ? std::nullopt : seat->window;
    const bool is_chair = to->holder.user == meeting.chair;
    const core::AttendedTime time =
        is_chair ? core::AttendedTime{core::needed_from(meeting), core::needed_until(meeting)}
                 : core::attended(meeting, window);
    const auto early =
        core::minutes_with_chair(work, meeting, to->holder, window, holders_in(draft));
    const auto asked_for =
        seat == draft.invitees.end() ? std::optional<core::Language>{} : seat->language;
    const core::Language language =
        asked_for ? *asked_for : core::Candidates{work, meeting}.language(to->holder);
    return InvitationPreview{
        .recipient = to->name.reveal(),
        .from = authority->name,
        .mail = mail_text(MeetingMail{
            .recipient = core::recipient_class(to->holder),
            .reference = no_reference_yet,
            .starts_at = time.starts_at - early,
            .ends_at = time.ends_at,
            .where = core::whereabouts(
                work, meeting, to->holder, *authority, no_reference_yet, language),
            .mode = meeting.mode,
            .link = app.settings.public_url() + no_link_yet,
            .is_chair = is_chair,
            .parts = is_chair ? core::chair_parts(work, meeting, holders_in(draft), language)
                              : std::string{},
            .arrival = core::arrival_text(meeting, early, language),
            .service_name = authority->name,
            .service_phone = authority->meetings_phone,
            .language = language}),
        .seat = number,
        .seats = std::move(seats)};
}

}  // namespace quorate::server

#include "server/pages/scheduling/invitation_rows.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "server/pages/meetings/attendance_parts.hpp"

namespace quorate::server {
namespace {

using core::Candidate;
using core::Requirement;

const Candidate* candidate_of(const core::MeetingChoices& choices, const core::SeatHolder& holder)
{
    const auto found = std::ranges::find(choices.candidates, holder, &Candidate::holder);
    return found == choices.candidates.end() ? nullptr : &*found;
}

std::string how_text(bool by_mail)
{
    return by_mail ? "Calendar invitation by e-mail" : "Letter, by hand";
}

std::string about_text(const Candidate& candidate)
{
    const bool has_both = !candidate.job.empty() && !candidate.agency_name.empty();
    return candidate.job + (has_both ? ", " : "") + candidate.agency_name;
}

std::string asks_text(const core::SeatNeed& seat)
{
    if (core::is_family(seat.holder))
        return seat.requirement == Requirement::required ? "To be there, and what would help"
                                                         : "Whether they come, and what would help";
    switch (seat.requirement) {
        case Requirement::required:
            return "To be there";
        case Requirement::quorum:
            return "To come, or to send a deputy";
        case Requirement::optional:
            break;
    }
    return "To come, or to send a report";
}

struct Row {
    std::string person;
    std::string about = {};
    std::string how = {};
    std::string asks = {};
    std::string when = {};  // nothing for all of the meeting
    std::string apart = {};
    std::string field = {};  // nothing for those who are invited anyway
    std::string need = {};
    bool ticked = true;
};

View view_of(const Row& row)
{
    View made;
    made["person"] = row.person;
    made["about"] = row.about;
    made["how"] = row.how;
    made["asks"] = row.asks;
    made["when"] = row.when;
    made["apart"] = row.apart;
    made["field"] = row.field;
    made["need"] = row.need;
    made["ticked"] = row.ticked;
    made["is_fixed"] = row.field.empty();
    made["icon_svg"] = icon("yes");
    return made;
}

Row staff_row(const core::MeetingChoices& choices, const core::UserId& id, const char* part)
{
    const auto user = std::ranges::find(choices.staff, id, &core::User::id);
    return {.person = user == choices.staff.end() ? "Somebody who has left" : user->name.reveal(),
            .about = part,
            .how = how_text(true),
            .asks = "To be there"};
}

}  // namespace

View invitation_rows(const core::MeetingChoices& choices,
                     const core::MeetingNeeds& needs,
                     const core::MeetingDraft& draft)
{
    std::vector<Row> rows{staff_row(choices, draft.when_and_where.chair, "Chair")};
    if (needs.minute_taker) rows.push_back(staff_row(choices, *needs.minute_taker, "Minute taker"));
    const core::TimeAndPlace& time = draft.when_and_where;
    core::Meeting meeting;
    meeting.starts_at = core::london_instant(time.date.value() + time.time.value());
    meeting.ends_at = meeting.starts_at + std::chrono::minutes{time.length_minutes};
    for (const core::SeatNeed& seat : needs.seats) {
        const Candidate* candidate = candidate_of(choices, seat.holder);
        const bool is_chair = seat.holder.user == draft.when_and_where.chair;
        if (candidate == nullptr || is_chair) continue;
        rows.push_back(
            {.person = candidate->name.reveal(),
             .about = about_text(*candidate),
             .how = how_text(candidate->by_mail),
             .asks = asks_text(seat),
             .when = part_text(meeting, seat.window),
             .apart = must_not_meet_text(choices.must_not_meet, seat.holder, choices.candidates),
             .field = "need." + seat_key(seat.holder),
             .need = std::string{code(seat.requirement)},
             .ticked = std::ranges::any_of(draft.invitees, [&](const auto& invited) {
                 return invited.holder == seat.holder;
             })});
    }
    return view_list(rows, view_of);
}

std::vector<View> not_invited_rows(const core::MeetingChoices& choices,
                                   const core::MeetingNeeds& needs)
{
    std::vector<View> rows;
    for (const Candidate& candidate : choices.candidates) {
        const bool is_asked =
            std::ranges::find(needs.seats, candidate.holder, &core::SeatNeed::holder) !=
            needs.seats.end();
        if (is_asked || (!candidate.is_excluded && !candidate.holder.member)) continue;
        View row;
        row["person"] = candidate.name.reveal();
        row["about"] = about_text(candidate);
        row["why"] = candidate.is_excluded ? "Must not be invited to this family’s meetings."
                                           : "Not among those this meeting asks for.";
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace quorate::server

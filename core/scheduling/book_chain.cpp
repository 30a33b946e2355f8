#include "core/scheduling/meeting_chain.hpp"

#include <algorithm>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/dates/date_text.hpp"
#include "core/meetings/complaints.hpp"
#include "core/scheduling/chain_needs.hpp"
#include "core/scheduling/meeting_chain_store.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

Date day_of(const ChosenSlot& slot)
{
    return floor<days>(slot.starts_at);
}

// Gathers what is in the way of each of the meetings.
class ChainComplaints {
public:
    void add(Error error)
    {
        if (!is_any_ || (is_taken(error.refusal) && !is_taken(error_.refusal)))
            error_.refusal = error.refusal;
        is_any_ = true;
        error_.names_excluded = error_.names_excluded || error.names_excluded;
        for (FieldError& each : error.fields)
            if (std::ranges::find(error_.fields, each.field, &FieldError::field) ==
                    error_.fields.end() ||
                each.field.find('.') != std::string::npos)
                error_.fields.push_back(std::move(each));
    }

    bool is_any() const { return is_any_; }
    const Error& error() const { return error_; }

private:
    bool is_any_ = false;
    Error error_{Refusal::invalid_input};
};

// A core group or review has no limit yet that booking could hold it against.
Result<Done> check_order(const ChainDates& dates,
                         ChainLink link,
                         const ChosenSlot& slot,
                         Date conference,
                         const std::vector<ChildId>& children)
{
    const Date day = day_of(slot);
    if (day <= conference)
        return at_link(
            invalid("date",
                    "Choose a day after the conference, which is on " + long_date(conference)),
            link);
    const auto due = limit_after_conference(dates, link, conference, children);
    if (!due || day <= due->limit_date) return Done{};
    return at_link(Error{Refusal::past_limit,
                         {{"date",
                           "This is " + late_words(dates, *due, day, "the last day") +
                               ", after a conference on " + long_date(conference) +
                               ". Choose an earlier day"}}},
                   link);
}

}  // namespace

Result<MeetingChain> book_chain(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const BookChain& asked)
{
    const auto needs =
        ChainNeeds::read(work, tools, actor, asked.case_id, asked.type, asked.children);
    if (!needs) return needs.error();
    ChainComplaints complaints;
    for (const ChainLink link : all_chain_links)
        if (!asked.slots[static_cast<std::size_t>(link)])
            complaints.add(invalid(std::string{code(link)}, "Choose a time for " + phrase(link)));
    if (complaints.is_any()) return complaints.error();

    const Instant now = tools.clock.now();
    const ChainDates dates = chain_dates(work, tools, needs->family());
    const Date conference = day_of(*asked.slots.front());
    MeetingChain chain{.id = ChainId{tools.random.id()},
                       .authority = actor.authority,
                       .case_id = asked.case_id,
                       .created_by = actor.user,
                       .created_at = now};
    for (const ChainLink link : all_chain_links) {
        const ChosenSlot& slot = *asked.slots[static_cast<std::size_t>(link)];
        if (link != ChainLink::conference) {
            const auto fits = check_order(dates, link, slot, conference, needs->children());
            if (!fits) {
                complaints.add(fits.error());
                continue;
            }
        }
        const auto needed = needs->of(link);
        if (!needed) {
            complaints.add(at_link(needed.error(), link));
            continue;
        }
        MeetingDraft draft = meeting_draft_of(*needed, slot);
        if (needed->mode != MeetingMode::in_person)
            draft.when_and_where.video_link = asked.video_link;
        if (link == ChainLink::conference) {
            draft.hold = asked.hold;
            draft.when_and_where.late_authoriser = asked.late.authoriser;
            draft.when_and_where.late_reason_code = asked.late.reason_code;
            draft.when_and_where.late_reason = asked.late.reason;
        }
        const bool without_quorum = draft.confirmed.quorum;
        draft.confirmed = asked.confirmed;
        draft.confirmed.quorum = draft.confirmed.quorum || without_quorum;
        const auto meeting = schedule_meeting(work, tools, actor, draft);
        if (meeting)
            chain.meetings.push_back({link, *meeting});
        else
            complaints.add(at_link(meeting.error(), link));
    }
    if (complaints.is_any()) return complaints.error();
    work.meeting_chains.add(chain);
    audit(work,
          actor,
          now,
          {.action = Action::meeting_create,
           .object = chain.id.text(),
           .case_id = chain.case_id,
           .detail = "chain=" + std::to_string(chain.meetings.size())});
    return chain;
}

}  // namespace quorate::core

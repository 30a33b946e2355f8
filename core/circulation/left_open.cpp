#include "core/circulation/left_open.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/actions/action_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/corrections.hpp"
#include "core/circulation/decision_letters.hpp"
#include "core/circulation/record_clocks.hpp"
#include "core/circulation/record_reach.hpp"
#include "core/dates/date_text.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/record_store.hpp"
#include "core/minutes/without_quorum.hpp"

namespace quorate::core {
namespace {

void add(LeftOpen& open, std::ptrdiff_t number, const char* one, const char* many)
{
    if (number == 1) open.what.push_back(std::string{"1 "} + one);
    if (number > 1) open.what.push_back(std::to_string(number) + ' ' + many);
}

std::ptrdiff_t letters_to_go(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const MeetingId& meeting)
{
    const auto letters = decision_letters_beside(work, clock, actor, meeting);
    if (!letters) return 0;
    return std::ranges::count_if(letters->letters, [](const DecisionLetter& each) {
        return each.exists() && !each.kept.sent_on;
    });
}

// Closing a case does not end the duty to send what was agreed.
void add_record(UnitOfWork& work, LeftOpen& open, Instant now)
{
    const Meeting& meeting = open.meeting;
    if (!has_record_clocks(meeting, now)) return;
    const auto family = work.cases.find(meeting.authority, meeting.case_id);
    if (!family) return;
    if (!work.records.progress(meeting.authority, meeting.id).agreed_at) {
        open.what.emplace_back("the record is not agreed yet, and has to be sent then");
        return;
    }
    const RecordReach reach =
        record_reach_of(work,
                        {.meeting = meeting,
                         .family = *family,
                         .facts = {.id = family->id, .authority = meeting.authority}});
    add(open,
        std::ssize(reach.missing),
        "person is still to be sent the record",
        "people are still to be sent the record");
}

}  // namespace

std::vector<LeftOpen> left_open(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                const CaseId& id)
{
    std::vector<LeftOpen> all;
    for (const Meeting& meeting : work.meetings.of_case(actor.authority, id)) {
        if (meeting.status != MeetingStatus::held) continue;
        LeftOpen open{.meeting = meeting};
        const auto closing = work.minutes.closing(actor.authority, meeting.id);
        if (closing && closing->reconvene_by &&
            to_be_held_again_by(work, actor.authority, id, meeting.type) == closing->reconvene_by)
            open.what.push_back("it was adjourned, and has to be held again by " +
                                long_date(*closing->reconvene_by));
        add_record(work, open, clock.now());
        add(open,
            letters_to_go(work, clock, actor, meeting.id),
            "letter has not left",
            "letters have not left");
        const auto corrections = corrections_of(work, actor.authority, meeting.id);
        add(open,
            std::ranges::count_if(corrections,
                                  [](const CorrectionRow& row) {
                                      return row.correction.status == CorrectionStatus::open;
                                  }),
            "correction has no answer",
            "corrections have no answer");
        const auto actions = work.actions.of_meeting(actor.authority, meeting.id);
        add(open,
            std::ranges::count_if(
                actions, [](const ActionRow& row) { return is_still_to_do(row.action.status); }),
            "action point is still to do",
            "action points are still to do");
        if (!open.what.empty()) all.push_back(std::move(open));
    }
    std::ranges::sort(all, {}, [](const LeftOpen& each) { return each.meeting.starts_at; });
    return all;
}

}  // namespace quorate::core

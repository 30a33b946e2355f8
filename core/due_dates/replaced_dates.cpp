#include "core/due_dates/replaced_dates.hpp"

#include <map>

#include "core/cases/case_event_store.hpp"
#include "core/due_dates/due_date_store.hpp"

namespace quorate::core {
namespace {

// The events of a case, by what was done to them.
struct Replacements {
    std::map<CaseEventId, CaseEvent> events;
    std::map<CaseEventId, CaseEvent> corrections;  // by the event that they correct

    explicit Replacements(const std::vector<CaseEvent>& history)
    {
        for (const CaseEvent& each : history) {
            events.emplace(each.id, each);
            if (each.corrects) corrections.emplace(*each.corrects, each);
        }
    }

    // When no day moved, the event alone tells when and why the answer was replaced. What was done
    // to it after the calendars had moved the date is another matter.
    void explain(ReplacedDate& replaced) const
    {
        const bool by_event = !replaced.cause || replaced.cause == MoveCause::event_corrected ||
                              replaced.cause == MoveCause::event_withdrawn ||
                              replaced.cause == MoveCause::meeting_held;
        if (!by_event) return;
        const auto event = events.find(replaced.date.event);
        if (event == events.end() || !event->second.replaced_at) return;
        if (!replaced.at) replaced.at = event->second.replaced_at;
        const auto correction = corrections.find(replaced.date.event);
        const bool was_corrected = correction != corrections.end();
        replaced.reason =
            (was_corrected ? correction->second.correction_reason : event->second.withdrawal_reason)
                .reveal();
        if (!replaced.cause)
            replaced.cause =
                was_corrected ? MoveCause::event_corrected : MoveCause::event_withdrawn;
    }
};

}  // namespace

std::vector<ReplacedDate> replaced_dates(UnitOfWork& work,
                                         const AuthorityId& authority,
                                         const CaseId& id)
{
    const std::vector<CaseDueDate> old = work.due_dates.superseded_of(authority, id);
    if (old.empty()) return {};
    std::map<DueDateId, CaseDueDate> dates;
    for (const CaseDueDate& each : old)
        dates.emplace(each.id, each);
    for (const CaseDueDate& each : work.due_dates.of_case(authority, id))
        dates.emplace(each.id, each);
    std::map<DueDateId, CaseMove> moves;
    for (CaseMove& each : work.date_moves.of_case(authority, id))
        moves.emplace(each.date.before.value_or(each.date.after), std::move(each));
    const Replacements replacements{work.case_events.history_of(authority, id)};

    std::vector<ReplacedDate> replaced;
    for (const CaseDueDate& each : old) {
        ReplacedDate& row = replaced.emplace_back(ReplacedDate{.date = each});
        if (const auto move = moves.find(each.id); move != moves.end()) {
            row.no_longer_runs = !move->second.date.before;
            const auto by = dates.find(move->second.date.after);
            if (by != dates.end() && !row.no_longer_runs) row.by = by->second;
            row.cause = move->second.move.reason.cause;
            row.at = move->second.move.made_at;
            row.changed_by = move->second.made_by_name;
            row.told = move->second.told;
        }
        replacements.explain(row);
    }
    return replaced;
}

}  // namespace quorate::core

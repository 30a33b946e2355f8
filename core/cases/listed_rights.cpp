#include "core/cases/listed_rights.hpp"

#include "core/due_dates/due_date_store.hpp"

namespace quorate::core {

ListedRights::ListedRights(UnitOfWork& work, const Actor& actor, Instant now)
    : actor_{actor}, now_{now}, involved_{work.cases.involving(actor, now)}
{
}

bool ListedRights::may(Action action, const CaseId& id) const
{
    const CaseFacts facts{
        .id = id, .authority = actor_.authority, .involved = involved_.contains(id)};
    return permit_on_case(actor_, action, facts, now_).has_value();
}

bool is_listed(
    UnitOfWork& work, const Actor& actor, Reach reach, Instant now, const DueDateId& cursor)
{
    const auto due = work.due_dates.find(actor.authority, cursor);
    if (!due) return false;
    const auto facts = work.cases.facts(actor, due->case_id, now);
    return facts && is_within(*facts, reach);
}

}  // namespace quorate::core

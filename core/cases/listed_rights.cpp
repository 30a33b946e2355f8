#include "core/cases/listed_rights.hpp"

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

}  // namespace quorate::core

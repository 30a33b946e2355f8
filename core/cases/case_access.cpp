#include "core/cases/case_access.hpp"

#include "core/cases/case_store.hpp"

namespace quorate::core {

Result<OpenedCase> open_case(UnitOfWork& work,
                             const Actor& actor,
                             Action action,
                             const CaseId& id,
                             Instant now,
                             Grounds grounds)
{
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    const Error hidden{.refusal = Refusal::hidden,
                       .action = std::string{action_name(action)},
                       .object = id.text()};
    const auto facts = work.cases.facts(actor, id, now);
    if (!facts) return hidden;
    if (const auto permitted = permit_on_case(actor, action, *facts, now, grounds); !permitted)
        return permitted.error();
    auto family = work.cases.find(actor.authority, id);
    if (!family) return hidden;  // erased between the two
    return OpenedCase{*std::move(family), *facts};
}

bool may_also(const OpenedCase& opened, const Actor& actor, Action action, Instant now)
{
    return permit_on_case(actor, action, opened.facts, now).has_value();
}

}  // namespace quorate::core

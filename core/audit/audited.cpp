#include "core/audit/audited.hpp"

#include "core/access/role.hpp"

namespace quorate::core {

void audit(UnitOfWork& work, const Actor& actor, Instant now, const Audited& what)
{
    work.audit.record(actor.authority,
                      {.at = now,
                       .actor = actor.user.text(),
                       .actor_role = std::string{role_code(actor.role)},
                       .session = actor.credential,
                       .network = actor.network,
                       .action = std::string{action_name(what.action)},
                       .object = what.object,
                       .case_id = what.case_id,
                       .result = "ok",
                       .detail = what.detail});
}

AuditRecord denial(const Actor& actor, Instant now, const Error& error)
{
    return {.at = now,
            .actor = actor.user.text(),
            .actor_role = std::string{role_code(actor.role)},
            .session = actor.credential,
            .network = actor.network,
            .action = error.action,
            .object = error.object,
            .case_id = {},
            .result = std::string{refusal_text(error.refusal).code},
            .detail = {}};
}

}  // namespace quorate::core

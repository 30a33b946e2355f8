#include "core/directory/directory_access.hpp"

#include "core/access/permission.hpp"

namespace quorate::core {

Result<DirectoryScope> directory_scope(const Actor& actor, Instant now)
{
    if (actor.role == Role::agency_user && actor.agency) return DirectoryScope{actor.agency};
    const auto allowed = permit(actor, Action::user_list_directory, actor.authority, now);
    if (!allowed) return allowed.error();
    return DirectoryScope{};
}

Result<Done> permit_contacts_of(const Actor& actor, const AgencyId& agency, Instant now)
{
    const bool own = actor.agency && *actor.agency == agency;
    if (actor.role == Role::agency_user && !own)
        return Error{.refusal = Refusal::hidden,
                     .action = std::string{action_name(Action::contact_create_edit)},
                     .object = agency.text()};
    return permit_own(actor,
                      Action::contact_create_edit,
                      {.id = agency.text(),
                       .owner = own ? actor.user.text() : std::string{},
                       .authority = actor.authority},
                      now);
}

}  // namespace quorate::core

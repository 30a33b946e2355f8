#include "core/directory/staff.hpp"

#include "core/access/permission.hpp"
#include "core/directory/directory_access.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/authority_store.hpp"

namespace quorate::core {

Result<PageOf<StaffMember>> list_staff(UnitOfWork& work,
                                       const Clock& clock,
                                       const Actor& actor,
                                       StaffQuery query)
{
    const auto allowed = permit(actor, Action::user_list_directory, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    if (const UserId last{query.stretch.after}; !last.empty()) {
        const auto person = work.users.find(last);
        if (!person || person->authority != actor.authority) return unknown_cursor();
    }
    query.stretch = within_limits(query.stretch);
    return work.staff.list(actor.authority, query);
}

Result<Authority> find_authority(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const AuthorityId& id)
{
    // Its name and its service's address are in every invitation, so agency people know them too.
    const auto scope = directory_scope(actor, clock.now());
    if (!scope) return scope.error();
    const auto authority =
        id == actor.authority ? work.authorities.find(id) : std::optional<Authority>{};
    if (!authority) return hidden_entry(Action::user_list_directory, id.text());
    return *authority;
}

}  // namespace quorate::core

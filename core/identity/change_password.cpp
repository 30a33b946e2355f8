#include "core/identity/change_password.hpp"

#include "core/access/permission.hpp"
#include "core/identity/identity_audit.hpp"

namespace quorate::core {

Result<Done> change_password(IdentityStores& stores,
                             const IdentityTools& tools,
                             const Actor& actor,
                             const ChangePassword& command)
{
    auto user = stores.users.find(command.user);
    if (!user) return Refusal::not_found;
    const auto allowed = permit_own(actor,
                                    Action::auth_password_change_own,
                                    {user->id.text(), user->id.text(), user->authority},
                                    tools.clock.now());
    if (!allowed) return allowed;

    stores.users.set_password_hash(user->id, command.new_hash);
    user->must_change_password = false;
    stores.users.save_password_duty(*user);
    stores.sessions.remove_all_of(user->id, command.keep_session);
    record_identity_event(
        stores, tools, actor, action_name(Action::auth_password_change_own), user->id.text());
    return Done{};
}

}  // namespace quorate::core

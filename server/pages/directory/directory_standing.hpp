#pragma once

#include <string_view>

#include "core/directory/entry.hpp"
#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {

/// Deactivates or reactivates the entry in the address by `use_case`, then shows it.
template <class IdType, class UseCase>
Response change_standing(App& app,
                         const Request& request,
                         const core::Actor& actor,
                         std::string_view list,
                         std::string_view done_code,
                         UseCase use_case)
{
    const core::EntryVersion<IdType> entry{IdType{request.value(0)}, version_of(form_of(request))};
    const auto changed = app.transact(
        actor, [&](core::UnitOfWork& work) { return use_case(work, app.clock, actor, entry); });
    if (!changed) return refusal_page(app, request, actor, changed.error());
    return done(entry_url(list, request.value(0)), done_code);
}

}  // namespace quorate::server

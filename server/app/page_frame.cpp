#include "server/app/page_frame.hpp"

#include "core/people/authority_store.hpp"

namespace quorate::server {

std::string organisation_name(App& app, const core::Actor& actor)
{
    return app.database.read([&](core::UnitOfWork& work) -> std::string {
        if (!actor.authority.empty()) {
            const auto own = work.authorities.find(actor.authority);
            if (own) return own->name;
        }
        const auto all = work.authorities.all();
        return all.empty() ? "Quorate" : all.front().name;
    });
}

NavCounts navigation_counts(App&, const core::Actor&)
{
    return {};
}

}  // namespace quorate::server

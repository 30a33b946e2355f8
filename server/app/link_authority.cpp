#include "server/app/link_authority.hpp"

#include <string>
#include <string_view>

#include "core/actions/action_store.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/directory/address_link_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/polls/poll_store.hpp"
#include "server/app/route.hpp"

namespace quorate::server {
namespace {

core::AuthorityId of_action_link(core::UnitOfWork& work, const std::string& hash, core::Instant now)
{
    if (work.actions.owner_by_link(hash, now)) return {};
    if (const auto action = work.actions.find_by_link(hash)) return action->first;
    const auto mailed = work.circulations.find_by_link(hash);
    return mailed ? mailed->first : core::AuthorityId{};
}

core::AuthorityId authority_of(core::UnitOfWork& work,
                               std::string_view pattern,
                               const std::string& hash,
                               core::Instant now)
{
    if (pattern.starts_with("/i/")) {
        const auto seat = work.invitees.find_by_link(hash);
        return seat ? seat->invitee.authority : core::AuthorityId{};
    }
    if (pattern.starts_with("/t/")) {
        const auto seat = work.polls.find_by_link(hash);
        return seat ? seat->authority : core::AuthorityId{};
    }
    if (pattern.starts_with("/d/")) {
        const auto papers = work.circulations.find_by_link(hash);
        return papers ? papers->first : core::AuthorityId{};
    }
    if (pattern.starts_with("/v/")) {
        const auto link = work.address_links.find_by_link(hash);
        return link ? link->authority : core::AuthorityId{};
    }
    return pattern.starts_with("/a/") ? of_action_link(work, hash, now) : core::AuthorityId{};
}

}  // namespace

core::AuthorityId authority_of_link(App& app, const Request& request)
{
    // "/i/{token}/done"; no other page without a sign-in stands behind a person's link.
    const std::string_view pattern = request.row->pattern;
    if (pattern.find("/{token}") != 2) return {};
    const std::string hash = app.links.hash(request.value(0));
    return app.database.read(
        [&](core::UnitOfWork& work) { return authority_of(work, pattern, hash, app.now()); });
}

}  // namespace quorate::server

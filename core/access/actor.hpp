#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/access/role.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// How long entering the password again counts.
inline constexpr std::chrono::minutes step_up_lasts{10};

/// Who is asking: the same for a page, an API call and a command.
struct Actor {
    UserId user = {};  // an agency contact by link has the contact's id here
    AuthorityId authority = {};
    Role role = Role::anonymous;
    PersonName name = {};
    std::vector<TeamId> teams = {};
    std::optional<Instant> stepped_up_at = {};
    std::optional<AgencyId> agency = {};
    std::optional<ContactId> contact = {};  // whom meetings invite an agency user as
    std::string credential = {};            // id of the session or API token, for the audit
    std::string network = {};               // "203.0.113.0/24", for the audit
    bool is_system = false;                 // a job of the service itself; see system_actor()

    /// Whether the password was entered again within the last ten minutes.
    bool has_stepped_up(Instant now) const
    {
        return stepped_up_at && *stepped_up_at <= now && now - *stepped_up_at <= step_up_lasts;
    }

    /// Whether the id is the actor's own: of the account, or of the contact that it belongs to.
    bool is(const std::string& id) const
    {
        return !id.empty() && (id == user.text() || (contact && id == contact->text()));
    }

    /// Whether the actor can be the second person to what `first` put forward: somebody else, and
    /// not from the same sign-in. One that is not known is empty.
    bool is_second_to(const UserId& first, const std::string& first_credential) const
    {
        const bool same_sign_in = !first_credential.empty() && first_credential == credential;
        return user != first && !same_sign_in;
    }

    bool is_in_team(const TeamId& team) const
    {
        for (const TeamId& each : teams)
            if (each == team && !team.empty()) return true;
        return false;
    }
};

/// The actor of a job: may do in one authority whatever anyone there may do, under the name
/// "system" in the audit.
inline Actor system_actor(AuthorityId authority)
{
    return Actor{.user = UserId{"system"},
                 .authority = std::move(authority),
                 .credential = "system",
                 .is_system = true};
}

/// The actor of a request that nobody has signed in for.
inline Actor anonymous_actor()
{
    return Actor{};
}

}  // namespace quorate::core

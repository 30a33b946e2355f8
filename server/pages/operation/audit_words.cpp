#include "server/pages/operation/audit_words.hpp"

#include "core/access/role.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {

std::string when_logged(core::Instant at)
{
    return core::short_date(core::london_date(at)) + " " + core::london_clock_time(at);
}

std::string who_logged(const std::map<std::string, core::PersonName>& names,
                       const std::string& actor)
{
    if (actor == "system") return "The service";
    if (const auto known = names.find(actor); known != names.end()) return known->second.reveal();
    if (actor.starts_with("link:")) return "By a mailed link";
    return actor.empty() ? "Nobody signed in" : "Someone without an account here";
}

std::string role_logged(const std::string& code)
{
    const auto role = core::find_role(code);
    return role && *role != core::Role::anonymous ? std::string{core::role_label(*role)}
                                                  : std::string{};
}

}  // namespace quorate::server

#include "core/audit/audited.hpp"

#include <algorithm>

#include "core/access/role.hpp"
#include "core/cases/emergency_access_store.hpp"

namespace quorate::core {

namespace {

// Somebody who opened the family in an emergency may read it by that alone, so what they read says
// under which.
std::string detail_of(UnitOfWork& work, const Actor& actor, Instant now, const Audited& what)
{
    const bool may_rest_on_it = what.action == Action::case_view_summary ||
                                what.action == Action::meeting_view ||
                                what.action == Action::minutes_view;
    if (!may_rest_on_it || what.case_id.empty() || actor.is_system) return what.detail;
    const auto access = work.emergency_access.live(actor.authority, actor.user, what.case_id, now);
    if (!access) return what.detail;
    return what.detail + (what.detail.empty() ? "" : " ") + "emergency=" + access->text();
}

}  // namespace

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
                       .detail = detail_of(work, actor, now, what),
                       .reason = what.reason});
}

namespace {

// What was asked for comes from an address that somebody may have typed a name into. Every id has a
// digit, and no name.
std::string id_asked_for(const std::string& text)
{
    constexpr std::size_t longest_id = 64;
    const bool is_short = text.size() <= longest_id;
    const bool has_digit = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
    const bool is_plain = std::ranges::all_of(
        text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    return is_short && has_digit && is_plain ? text : std::string{};
}

}  // namespace

AuditRecord denial(const Actor& actor, Instant now, const Error& error)
{
    return {.at = now,
            .actor = actor.user.text(),
            .actor_role = std::string{role_code(actor.role)},
            .session = actor.credential,
            .network = actor.network,
            .action = error.action,
            .object = id_asked_for(error.object),
            .case_id = {},
            .result = std::string{refusal_text(error.refusal).code},
            .detail = {}};
}

}  // namespace quorate::core

#include "core/audit/alerts.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audit_trail.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_note = 500;

}  // namespace

std::vector<AlertReason> alerts_due(UnitOfWork& work,
                                    const Clock& clock,
                                    const AuthorityId& authority,
                                    ChainLook look)
{
    std::vector<AlertReason> reasons = decide_alerts(work.alerts.counts(authority, clock.now()));
    if (look == ChainLook::yes)
        if (const auto broken = work.audit.first_broken(authority))
            reasons.push_back({.kind = AlertKind::chain_broken, .times = *broken});
    return reasons;
}

int raise_alerts(UnitOfWork& work,
                 const AlertTools& tools,
                 const AuthorityId& authority,
                 const std::vector<AlertReason>& reasons)
{
    const Instant now = tools.clock.now();
    int raised = 0;
    for (const AlertReason& reason : reasons)
        if (work.alerts.raise({.id = AuditAlertId{tools.random.id()},
                               .authority = authority,
                               .kind = reason.kind,
                               .subject = reason.subject,
                               .day = london_date(now),
                               .times = reason.times,
                               .raised_at = now}))
            ++raised;
    return raised;
}

AlertsToTell claim_alerts(UnitOfWork& work, const AuthorityId& authority, Instant now)
{
    AlertsToTell tell;
    for (const User& user : work.users.of_authority(authority))
        if (user.active && user.role == Role::auditor) tell.to.push_back(user.email);
    if (!tell.to.empty()) tell.alerts = work.alerts.claim_untold(authority, now);
    return tell;
}

bool may_see_alerts(const Actor& actor)
{
    return permit_role(actor, Action::audit_export).has_value();
}

Result<int> unseen_alerts(UnitOfWork& work, const Actor& actor)
{
    if (const auto allowed = permit_role(actor, Action::audit_export); !allowed)
        return allowed.error();
    return work.alerts.unseen(actor.authority);
}

Result<AlertsPage> view_alerts(UnitOfWork& work, const Actor& actor, const Stretch& stretch)
{
    if (const auto allowed = permit_role(actor, Action::audit_export); !allowed)
        return allowed.error();
    const int limit = std::clamp(stretch.limit, 1, longest_stretch);
    AlertsPage alerts;
    alerts.page =
        page_of(work.alerts.list(actor.authority, AuditAlertId{stretch.after}, limit + 1), limit);
    for (const User& user : work.users.of_authority(actor.authority))
        alerts.names.emplace(user.id.text(), user.name);
    std::erase_if(alerts.names, [&alerts](const auto& named) {
        return std::ranges::none_of(alerts.page.entries, [&named](const AuditAlert& alert) {
            return alert.subject == named.first ||
                   (alert.seen_by && alert.seen_by->text() == named.first);
        });
    });
    return alerts;
}

Result<Done> see_alert(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const AuditAlertId& id,
                       const std::string& note)
{
    if (const auto allowed = permit_role(actor, Action::audit_export); !allowed)
        return allowed.error();
    if (length(note) > longest_note || !is_plain_text(note, Lines::many))
        return invalid("note", "Keep the note under 500 characters of plain text");
    if (trimmed(note).empty())
        return invalid("note", "Write what came of it, if only that there was a reason");
    const Instant now = clock.now();
    if (!work.alerts.mark_seen(actor.authority, id, actor.user, now, FreeText{trimmed(note)}))
        return Refusal::not_found;
    audit(work,
          actor,
          now,
          {.action = Action::audit_view_case_log, .object = id.text(), .detail = "part=alert"});
    return Done{};
}

}  // namespace quorate::core

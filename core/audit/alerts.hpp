#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/audit/alert_store.hpp"
#include "core/support/paging.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct AlertTools {
    const Clock& clock;
    RandomSource& random;
};

/// Whether the chain is looked through as well, which takes seconds for a million entries.
enum class ChainLook { yes, no };

/// What there is to tell of one authority now. For the service; changes nothing.
std::vector<AlertReason> alerts_due(UnitOfWork& work,
                                    const Clock& clock,
                                    const AuthorityId& authority,
                                    ChainLook look);

/// Raises them; gives how many are new today.
int raise_alerts(UnitOfWork& work,
                 const AlertTools& tools,
                 const AuthorityId& authority,
                 const std::vector<AlertReason>& reasons);

/// The alerts that wait to be told of, and who is told: the active auditors.
struct AlertsToTell {
    int alerts = 0;
    std::vector<Email> to = {};
};

/// Takes on to tell of what nobody was told of. Nothing is taken where there is nobody to tell.
AlertsToTell claim_alerts(UnitOfWork& work, const AuthorityId& authority, Instant now);

/// A page of alerts with the names of the staff that they are about and who saw them.
struct AlertsPage {
    PageOf<AuditAlert> page = {};
    std::map<std::string, PersonName> names = {};
};

/// Whether the role looks at alerts: that of who may take the log as a file.
bool may_see_alerts(const Actor& actor);

/// How many nobody has looked at, for the auditor.
Result<int> unseen_alerts(UnitOfWork& work, const Actor& actor);

/// For the auditor.
Result<AlertsPage> view_alerts(UnitOfWork& work, const Actor& actor, const Stretch& stretch);

/// That the auditor has looked at one, and what came of it. Logged.
Result<Done> see_alert(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const AuditAlertId& id,
                       const std::string& note);

}  // namespace quorate::core

#pragma once

#include <map>

#include "core/audit/alert_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class AlertStore : public core::AlertStore {
public:
    explicit AlertStore(Sql& sql) : sql_{sql} {}

    std::vector<core::ActorCounts> counts(const core::AuthorityId& authority,
                                          core::Instant now) override;
    bool raise(const core::AuditAlert& alert) override;
    std::vector<core::AuditAlert> list(const core::AuthorityId& authority,
                                       const core::AuditAlertId& before,
                                       int limit) override;
    int unseen(const core::AuthorityId& authority) override;
    bool mark_seen(const core::AuthorityId& authority,
                   const core::AuditAlertId& id,
                   const core::UserId& by,
                   core::Instant at,
                   const core::FreeText& note) override;
    int claim_untold(const core::AuthorityId& authority, core::Instant at) override;
    void unclaim(const core::AuthorityId& authority, core::Instant at) override;

private:
    using ByActor = std::map<std::string, core::ActorCounts>;
    void count_families(const core::AuthorityId& authority, core::Instant now, ByActor& to);
    void count_refusals(const core::AuthorityId& authority, core::Instant now, ByActor& to);
    void count_feeds(const core::AuthorityId& authority, core::Instant now, ByActor& to);
    void count_reviews(const core::AuthorityId& authority, core::Instant now, ByActor& to);
    void count_acts(const core::AuthorityId& authority, core::Instant now, ByActor& to);

    Sql& sql_;
};

}  // namespace quorate::db

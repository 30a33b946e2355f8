#pragma once

#include "core/cases/emergency_access_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class EmergencyAccessStore : public core::EmergencyAccessStore {
public:
    explicit EmergencyAccessStore(Sql& sql) : sql_{sql} {}

    void add(const core::EmergencyAccess& access) override;
    std::optional<core::EmergencyAccess> find(const core::AuthorityId& authority,
                                              const core::EmergencyAccessId& id) override;
    std::optional<core::EmergencyAccessId> live(const core::AuthorityId& authority,
                                                const core::UserId& user,
                                                const core::CaseId& id,
                                                core::Instant now) override;
    std::vector<core::EmergencyAccess> live_of(const core::AuthorityId& authority,
                                               const core::UserId& user,
                                               core::Instant now) override;
    std::vector<core::EmergencyAccess> asked_by(const core::AuthorityId& authority,
                                                const core::UserId& user,
                                                core::Instant since) override;
    std::vector<core::EmergencyAccess> waiting(const core::AuthorityId& authority,
                                               core::Instant since) override;
    std::vector<core::EmergencyAccess> to_review(const core::AuthorityId& authority) override;
    std::vector<core::EmergencyAccess> reviewed(const core::AuthorityId& authority,
                                                int limit) override;
    int opened_since(const core::AuthorityId& authority,
                     const core::UserId& user,
                     core::Instant since) override;
    bool approve(const core::AuthorityId& authority,
                 const core::EmergencyAccessId& id,
                 const core::UserId& by,
                 const std::string& credential,
                 core::Instant at) override;
    bool open(const core::AuthorityId& authority,
              const core::EmergencyAccessId& id,
              core::Instant at,
              core::Instant until,
              core::Date review_by) override;
    bool end(const core::AuthorityId& authority,
             const core::EmergencyAccessId& id,
             core::Instant at) override;
    bool review(const core::EmergencyAccess& reviewed) override;
    std::vector<core::EmergencyAccess> ended(core::Instant now) override;
    std::vector<core::EmergencyAccess> overdue(core::Date today) override;
    bool note_overdue(const core::AuthorityId& authority,
                      const core::EmergencyAccessId& id,
                      core::Instant at) override;
    bool note_end(const core::AuthorityId& authority,
                  const core::EmergencyAccessId& id,
                  core::Instant at) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db

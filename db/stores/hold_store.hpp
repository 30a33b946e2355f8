#pragma once

#include "core/holds/hold_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class HoldStore : public core::HoldStore {
public:
    explicit HoldStore(Sql& sql) : sql_{sql} {}

    void add(const core::SlotHold& hold) override;
    std::optional<core::SlotHold> find(const core::AuthorityId& authority,
                                       const core::HoldId& id,
                                       core::Instant now) override;
    std::vector<core::SlotHold> of_case(const core::AuthorityId& authority,
                                        const core::CaseId& id,
                                        core::Instant now) override;
    int count_by(const core::AuthorityId& authority,
                 const core::UserId& maker,
                 core::Instant now) override;
    std::vector<core::HeldTime> between(const core::AuthorityId& authority,
                                        core::Instant from,
                                        core::Instant until,
                                        core::Instant now) override;
    bool remove(const core::AuthorityId& authority, const core::HoldId& id) override;
    void drop_expired(core::Instant now) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db

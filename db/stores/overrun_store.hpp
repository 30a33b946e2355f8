#pragma once

#include "core/due_dates/overrun_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class OverrunStore : public core::OverrunStore {
public:
    explicit OverrunStore(Sql& sql) : sql_{sql} {}

    std::vector<core::OverrunRequest> of_case(const core::AuthorityId& authority,
                                              const core::CaseId& id) override;
    std::optional<core::OverrunRequest> find(const core::AuthorityId& authority,
                                             const core::OverrunId& id) override;
    bool add(const core::OverrunRequest& request) override;
    bool decide(const core::AuthorityId& authority,
                const core::OverrunId& id,
                const core::OverrunDecision& decision) override;
    void follow(const core::AuthorityId& authority,
                const core::DueDateId& from,
                const core::DueDateId& to) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db

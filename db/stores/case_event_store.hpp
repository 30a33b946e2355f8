#pragma once

#include "core/cases/case_event_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class CaseEventStore : public core::CaseEventStore {
public:
    explicit CaseEventStore(Sql& sql) : sql_{sql} {}

    std::vector<core::CaseEvent> of_case(const core::AuthorityId& authority,
                                         const core::CaseId& id) override;
    std::vector<core::CaseEvent> history_of(const core::AuthorityId& authority,
                                            const core::CaseId& id) override;
    std::optional<core::CaseEvent> find(const core::AuthorityId& authority,
                                        const core::CaseEventId& id) override;
    std::vector<core::CaseId> cases_with_events_since(const core::AuthorityId& authority,
                                                      core::Date first) override;
    void add(const core::AuthorityId& authority, const core::CaseEvent& event) override;
    bool replace(const core::AuthorityId& authority,
                 const core::CaseEventId& id,
                 core::Instant at,
                 const core::FreeText& withdrawal_reason) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db

#pragma once

#include "core/retention/retention_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// How long records are kept, and what is left of those that are not: the tables `retention_note`,
/// `case_closing`, `legal_hold` and `erased_case`. What an erasure takes out is in
/// case_erasure.hpp.
class RetentionStore final : public core::RetentionStore {
public:
    explicit RetentionStore(Sql& sql) : sql_{sql} {}

    std::vector<core::RetentionNote> notes(const core::AuthorityId& authority) override;
    void add_note(const core::AuthorityId& authority, const core::RetentionNote& note) override;
    void note_closed(const core::AuthorityId& authority,
                     const core::CaseId& id,
                     core::Instant at) override;
    void note_reopened(const core::AuthorityId& authority, const core::CaseId& id) override;
    std::vector<core::ClosedCase> closed_cases(const core::AuthorityId& authority) override;
    std::optional<core::ClosedCase> closed_case(const core::AuthorityId& authority,
                                                const core::CaseId& id) override;
    std::vector<core::LegalHold> holds(const core::AuthorityId& authority) override;
    void add_hold(const core::LegalHold& hold) override;
    bool lift_hold(const core::AuthorityId& authority,
                   const core::LegalHoldId& id,
                   const core::UserId& by,
                   core::Instant at) override;
    bool is_named_elsewhere(const core::AuthorityId& authority, const core::CaseId& id) override;
    void erase(const core::AuthorityId& authority, const core::CaseId& id) override;
    void add_erased(const core::ErasedCase& erased) override;
    std::vector<core::ErasedCase> erased_cases(const core::AuthorityId& authority) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db

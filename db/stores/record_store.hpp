#pragma once

#include "core/minutes/record_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// The clocks of records and the corrections asked for, in the tables `record_policy` and
/// `record_correction`.
class RecordStore final : public core::RecordStore {
public:
    explicit RecordStore(Sql& sql) : sql_{sql} {}

    std::optional<core::RecordPolicy> policy_of(const core::AuthorityId& authority) override;
    core::Result<int> set_policy(const core::AuthorityId& authority,
                                 const core::RecordPolicy& policy) override;
    core::RecordProgress progress(const core::AuthorityId& authority,
                                  const core::MeetingId& meeting) override;
    std::vector<core::RecordProgress> unsent(const core::AuthorityId& authority,
                                             core::Instant from,
                                             core::Instant until,
                                             int limit) override;
    std::vector<core::RecordProgress> sent_in_part(const core::AuthorityId& authority,
                                                   core::Instant from,
                                                   core::Instant until,
                                                   int limit) override;
    std::vector<core::MeetingId> held_conferences(const core::AuthorityId& authority,
                                                  core::Instant from,
                                                  core::Instant until,
                                                  int limit) override;
    void ask(const core::AuthorityId& authority, const core::Correction& correction) override;
    std::optional<core::Correction> find(const core::AuthorityId& authority,
                                         const core::CorrectionId& id) override;
    std::vector<core::Correction> of_meeting(const core::AuthorityId& authority,
                                             const core::MeetingId& meeting) override;
    std::vector<core::MeetingId> with_open_corrections(const core::AuthorityId& authority,
                                                       int limit) override;
    std::vector<core::MeetingId> with_copies_before_amendments(const core::AuthorityId& authority,
                                                               core::Instant now,
                                                               int limit) override;
    bool answer(const core::AuthorityId& authority, const core::Correction& answered) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db

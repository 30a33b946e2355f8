#pragma once

#include "core/due_dates/due_date_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class DueDateStore : public core::DueDateStore {
public:
    explicit DueDateStore(Sql& sql) : sql_{sql} {}

    std::vector<core::CaseDueDate> of_case(const core::AuthorityId& authority,
                                           const core::CaseId& id) override;
    std::vector<core::CaseDueDate> superseded_of(const core::AuthorityId& authority,
                                                 const core::CaseId& id) override;
    std::optional<core::CaseDueDate> find(const core::AuthorityId& authority,
                                          const core::DueDateId& id) override;
    std::map<core::DueDateId, std::vector<core::ChildAnswer>> answers_of(
        const core::AuthorityId& authority, const std::vector<core::DueDateId>& ids) override;
    std::vector<core::CaseId> cases_open_between(const core::AuthorityId& authority,
                                                 core::Date first,
                                                 core::Date last) override;
    void add(const core::AuthorityId& authority, const core::CaseDueDate& due) override;
    void set_status(const core::AuthorityId& authority,
                    const core::DueDateId& id,
                    core::DueStatus status,
                    std::optional<core::Date> met_on,
                    const std::string& settled_reason,
                    std::optional<core::Instant> met_at = {}) override;
    void set_answers(const core::AuthorityId& authority,
                     const core::DueDateId& id,
                     const std::vector<core::ChildAnswer>& answers) override;

    bool book(const core::AuthorityId& authority,
              const core::DueDateId& id,
              const core::MeetingId& meeting) override;
    void release(const core::AuthorityId& authority, const core::MeetingId& meeting) override;
    void meet(const core::AuthorityId& authority,
              const core::MeetingId& meeting,
              core::Date held_on) override;

    std::vector<core::QueueRow> needing_a_date(const core::Actor& actor,
                                               core::Reach reach,
                                               core::Instant now,
                                               const core::QueueFilter& filter) override;
    int count_needing_a_date(const core::Actor& actor,
                             core::Reach reach,
                             core::Instant now,
                             const core::QueueFilter& filter) override;

    std::vector<core::DueRow> everything_due(const core::Actor& actor,
                                             core::Reach reach,
                                             core::Instant now,
                                             const core::DueQuery& query) override;
    core::DueCounts count_everything_due(const core::Actor& actor,
                                         core::Reach reach,
                                         core::Instant now,
                                         const core::DueQuery& query) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
